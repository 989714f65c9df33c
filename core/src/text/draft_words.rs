//! What a drafted dataset says for itself until its author has written it. In English only, as the articles are that are
//! drafted; knows nothing of how they are read.

/// `{braces}` are filled.
pub struct DraftWords {
    pub infobox: &'static str,
    pub lead: &'static str,
    /// `{first}` `{second}`
    pub title: &'static str,
    pub untitled: &'static str,
    /// `{title}`
    pub summary: &'static str,
    pub unreviewed: &'static str,
    /// `{place}` `{number}`
    pub numbered: &'static str,
    /// `{words}`
    pub event: &'static str,
    pub sides: [&'static str; 2],
    pub license: &'static str,
    /// `{title}`
    pub attribution: &'static str,
    pub embassy: &'static str,
    pub high_commission: &'static str,
    pub consulate: &'static str,
    pub office: &'static str,
    pub from_elsewhere: &'static str,
    pub no_mission: &'static str,
    /// `{party}` `{what}`
    pub mission: &'static str,
    /// `{party}` `{what}` `{city}`
    pub mission_in: &'static str,
    /// `{party}` `{city}`
    pub accredited: &'static str,
}

pub const DRAFT: DraftWords = DraftWords {
    infobox: "Infobox",
    lead: "Introduction",
    title: "{first} and {second}",
    untitled: "Untitled",
    summary: "A draft of what “{title}” dates, not yet reviewed.",
    unreviewed: "Unreviewed",
    numbered: "{place} ({number})",
    event: "To be written. The source dates it by “{words}”.",
    sides: ["One side", "The other side"],
    license: "Not stated",
    attribution: "Drafted from “{title}”.",
    embassy: "Embassy",
    high_commission: "High commission",
    consulate: "Consulate",
    office: "Office",
    from_elsewhere: "From elsewhere",
    no_mission: "None",
    mission: "{party}: {what}",
    mission_in: "{party}: {what}, {city}",
    accredited: "{party}: accredited from {city}",
};
