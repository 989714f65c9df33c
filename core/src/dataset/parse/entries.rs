//! Reads each kind of entry, with all that it refers to.
//! Knows the keys of format `relations`, version 1; knows nothing of the file around them.

use super::references::Context;
use crate::dataset::read::{Entry, Node, Problems, clipped};
use crate::dataset::*;
use crate::date::{Day, edtf};
use crate::order::sort;

impl Context<'_> {
    /// Reads a list of what is called by ids.
    pub fn all<T>(
        &self,
        list: &Node,
        what: &str,
        problems: &mut Problems,
        read: impl Fn(&Self, &Entry, &mut Problems) -> T,
    ) -> Vec<T> {
        list.entries(what, problems).iter().map(|entry| read(self, entry, problems)).collect()
    }

    pub fn license(&self, node: &Node, problems: &mut Problems) -> License {
        node.expect_object(problems);
        License {
            name: node.key("name").string(problems),
            url: node.key("url").url(problems),
            attribution: node.key("attribution").text(self.language, problems),
        }
    }

    fn coordinates(&self, node: &Node, problems: &mut Problems) -> Option<Coordinates> {
        if node.is_missing() || !node.expect_object(problems) {
            return None;
        }
        let (lat, lon) = (node.key("lat"), node.key("lon"));
        if lat.is_missing() || lon.is_missing() {
            problems.error(node, "Coordinates need both lat and lon. These are left out.");
            return None;
        }
        let (lat, lon) = (lat.number(problems)?, lon.number(problems)?);
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
            problems
                .error(node, "Coordinates are degrees: lat from -90 to 90, lon from -180 to 180. These are left out.");
            return None;
        }
        Some(Coordinates { lat, lon })
    }

    pub fn party(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Party {
        let name = self.name(id, node, problems);
        let short = node.key("short").text(self.language, problems);
        let codes = node.key("codes");
        codes.expect_object(problems);
        Party {
            id: id.clone(),
            short: if short.is_empty() { name.clone() } else { short },
            name,
            alpha2: codes.key("alpha2").string(problems),
            capital: self.reference(&node.key("capital"), self.places.known(), "place", problems).map(PlaceIx::new),
            coordinates: self.coordinates(&node.key("coordinates"), problems),
        }
    }

    pub fn actor(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Actor {
        Actor {
            id: id.clone(),
            name: self.name(id, node, problems),
            kind: node.key("kind").string(problems),
            party: self.side(&node.key("party"), problems),
            roles: node.key("roles").each(problems, |role, problems| {
                role.expect_object(problems).then(|| role.key("title").text(self.language, problems))
            }),
            citations: self.citations(&node.key("citations"), problems),
        }
    }

    pub fn place(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Place {
        Place {
            id: id.clone(),
            name: self.name(id, node, problems),
            within: self.reference(&node.key("within"), self.places.known(), "place", problems).map(PlaceIx::new),
            country: node.key("country").string(problems),
            coordinates: self.coordinates(&node.key("coordinates"), problems),
        }
    }

    pub fn source(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Source {
        Source {
            id: id.clone(),
            title: node.key("title").text(self.language, problems),
            url: node.key("url").url(problems),
            license: self.license(&node.key("license"), problems),
            sections: self.all(&node.key("sections"), "section", problems, |context, Entry { id, node }, problems| {
                (id.clone(), node.key("title").text(context.language, problems))
            }),
        }
    }

    pub fn category(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Category {
        let symbol = match node.key("symbol").string(problems).as_str() {
            "" | "circle" => Symbol::Circle,
            "square" => Symbol::Square,
            "diamond" => Symbol::Diamond,
            "triangle" => Symbol::Triangle,
            "hexagon" => Symbol::Hexagon,
            "star" => Symbol::Star,
            other => {
                let symbols = "circle, square, diamond, triangle, hexagon or star";
                problems.warning(&node.key("symbol"), format!("“{}” is no symbol: write {symbols}.", clipped(other)));
                Symbol::Circle
            }
        };
        Category { id: id.clone(), name: self.name(id, node, problems), symbol }
    }

    pub fn track(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Track {
        let title = node.key("title").text(self.language, problems);
        let title = if title.is_empty() { Text::new(self.language, id) } else { title };
        let short = node.key("short").text(self.language, problems);
        let mut periods = node.key("periods").each(problems, |period, problems| self.period(period, problems));
        // What has no beginning comes first.
        let day = |day: Option<Day>, open: Day| i64::from(day.unwrap_or(open).0);
        sort(&mut periods, |period| (day(period.date.earliest(), Day::MIN), day(period.date.latest(), Day::MAX)));
        Track {
            id: id.clone(),
            short: if short.is_empty() { title.clone() } else { short },
            title,
            kind: node.key("kind").string(problems),
            party: self.side(&node.key("party"), problems),
            periods,
        }
    }

    fn period(&self, node: &Node, problems: &mut Problems) -> Option<Period> {
        if !node.expect_object(problems) {
            return None;
        }
        let text = node.key("date").required_string("The date of the period", problems)?;
        let date = edtf::parse(&text).map_err(|message| problems.error(&node.key("date"), message)).ok()?;
        let status = match node.key("status").string(problems).as_str() {
            "full" => Status::Full,
            "partial" => Status::Partial,
            "none" => Status::Nothing,
            "unknown" | "" => Status::Unknown,
            other => {
                let advice = "write full, partial, none or unknown.";
                problems.warning(&node.key("status"), format!("“{}” is no status: {advice}", clipped(other)));
                Status::Unknown
            }
        };
        Some(Period {
            date,
            status,
            label: node.key("label").text(self.language, problems),
            note: node.key("note").text(self.language, problems),
            events: self.events(&node.key("events"), problems),
            citations: self.citations(&node.key("citations"), problems),
        })
    }

    pub fn dispute(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Dispute {
        let claims = self.all(&node.key("claims"), "claim", problems, Context::claim);
        if claims.len() < 2 {
            problems.warning(&node.key("claims"), "A dispute needs two claims or more that cannot all hold.");
        }
        Dispute {
            id: id.clone(),
            title: node.key("title").text(self.language, problems),
            explanation: node.key("explanation").text(self.language, problems),
            claims,
        }
    }

    fn claim(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Claim {
        let text = node.key("date").string(problems);
        let parsed = (!text.is_empty()).then(|| edtf::parse(&text));
        let date = parsed.and_then(|date| date.map_err(|message| problems.error(&node.key("date"), message)).ok());
        Claim {
            id: id.clone(),
            statement: node.key("statement").text(self.language, problems),
            date,
            events: self.events(&node.key("events"), problems),
            tracks: self.references(&node.key("tracks"), self.tracks.known(), "track", problems, TrackIx::new),
            citations: self.citations(&node.key("citations"), problems),
        }
    }

    pub fn section(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Section {
        Section {
            id: id.clone(),
            heading: node.key("heading").text(self.language, problems),
            passages: self.all(&node.key("passages"), "passage", problems, Context::passage),
        }
    }

    fn passage(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> Passage {
        Passage {
            id: id.clone(),
            text: node.key("text").text(self.language, problems),
            events: self.events(&node.key("events"), problems),
            tracks: self.references(&node.key("tracks"), self.tracks.known(), "track", problems, TrackIx::new),
            citations: self.citations(&node.key("citations"), problems),
        }
    }

    pub fn see_also(&self, Entry { id, node }: &Entry, problems: &mut Problems) -> SeeAlso {
        SeeAlso {
            id: id.clone(),
            title: node.key("title").text(self.language, problems),
            url: node.key("url").url(problems),
        }
    }

    /// The name of what is listed under an id; the id where there is none.
    fn name(&self, id: &str, node: &Node, problems: &mut Problems) -> Text {
        let name = node.key("name").text(self.language, problems);
        if !name.is_empty() {
            return name;
        }
        problems.warning(&node.key("name"), "The name is missing; the id is shown instead.");
        Text::new(self.language, id)
    }
}
