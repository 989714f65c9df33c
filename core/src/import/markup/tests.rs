use super::*;
use std::time::{Duration, Instant};

#[track_caller]
fn check(html: &str, text: &str) {
    assert_eq!(plain(html).text, text, "{html:?}");
}

#[test]
fn texts_become_one_paragraph() {
    check("", "");
    check("plain", "plain");
    check("  two \n\t words ", "two words");
    check("<p>One.</p><p>Two.</p>", "One. Two.");
    check("<ul><li>a<li>b</ul>", "a b");
    check("a<br>b<BR/>c<br />d", "a b c d");
    check("<h1>A</h1>b<table><tr><td>c</td><td>d</td></tr></table>", "A b c d");
    check("<B>bo</b>ld <i>and <u>under</i>lined</u>", "bold and underlined");
    check("H<sub>2</sub>O", "H2O");
    check("He said <q>no</q>.", "He said “no”.");
    check("a <!-- b <b> --> c", "a c");
    check("a<!---->b<!-->c", "abc");
    check("a <!-- b", "a");
    check("<!DOCTYPE html><?php x ?>a", "a");
    check("a&nbsp;&nbsp;b", "a b");
}

#[test]
fn less_than_signs_in_texts_stay() {
    check("a < b", "a < b");
    check("I <3 you", "I <3 you");
    check("1 <2> 3", "1 <2> 3");
    check("a <b", "a <b");
    check("a <", "a <");
    check("a </", "a </");
    check("a <b c=\"d", "a <b c=\"d");
    check("x <b c=\"d> y", "x y");
    check("a > b >> c", "a > b >> c");
}

#[test]
fn entities_are_letters() {
    check("Fish &amp; chips &lt;b&gt; &quot;x&quot; &apos;y&apos;", "Fish & chips <b> \"x\" 'y'");
    check("caf&eacute; &Aring;&yuml;&THORN; &euro;5 &ndash; &hellip;", "café ÅÿÞ €5 – …");
    check("&alpha;&omega;&Sigma;&Omega;", "αωΣΩ");
    check("&#233;&#xe9;&#XE9;&#8217;&#x1F600;", "éééʼ😀".replace('ʼ', "’").as_str());
    check("&#146;&#151;", "’—");
    check("&unknown; &amp &; &#; &#x; &#xg; &-; AT&T; a&b", "&unknown; &amp &; &#; &#x; &#xg; &-; AT&T; a&b");
    check("&#0;&#xD800;&#9999999;&#99999999999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}&#99999999999999999999;");
    check("&amp;lt;", "&lt;");
    check("&é;", "&é;");
}

#[test]
fn letters_that_harm_are_left_out() {
    check("a\0b\u{1}c\u{7F}d\u{85}e\u{FEFF}f", "abcd ef");
    check("a\u{202E}b\u{2067}c\u{202C}", "abc");
    check("a&#x202E;b&#8238;c&#7;", "abc");
    check("\u{5D0}\u{200F}!", "\u{5D0}\u{200F}!");
}

#[test]
fn what_has_no_place_is_named() {
    #[track_caller]
    fn check(html: &str, text: &str, lost: &[&str]) {
        let plain = plain(html);
        assert_eq!((&*plain.text, &*plain.lost), (text, lost), "{html:?}");
    }
    check("a<script>alert('<b>')</script>b", "a b", &["script"]);
    check("a<SCRIPT type=x>1</ScRiPt >b", "a b", &["script"]);
    check("a<script>b", "a", &["script"]);
    check("a<style>p{}</style>b<style>q{}</style>", "a b", &["style"]);
    check("a<iframe src=\"https://example.org\">old</iframe> b", "a b", &["iframe"]);
    check("a<iframe src=x>b", "a b", &["iframe"]);
    check("a<object><param name=x><b>c</b></object>b<embed src=x>d", "a b d", &["object", "embed"]);
    check("<svg onload=x><text>c</text></svg>b", "b", &["svg"]);
    check("a<img src=x alt='A map'>b", "a A map b", &[]);
    check("a<img src=x onerror=alert(1)>b<img alt=''>", "ab", &["img"]);
    check("a</script>b", "a b", &[]);
    check("<scriptx>a</scriptx>", "a", &[]);
}

#[test]
fn links_are_kept_with_their_words() {
    #[track_caller]
    fn check(html: &str, text: &str, links: &[(&str, &str)], lost: &[&str]) {
        let plain = plain(html);
        let found: Vec<(&str, &str)> = plain.links.iter().map(|(words, url)| (&**words, &**url)).collect();
        assert_eq!((&*plain.text, &*found, &*plain.lost), (text, links, lost), "{html:?}");
    }
    let to = "https://example.org/";
    check("See <a href=\"https://example.org/\">this <b>page</b></a>.", "See this page.", &[("this page", to)], &[]);
    check("<A HREF='https://example.org/'>x</A>", "x", &[("x", to)], &[]);
    check("<a class=b href=https://example.org/>x</a>", "x", &[("x", to)], &[]);
    check("<a title='a > b' href = https://example.org/ >x</a>", "x", &[("x", to)], &[]);
    check("<a/href=\"https://example.org/\"id=q>x", "x", &[("x", to)], &[]);
    check("<a href='https://example.org/?a=1&amp;b=2'>x</a>", "x", &[("x", "https://example.org/?a=1&b=2")], &[]);
    check("<a href='//example.org/'>x</a>", "x", &[("x", to)], &[]);
    check("<a href='mailto:a@example.org'>x</a>", "x", &[("x", "mailto:a@example.org")], &[]);
    check("<a href='https://example.org/'><img src=x></a>", "", &[("", to)], &["img"]);
    check(
        "<a href='https://example.org/'>x<a href='HTTP://example.org'>y</a>z",
        "xyz",
        &[("x", to), ("y", "HTTP://example.org")],
        &[],
    );
    for url in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " java\nscript:alert(1)",
        "java&#115;cript:x",
        "data:text/html,x",
        "/page",
        "#top",
        "",
        "http:// a b",
    ] {
        check(&["<a href='", url, "'>x</a>"].concat(), "x", &[], &["a"]);
    }
    check("<a name=top>x</a>", "x", &[], &[]);
    check("<a\0href='https://example.org/'>x</a>", "x", &[], &[]);
}

#[test]
fn hostile_texts_take_no_time() {
    for piece in [
        "<div>",
        "<b",
        "<a ",
        "<a '",
        "<a \"'",
        "<a b='>",
        "<a b=\"'>\"",
        "<!--",
        "<!",
        "<?",
        "</",
        "<svg>",
        "<svg",
        "<svg></",
        "<iframe><object>",
        "&",
        "&#",
        "&a;",
        "<script",
        "<a href='https://a.b'>x",
        "< ",
        ">",
        "\0",
        "<a =",
        "<a b='>\"",
        "<a b=\"<a b='>",
        "<img alt='&'>",
    ] {
        let html = piece.repeat(1_000_000 / piece.len());
        let start = Instant::now();
        plain(&html);
        assert!(start.elapsed() < Duration::from_secs(20), "{piece:?}");
    }
    let nested = "<div><b>".repeat(10_000) + "x" + &"</b></div>".repeat(10_000);
    assert_eq!(plain(&nested).text, "x");
}

#[test]
fn lines_are_cleared_of_what_harms() {
    assert_eq!(one_line("a <b> &amp;"), "a <b> &amp;");
    assert_eq!(one_line(" a\n\nb \0c\u{202E} "), "a b c");
}
