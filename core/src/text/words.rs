//! The words that the interface needs, as two tables that each language fills: what a first picture needs, and the rest.
//! Templates name what is put in with `{braces}`; a pair is for one thing and for several.

/// Words of a table as lines of a file, and back: both from one list of the fields, so that neither can miss one.
pub(super) trait Lines {
    fn write(&self, lines: &mut String);
    fn read(&mut self, lines: &mut &'static str);
}

impl Lines for &'static str {
    fn write(&self, lines: &mut String) {
        lines.push_str(self);
        lines.push('\n');
    }
    #[inline(never)]
    fn read(&mut self, lines: &mut &'static str) {
        if let Some((line, rest)) = lines.split_once('\n') {
            *self = line;
            *lines = rest;
        }
    }
}

impl<T: Lines, const N: usize> Lines for [T; N] {
    fn write(&self, lines: &mut String) {
        self.iter().for_each(|item| item.write(lines));
    }
    fn read(&mut self, lines: &mut &'static str) {
        self.iter_mut().for_each(|item| item.read(lines));
    }
}

impl<A: Lines, B: Lines> Lines for (A, B) {
    fn write(&self, lines: &mut String) {
        self.0.write(lines);
        self.1.write(lines);
    }
    fn read(&mut self, lines: &mut &'static str) {
        self.0.read(lines);
        self.1.read(lines);
    }
}

