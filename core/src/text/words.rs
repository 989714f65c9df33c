//! The words that the interface needs, as one table that each language fills.
//! Templates name what is put in with `{braces}`; a pair is for one thing and for several.

pub struct Words {
    // Views and tools.
    pub timeline: &'static str,
    pub list: &'static str,
    pub view: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub next_result: &'static str,
    pub filters: &'static str,
    pub clear_all: &'static str,
    /// `{name}`
    pub remove_filter: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub fit: &'static str,
    pub keys: &'static str,
    pub close: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub page: &'static str,
    pub overview: &'static str,
    pub tracks: &'static str,
    pub joint: &'static str,
    /// `{party}`
    pub initiated_by: &'static str,
    pub initiated_jointly: &'static str,
    // Counts.
    pub events: [&'static str; 2],
    /// `{n}` `{total}`
    pub of_events: &'static str,
    /// `{n}` `{total}`
    pub result_of: &'static str,
    pub nothing_found: &'static str,
    pub nothing_found_advice: &'static str,
    pub no_events: &'static str,
    pub undated: [&'static str; 2],
    // Filters.
    pub initiator: &'static str,
    pub category: &'static str,
    pub actor: &'static str,
    pub certainty: &'static str,
    pub exact: &'static str,
    pub imprecise: &'static str,
    pub approximate: &'static str,
    pub open: &'static str,
    pub derived: &'static str,
    pub disputed: &'static str,
    // An event.
    pub about: &'static str,
    pub actors: &'static str,
    pub places: &'static str,
    pub sources: &'static str,
    pub links: &'static str,
    pub disputes: &'static str,
    pub see_also: &'static str,
    pub licence: &'static str,
    /// `{section}` `{paragraph}` `{sentence}`
    pub citation: &'static str,
    /// `{source}`
    pub reported_by: &'static str,
    pub led_to: &'static str,
    pub led_from: &'static str,
    pub responds_to: &'static str,
    pub answered_by: &'static str,
    pub contradicts: &'static str,
    pub part_of: &'static str,
    pub includes: &'static str,
    /// `{from}` `{to}`
    pub cluster_span: &'static str,
    pub zoom_to_these: &'static str,
    pub how_to_read: &'static str,
    pub legend_day: &'static str,
    pub legend_stretch: &'static str,
    pub legend_fading: &'static str,
    pub legend_open: &'static str,
    pub legend_span: &'static str,
    pub legend_cluster: &'static str,
    // Problems.
    pub problems: [&'static str; 2],
    pub loading: &'static str,
    /// `{url}` `{reason}`
    pub could_not_load: &'static str,
    pub could_not_load_advice: &'static str,
    pub unknown_event: &'static str,
    pub bad_domain: &'static str,
    pub bad_value: &'static str,
    pub try_again: &'static str,
    // Keys, as pairs of the key and what it does.
    pub key_help: [(&'static str, &'static str); 10],
    /// What a screen reader hears on entering the timeline.
    pub timeline_help: &'static str,
    // Dates.
    pub months: [&'static str; 12],
    pub months_short: [&'static str; 12],
    pub seasons: [&'static str; 4],
    /// `{year}` `{month}` `{day}`
    pub day_date: &'static str,
    /// `{year}` `{month}`
    pub month_date: &'static str,
    /// `{year}` `{season}`
    pub season_date: &'static str,
    /// `{year}` `{n}`
    pub quarter_date: &'static str,
    pub third_date: &'static str,
    pub half_date: &'static str,
    pub year_date: &'static str,
    /// `{year}`, the first of the ten
    pub decade: &'static str,
    /// From the number of the century, which is negative before the year 1.
    pub century: fn(i32) -> String,
    /// `{year}`, counted from 1 backwards
    pub before_christ: &'static str,
    pub within: &'static str,
    pub about_date: &'static str,
    pub perhaps: &'static str,
    pub before: &'static str,
    pub until: &'static str,
    pub since: &'static str,
    pub or_later: &'static str,
    pub or_earlier: &'static str,
    /// `{a}` `{b}`
    pub from_to: &'static str,
    /// `{a}` `{b}`
    pub between: &'static str,
    pub unknown_date: &'static str,
    /// `{date}` `{words}`
    pub derived_date: &'static str,
}
