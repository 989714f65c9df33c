//! What arrives broken: files that are cut, in other encodings, or something else altogether.

use super::Input;
use super::samples::{JSON, Sample, all};

/// So many places at which each file is cut.
const CUTS: usize = 14;

pub fn inputs() -> Vec<Input> {
    let mut inputs: Vec<Input> = all().flat_map(|sample| cut(&sample)).collect();
    inputs.extend(all().flat_map(|sample| encoded(&sample)));
    inputs.extend(letters());
    inputs.extend(others());
    inputs
}

/// The beginnings of a file, which may end within a letter.
fn cut(sample: &Sample) -> Vec<Input> {
    let bytes = sample.text.trim_end().as_bytes();
    let is_json = JSON.iter().any(|of| of.name == sample.name);
    let places = (0..CUTS).map(|number| number * bytes.len() / CUTS).chain([1, 2, 3, bytes.len() - 1]);
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    let input = |at: usize| {
        let name = format!("cut/{}/{at}", sample.name);
        Input {
            is_broken: is_json || at == 0,
            ..Input::new(name, Some(sample.format), bytes.get(..at).unwrap_or_default())
        }
    };
    places.into_iter().map(input).collect()
}

fn encoded(sample: &Sample) -> Vec<Input> {
    let text = sample.text;
    let latin: Vec<u8> =
        text.chars().map(|letter| u8::try_from(letter as u32).unwrap_or(0xE9)).chain([0xE9, b'\n']).collect();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let middle = text.len() / 2;
    let mut invalid = text.as_bytes().to_vec();
    invalid.splice(middle..middle, *b"\xFF\xC0\x80\xED\xA0\x80\xF5\x80\x80\x80");
    let mut half = little.clone();
    half.splice(8..8, [0x00, 0xD8]);
    [
        ("utf-8-with-mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat(), false),
        ("two-marks", [b"\xEF\xBB\xBF\xEF\xBB\xBF", text.as_bytes()].concat(), false),
        ("latin-1", latin, false),
        ("utf-16-le", little.clone(), false),
        ("utf-16-be", big.clone(), false),
        ("utf-16-le-with-mark", [b"\xFF\xFE", little.as_slice()].concat(), false),
        ("utf-16-be-with-mark", [b"\xFE\xFF", big.as_slice()].concat(), false),
        ("utf-16-the-other-way", [b"\xFF\xFE", big.as_slice()].concat(), false),
        ("utf-16-cut", [b"\xFF\xFE", little.get(..little.len() - 1).unwrap_or_default()].concat(), false),
        ("utf-16-with-a-half", half, false),
        ("invalid-utf-8", invalid, false),
        ("old-line-ends", text.replace('\n', "\r").into_bytes(), false),
        ("twice", [text, text].concat().into_bytes(), false),
    ]
    .map(|(what, bytes, _)| Input::new(format!("encodings/{}/{what}", sample.name), Some(sample.format), bytes))
    .into()
}

/// Letters that JSON can say and that are none, and those that only look like JSON's own.
fn letters() -> Vec<Input> {
    let mut inputs = Vec::new();
    for (what, letters, is_broken) in [
        ("first-half", r"\ud800", true),
        ("second-half", r"\udc00", true),
        ("halves-the-other-way", r"\udc00\ud800", true),
        ("two-first-halves", r"\ud83d\ud83d", true),
        ("half-and-letter", r"\ud83dx", true),
        ("nul", r"\u0000", false),
        ("no-letter", r"\uffff\ufffe", false),
        ("turned", r"\u202eabc\u2066def", false),
        ("short", r"\u12", true),
        ("unknown", r"\x41", true),
        ("bare-nul", "\0", true),
        ("bare-line", "\n", true),
    ] {
        for (format, before, after) in [
            (
                "relations",
                "{\"version\":1,\"parties\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"b\",\"name\":\"B\"}],\"events\":[{\"id\":\"e\",\"date\":\"2014\",\"initiator\":\"a\",\"title\":\"A",
                "\"}]}",
            ),
            ("timelinejs", "{\"events\":[{\"start_date\":{\"year\":2014},\"text\":{\"headline\":\"A", "\"}}]}"),
            ("vis", "[{\"start\":\"2014\",\"content\":\"A", "\"}]"),
        ] {
            let input = Input::new(format!("letters/{format}/{what}"), Some(format), [before, letters, after].concat());
            inputs.push(Input { is_broken, ..input });
        }
    }
    inputs
}

/// What is none of the formats, as each of them and as whatever it looks like.
fn others() -> Vec<Input> {
    let page = "<!DOCTYPE html>\n<html><head><title>404 <script>window.broken=1</script></title></head><body>Not found</body></html>";
    let bytes: [(&str, &[u8]); 30] = [
        ("empty", b""),
        ("spaces", b" \n\t\r\n "),
        ("byte-order-mark", b"\xEF\xBB\xBF"),
        ("utf-16-mark", b"\xFF\xFE"),
        ("nuls", &[0; 64]),
        ("null", b"null"),
        ("true", b"true"),
        ("zero", b"0"),
        ("number", b"-1e5"),
        ("string", b"\"events\""),
        ("list", b"[]"),
        ("object", b"{}"),
        ("list-of-lists", b"[[],[[]]]"),
        ("list-of-nulls", b"[null,null,1,\"a\",[],{}]"),
        ("object-of-nulls", b"{\"events\":null,\"parties\":null,\"items\":null,\"results\":null,\"head\":null}"),
        (
            "events-are-text",
            b"{\"events\":\"<script>\",\"parties\":1,\"items\":{},\"groups\":7,\"results\":[],\"head\":\"a\"}",
        ),
        ("keys-twice", b"{\"events\":[],\"events\":[{\"id\":\"a\",\"id\":\"b\"}],\"events\":1}"),
        ("quote", b"\""),
        ("bracket", b"["),
        ("brace", b"{"),
        ("comma", b","),
        ("page", page.as_bytes()),
        ("xml", b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
        ("pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< /Type /Catalog >>\nendobj"),
        ("png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0"),
        ("zip", b"PK\x03\x04\x14\0\0\0\x08\0\0\0!\0"),
        ("gzip", b"\x1F\x8B\x08\0\0\0\0\0\0\x03"),
        ("wasm", b"\0asm\x01\0\0\0"),
        ("packed-cut", b"\x89RTP\r\n\x1A\n"),
        ("packed-of-nonsense", b"\x89RTP\r\n\x1A\n\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F{}{}\xFF\xFF"),
    ];
    let formats =
        [None, Some("relations"), Some("timelinejs"), Some("vis"), Some("csv"), Some("wikidata"), Some("article")];
    let mut inputs = Vec::new();
    for (what, bytes) in bytes {
        for format in formats {
            // A list of items may be empty.
            let is_broken = (what, format) != ("list", Some("vis"));
            let input = Input::new(format!("others/{}/{what}", format.unwrap_or("any")), format, bytes);
            inputs.push(Input { is_broken, ..input });
        }
    }
    inputs
}