/// A table of words from the list of its fields.
macro_rules! words {
    ($table:ident, $( $(#[$doc:meta])* $name:ident: $type:ty, )+) => {
        #[derive(Clone)]
        pub struct $table {
            $( $(#[$doc])* pub $name: $type, )+
        }

        impl $table {
            /// The table as the lines of a file.
            pub fn to_lines(&self) -> String {
                let mut lines = String::new();
                $( $crate::text::words::Lines::write(&self.$name, &mut lines); )+
                lines
            }

            /// The table with the words that the next lines of a file say; what is missing at their end stays as it is.
            pub fn with_lines(&self, lines: &mut &'static str) -> $table {
                let mut words = self.clone();
                $( $crate::text::words::Lines::read(&mut words.$name, lines); )+
                words
            }
        }

        // A table may be a field of another one.
        impl $crate::text::words::Lines for $table {
            fn write(&self, lines: &mut String) {
                lines.push_str(&self.to_lines());
            }
            fn read(&mut self, lines: &mut &'static str) {
                *self = self.with_lines(lines);
            }
        }
    };
}
pub(super) use words;

words! {
    Words,
    // Views and tools.
    timeline: &'static str,
    list: &'static str,
    table: &'static str,
    map: &'static str,
    read: &'static str,
    view: &'static str,
    state_on_day: &'static str,
    menu: &'static str,
    search: &'static str,
    search_hint: &'static str,
    filters: &'static str,
    zoom_in: &'static str,
    zoom_out: &'static str,
    fit: &'static str,
    keys: &'static str,
    close: &'static str,
    previous: &'static str,
    next: &'static str,
    page: &'static str,
    overview: &'static str,
    tracks: &'static str,
    joint: &'static str,
    /// `{party}`
    initiated_by: &'static str,
    initiated_jointly: &'static str,
    // Counts.
    events: [&'static str; 2],
    /// `{n}` `{total}`
    of_events: &'static str,
    /// `{n}` `{total}`
    result_of: &'static str,
    nothing_found: &'static str,
    no_events: &'static str,
    // An event.
    about: &'static str,
    sources: &'static str,
    disputes: &'static str,
    see_also: &'static str,
    licence: &'static str,
    /// `{section}` `{paragraph}` `{sentence}`
    citation: &'static str,
    // Problems.
    problems: [&'static str; 2],
    /// Of the widget itself.
    could_not_complete: &'static str,
    bad_value: &'static str,
    try_again: &'static str,
    /// What a screen reader hears on entering the timeline.
    timeline_help: &'static str,
    // Dates.
    months: [&'static str; 12],
    months_short: [&'static str; 12],
    seasons: [&'static str; 4],
    /// `{year}` `{month}` `{day}`
    day_date: &'static str,
    /// `{year}` `{month}`
    month_date: &'static str,
    /// `{year}` `{season}`
    season_date: &'static str,
    /// `{year}` `{n}`
    quarter_date: &'static str,
    third_date: &'static str,
    half_date: &'static str,
    year_date: &'static str,
    /// `{year}`, the first of the ten
    decade: &'static str,
    /// `{year}`, counted from 1 backwards
    before_christ: &'static str,
    within: &'static str,
    about_date: &'static str,
    perhaps: &'static str,
    before: &'static str,
    until: &'static str,
    since: &'static str,
    or_later: &'static str,
    or_earlier: &'static str,
    /// `{a}` `{b}`
    from_to: &'static str,
    /// `{a}` `{b}`
    between: &'static str,
    unknown_date: &'static str,
}

words! {
    MoreWords,
    clear_all: &'static str,
    /// `{name}`
    remove_filter: &'static str,
    /// A bar of a histogram at its full height: `{n}` events in one step of the calendar, or in `{steps}`.
    in_days: [&'static str; 2],
    in_months: [&'static str; 2],
    in_years: [&'static str; 2],
    /// What began before a stretch of time and lasts into it, or may fall into it.
    reach_in: [&'static str; 2],
    nothing_found_advice: &'static str,
    initiator: &'static str,
    category: &'static str,
    actor: &'static str,
    certainty: &'static str,
    actors: &'static str,
    places: &'static str,
    links: &'static str,
    /// `{source}`
    reported_by: &'static str,
    led_to: &'static str,
    led_from: &'static str,
    responds_to: &'static str,
    answered_by: &'static str,
    contradicts: &'static str,
    part_of: &'static str,
    includes: &'static str,
    /// What opens how an event is cited.
    cite: &'static str,
    zoom_to_these: &'static str,
    how_to_read: &'static str,
    legend_day: &'static str,
    legend_stretch: &'static str,
    legend_fading: &'static str,
    legend_open: &'static str,
    legend_span: &'static str,
    legend_disputed: &'static str,
    legend_cluster: &'static str,
    legend_crowd: &'static str,
    loading: &'static str,
    /// `{events}` `{done}` `{total}`
    arrived_of: &'static str,
    /// `{events}` `{done}`
    arrived: &'static str,
    stop_loading: &'static str,
    /// `{events}`
    stopped: &'static str,
    /// `{url}` `{reason}`
    could_not_load: &'static str,
    /// Such a reason.
    too_long: &'static str,
    could_not_load_advice: &'static str,
    unknown_event: &'static str,
    key_help: [(&'static str, &'static str); 10],
    /// `{date}` `{words}`
    derived_date: &'static str,
    exact: &'static str,
    imprecise: &'static str,
    approximate: &'static str,
    open: &'static str,
    derived: &'static str,
    disputed: &'static str,
    reported: &'static str,
    uncited: &'static str,
    /// Leads to claims that contradict each other.
    side_by_side: &'static str,
    bad_domain: &'static str,
    /// `{text}`
    bad_day: &'static str,
}

#[cfg(test)]
mod tests {
    use super::super::Language;

    #[test]
    fn a_table_comes_out_of_its_lines_as_it_went_in() {
        for language in Language::ALL {
            let lines = language.to_lines();
            let rest = &mut &*lines.clone().leak();
            let words = Language::English.words().with_lines(rest);
            let more = Language::English.more_words().with_lines(rest);
            let views = Language::English.view_words().with_lines(rest);
            let share = Language::English.share_words().with_lines(rest);
            let all = [words.to_lines(), more.to_lines(), views.to_lines(), share.to_lines()].concat();
            assert_eq!((all, *rest), (lines, ""));
            assert_eq!(words.unknown_date, language.words().unknown_date);
            assert_eq!(more.key_help, language.more_words().key_help);
        }
    }

    #[test]
    fn a_file_that_is_cut_short_leaves_words_as_they_were() {
        let read = Language::English.words().with_lines(&mut "Zeitleiste\nListe\nTab");
        assert_eq!((read.timeline, read.list, read.table), ("Zeitleiste", "Liste", "Table"));
    }
}
