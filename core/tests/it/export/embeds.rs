//! What authors paste into other pages: every form, and every letter that means something in one of them.

use relations_core::export::embed::{Embedded, Snippet, address, door, snippet};
use relations_core::text::Language;

const BASE: &str = "https://a.example/t/relations-timeline.js";

fn written(kind: Snippet, name: &'static str, value: &str) -> String {
    let attributes = [(name, value.to_owned())];
    let of = Embedded { door: BASE, attributes: &attributes, title: "A & <B>", page: "https://a.example/?x=1&y" };
    snippet(kind, &of, Language::English.share_words())
}

#[test]
fn each_form_writes_a_value_so_that_it_stays_one() {
    let evil = "a\"b'<c>&d;{e}{{f}}[g]\\h\n\u{2028}";
    let check = |kind, expect: &str| {
        let text = written(kind, "selected", evil);
        assert!(text.contains(&["selected=", expect].concat()), "{kind:?}: {expect} is not in {text}");
    };
    let html = "\"a&quot;b'&lt;c&gt;&amp;d;{e}{{f}}[g]\\h&#x0A;\u{2028}\"";
    check(Snippet::Script, html);
    check(Snippet::Html, html);
    check(Snippet::Vue, html);
    check(Snippet::WordPress, "\"a&quot;b'&lt;c&gt;&amp;d;{e}{{f}}&#x5B;g&#x5D;\\h&#x0A;\u{2028}\"");
    check(Snippet::Svelte, "\"a&quot;b'&lt;c&gt;&amp;d;&#x7B;e&#x7D;&#x7B;&#x7B;f&#x7D;&#x7D;[g]\\h&#x0A;\u{2028}\"");
    check(Snippet::React, "{\"a\\\"b'\\u003Cc\\u003E&d;{e}{{f}}[g]\\\\h\\u000A\\u2028\"}");
    let frame = written(Snippet::Iframe, "selected", evil);
    let query =
        "selected=a%22b%27%3Cc%3E%26d%3B%7Be%7D%7B%7Bf%7D%7D%5Bg%5D%5Ch%0A%E2%80%A8\" title=\"A &amp; &lt;B&gt;\"";
    assert!(frame.contains(query), "{frame}");
}

#[test]
fn what_needs_no_escape_has_none() {
    for kind in Snippet::ALL {
        let text = written(kind, "domain", "1990/2019");
        let expect = if kind == Snippet::Iframe { "?domain=1990/2019\"" } else { "domain=\"1990/2019\"" };
        assert!(text.contains(expect), "{kind:?}: {text}");
    }
}

#[test]
fn whole_snippets_read_as_their_authors_write_them() {
    let check = |kind, expect: &str| assert_eq!(written(kind, "view", "map"), expect);
    let script = "<script type=\"module\" src=\"https://a.example/t/relations-timeline.js\"></script>";
    let element = "<relations-timeline view=\"map\"></relations-timeline>";
    let import = "import(/* @vite-ignore */ /* webpackIgnore: true */ \"https://a.example/t/relations-timeline.js\")";
    check(Snippet::Script, &format!("{script}\n{element}"));
    check(Snippet::WordPress, &format!("<!-- wp:html -->\n{script}\n{element}\n<!-- /wp:html -->"));
    check(
        Snippet::Html,
        &format!(
            "<style>\n  @media (scripting: enabled) {{\n    \
                 relations-timeline {{ display: block; height: 48rem; overflow: hidden auto }}\n  }}\n</style>\n<relations-timeline view=\"map\">\n  <!-- What stands here is for readers without scripts. -->\n  \
             <h2>A &amp; &lt;B&gt;</h2>\n  <p><a href=\"https://a.example/?x=1&amp;y\">Open the timeline</a></p>\n\
             </relations-timeline>\n{script}"
        ),
    );
    check(
        Snippet::React,
        &format!(
            "import {{ useEffect }} from \"react\";\n\nexport function Timeline() {{\n  useEffect(() => {{\n    {import};\n  \
             }}, []);\n  return (\n    {element}\n  );\n}}"
        ),
    );
    check(
        Snippet::Vue,
        &format!(
            "<script setup>\nimport {{ onMounted }} from \"vue\";\n\nonMounted(() => {import});\n</script>\n\n<template>\n  \
             <relations-timeline v-pre view=\"map\"></relations-timeline>\n</template>"
        ),
    );
    check(
        Snippet::Svelte,
        &format!(
            "<script>\n  import {{ onMount }} from \"svelte\";\n\n  onMount(() => {{\n    {import};\n  }});\n</script>\n\n{element}"
        ),
    );
}

#[test]
fn long_attributes_stand_on_a_line_each() {
    let long = "x".repeat(88);
    let text = written(Snippet::Script, "src", &long);
    assert!(text.ends_with(&format!("<relations-timeline\n  src=\"{long}\"\n></relations-timeline>")), "{text}");
}

#[test]
fn other_files_lie_beside_the_door() {
    let check = |script, expect_door: &str, expect: &str| {
        assert_eq!((door(script).as_str(), address(script, &[]).as_str()), (expect_door, expect));
    };
    check(BASE, BASE, "https://a.example/t/embed.html");
    let with_version = "https://a.example/relations-timeline.js?v=1/2#x";
    check(with_version, with_version, "https://a.example/embed.html");
    check(
        "https://a.example/assets/index-1.js",
        "https://a.example/assets/relations-timeline.js",
        "https://a.example/assets/embed.html",
    );
}

#[test]
fn an_address_says_each_attribute_and_names_those_without_a_value() {
    let attributes = [("src", "https://b.example/d.json?a=1&b".to_owned()), ("url-state", String::new())];
    assert_eq!(
        address(BASE, &attributes),
        "https://a.example/t/embed.html?src=https://b.example/d.json%3Fa%3D1%26b&url-state"
    );
}

#[test]
fn no_word_ends_the_comment_that_it_stands_in() {
    for language in Language::ALL {
        let words = language.share_words();
        assert!(!words.without_scripts.contains("--") && !words.without_scripts.contains('>'));
        assert!(!words.open_timeline.contains(['<', '&']));
    }
}
