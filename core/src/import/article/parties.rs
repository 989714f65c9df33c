//! Which two countries an article is about, by its title. Knows how such titles are made; knows no country.

/// The two names in a title such as “A–B relations”, “Relations between A and B”, “A and B”.
pub fn parties(title: &str) -> Option<[String; 2]> {
    let title = title.trim().trim_end_matches('.');
    let lower = title.to_lowercase();
    let mut rest = title;
    for start in ["diplomatic relations", "foreign relations", "bilateral relations", "relations", "the relations"] {
        // Small letters may be longer, so that the beginning is only cut where it is the same.
        if lower.starts_with(start) && title.is_char_boundary(start.len()) {
            rest = title.get(start.len()..).unwrap_or_default().trim();
            let of = ["between ", "of "].iter().find_map(|word| rest.strip_prefix(word));
            rest = of.unwrap_or(rest);
            break;
        }
    }
    for end in [" relations", " relationship", " foreign relations"] {
        rest = rest.strip_suffix(end).unwrap_or(rest);
    }
    let ends = [" bilateral", " diplomatic", " foreign"];
    let rest = ends.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    let signs = ["–", "—", " and the ", " and ", " & ", " with ", "/", "-"];
    signs.iter().find_map(|sign| {
        let (first, second) = rest.split_once(sign)?;
        let tidy = |name: &str| {
            let name = name.trim();
            name.strip_prefix("the ").or(name.strip_prefix("The ")).unwrap_or(name).to_owned()
        };
        let (first, second) = (tidy(first), tidy(second));
        let is_name = |name: &str| name.starts_with(char::is_uppercase) && name.chars().count() <= 60;
        (is_name(&first) && is_name(&second)).then_some([first, second])
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_parties_are_read_from_the_title() {
        let check = |title: &str, expect: Option<[&str; 2]>| {
            assert_eq!(super::parties(title), expect.map(|names| names.map(str::to_owned)), "{title}");
        };
        check("North Korea–Venezuela relations", Some(["North Korea", "Venezuela"]));
        check("Relations between Aland and the Blands", Some(["Aland", "Blands"]));
        check("Aland and Bland", Some(["Aland", "Bland"]));
        check("Diplomatic relations of Guinea-Bissau and Aland", Some(["Guinea-Bissau", "Aland"]));
        check("Aland-Bland bilateral relations", Some(["Aland", "Bland"]));
        check("Aland", None);
        check("", None);
        check("–", None);
    }
}
