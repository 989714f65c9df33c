//! The missions that an article lists: whose they are, of what kind, and where.
//! Knows how such lists are worded; knows nothing of dates.

/// A mission as one sentence tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mission {
    /// The number of the party that it belongs to.
    pub party: usize,
    pub kind: Kind,
    /// The city that it is in or that it works from; empty where none is named.
    pub city: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Embassy,
    HighCommission,
    Consulate,
    Office,
    /// Represented from elsewhere.
    Accredited,
    /// What the words say is not there, or there no more.
    Closed,
}

/// What a sentence tells of a mission; `of` is whose it is if nothing in it says so.
pub fn mission(sentence: &str, parties: &[String; 2], of: Option<usize>) -> Option<Mission> {
    let lower = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let kind = if has(&["accredited", "non-resident", "represented by", "represented through", "represented in"]) {
        Kind::Accredited
    } else if has(&["does not have", "do not have", "has no ", "have no ", "was closed", "no longer"]) {
        has(&["embassy", "mission", "consulate", "high commission"]).then_some(Kind::Closed)?
    } else if has(&["high commission"]) {
        Kind::HighCommission
    } else if has(&["embassy", "embassies"]) {
        Kind::Embassy
    } else if has(&["consulate"]) {
        Kind::Consulate
    } else if has(&["liaison office", "trade office", "representative office", "interests section", "mission"]) {
        Kind::Office
    } else {
        return None;
    };
    let at = parties.each_ref().map(|name| lower.find(&name.to_lowercase()).filter(|_| !name.is_empty()));
    let named = match at {
        [Some(first), Some(second)] => Some(usize::from(second < first)),
        [Some(_), None] => Some(0),
        [None, Some(_)] => Some(1),
        [None, None] => None,
    };
    let party = of.or(named)?;
    let other = parties.get(1 - party.min(1)).map(String::as_str).unwrap_or_default();
    Some(Mission { party, kind, city: city(sentence, kind, other) })
}

/// The name behind “in”, “at” or “based in” that is not the other country's.
fn city(sentence: &str, kind: Kind, other: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let is_small = |word: &str| matches!(word, "de" | "del" | "la" | "of" | "da");
    let mut best = String::new();
    for (at, word) in words.iter().enumerate() {
        if !matches!(word.to_lowercase().as_str(), "in" | "at" | "from") {
            continue;
        }
        let mut name: Vec<&str> = Vec::new();
        for word in words.iter().skip(at + 1).take(4) {
            let bare = word.trim_end_matches([',', '.', ';', ')', ']']);
            let goes_on = bare.starts_with(char::is_uppercase) || is_small(bare) && !name.is_empty();
            if !goes_on {
                break;
            }
            name.push(bare);
            if bare.len() < word.len() {
                break;
            }
        }
        while name.last().is_some_and(|word| is_small(word)) {
            name.pop();
        }
        let name = name.join(" ");
        let is_month = name.split(' ').next().is_some_and(|word| MONTHS.contains(&word));
        if name.is_empty() || is_month || name == other || name.ends_with("'s") || name.ends_with("’s") {
            continue;
        }
        // Who is accredited sits where the last such words say.
        if best.is_empty() || kind == Kind::Accredited {
            best = name;
        }
    }
    best
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mission_is_known_by_its_words() {
        let parties = ["Aland".to_owned(), "North Bland".to_owned()];
        let check = |sentence: &str, expect: Option<(usize, Kind, &str)>| {
            let found = mission(sentence, &parties, None);
            let found = found.as_ref().map(|found| (found.party, found.kind, &*found.city));
            assert_eq!(found, expect, "{sentence}");
        };
        check("Aland has an embassy in Port Town.", Some((0, Kind::Embassy, "Port Town")));
        check("North Bland has had a consulate in Hill de Mar since 2014.", Some((1, Kind::Consulate, "Hill de Mar")));
        check(
            "Aland is accredited to North Bland from its embassy in Beijing, China.",
            Some((0, Kind::Accredited, "Beijing")),
        );
        check("North Bland has no embassy in Aland.", Some((1, Kind::Closed, "")));
        check("In May 2014 Aland opened a trade office in Hill.", Some((0, Kind::Office, "Hill")));
        check("Trade grew.", None);
        check("There is an embassy.", None);
    }
}
