//! What becomes of wikitext's signs, whole and broken.

use super::*;

fn blocks(text: &str) -> String {
    let said = |block: &Block| match block {
        Block::Heading { level, text } => format!("{level}={text}"),
        Block::Paragraph(text) => format!("p={text}"),
        Block::Item { text, link } => format!("*={text}>{link}"),
    };
    read(text).blocks.iter().map(said).collect::<Vec<_>>().join("|")
}

#[test]
fn signs_go_and_words_stay() {
    let check = |text: &str, expect: &str| assert_eq!(blocks(text), expect, "{text}");
    check("'''Aland''' and ''[[Bland|the Blanders]]''\nmet.\n\nThen", "p=Aland and the Blanders met.|p=Then");
    check("== History ==\nOne<ref>No.</ref> two.<ref name=\"a\" /> three<!-- no -->.", "2=History|p=One two. three.");
    check("* [[A–B relations]]\n* [https://example.org A page]\n", "*=A–B relations>A–B relations|*=A page>");
    check("[[File:A.jpg|thumb|A [[ship]] of 1974]]Text[[Category:X]][[es:Y]].", "p=Text.");
    check(
        "It began {{circa|1850}}{{cn|date=May 2019}} and {{nowrap|{{lang|es|adiós}}}}.",
        "p=It began c. 1850 and adiós.",
    );
    check("Before.\n{| class=x\n| 1974\n|}\nAfter.", "p=Before.|p=After.");
    check("In&nbsp;1974 <small>it</small><br>was &amp; is.", "p=In 1974 it was & is.");
    check("a < b and c > d", "p=a < b and c > d");
}

#[test]
fn what_has_no_end_is_read_as_text_and_told() {
    let check = |text: &str, expect: &str| {
        assert_eq!(blocks(text), expect, "{text}");
        assert_eq!(read(text).left_out.len(), 1, "{text}");
    };
    check("One {{cite two.", "p=One cite two.");
    check("One <ref>two.", "p=One two.");
    check("One <!-- two.", "p=One <!-- two.".replace("<!-- ", "!-- ").as_str());
    check("One.\n{| x\n1974\n== H ==\nTwo.", "p=One.|2=H|p=Two.");
}

#[test]
fn an_infobox_names_the_parties_and_their_missions() {
    let text = "{{Infobox bilateral relations|Aland–Bland|Aland|Bland|map=A.svg\n|mission1=[[Embassy of Aland, Btown|Embassy in Btown]]\n|mission2={{nowrap|Embassy in Atown}}}}\nText.";
    let infobox = read(text).infobox.unwrap();
    assert_eq!((&*infobox.title, infobox.parties), ("Aland–Bland", ["Aland".to_owned(), "Bland".to_owned()]));
    assert_eq!(infobox.missions, ["Embassy in Btown", "Embassy in Atown"]);
}
