//! What a build is given before it is published: knows the address that it will have, as far as it is told, and writes what only
//! the finished files say, which is their hashes.

use crate::project::Project;
use crate::run::{self, Outcome};
use std::fs;
use std::path::Path;

/// What stands where the address of the published files belongs.
const NOWHERE: &str = "https://example.org/relations-timeline/";
const OEMBED: &str = "oembed.json";
const PAGES: [&str; 2] = ["index.html", "embed.html"];
pub const INTEGRITY: &str = "integrity.json";

/// The address that `--url` gives, which ends with a slash.
pub fn address(words: &[&str]) -> Outcome<Option<String>> {
    match words {
        [] => Ok(None),
        ["--url", url] => {
            let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%@!$()*+,;=".contains(c);
            match rest {
                Some(rest) if !rest.is_empty() && rest.chars().all(is_plain) => {
                    Ok(Some(format!("{}/", url.trim_end_matches('/'))))
                }
                _ => {
                    Err(format!("`{url}` is no address of a folder on the web, such as https://example.org/timeline/."))
                }
            }
        }
        words => Err(format!("`{}` is not understood; there is only `--url https://…`.", words.join(" "))),
    }
}

/// Writes the address into what must know it: the oEmbed answer, and the pages that lead to it. Without one they keep what they
/// have, which is an address of nobody, and a path.
pub fn tell(folder: &Path, address: Option<&str>) -> Outcome {
    let Some(address) = address else { return Ok(()) };
    change(&folder.join(OEMBED), NOWHERE, address)?;
    let (path, whole) = (format!("href=\"{OEMBED}\""), format!("href=\"{address}{OEMBED}\""));
    PAGES.iter().try_for_each(|page| change(&folder.join(page), &path, &whole))
}

fn change(file: &Path, from: &str, to: &str) -> Outcome {
    let text = fs::read_to_string(file).map_err(|error| format!("{} could not be read: {error}.", file.display()))?;
    if !text.contains(from) {
        return Err(format!("{} lacks {from}.", file.display()));
    }
    fs::write(file, text.replace(from, to))
        .map_err(|error| format!("{} could not be written: {error}.", file.display()))
}

/// Hashes each file, by Node, and writes them down beside them; returns the lines.
pub fn hash(project: &Project) -> Outcome<Vec<(String, String)>> {
    let folder = project.dist();
    let script = include_str!("integrity.mjs");
    let mut node = run::command(project, "node", &["--input-type=module", "--eval", script, "--"]);
    node.arg(&folder);
    let answer = run::output(&mut node).ok_or("Node could not hash the files of dist/.")?;
    let hashes: Vec<(String, String)> = answer.lines().filter_map(hash_in).collect();
    let file = folder.join(INTEGRITY);
    fs::write(&file, json(&hashes)).map_err(|error| format!("{} could not be written: {error}.", file.display()))?;
    Ok(hashes)
}

/// Of the files that a page may name with `integrity`; the others are in `integrity.json`.
pub fn table(hashes: &[(String, String)]) -> String {
    let named = hashes.iter().filter(|(path, _)| path.ends_with(".js") || path.ends_with(".css"));
    let lines: Vec<String> = named.map(|(path, hash)| format!("{path:<36}{hash}")).collect();
    format!("integrity, of all files in dist/{INTEGRITY}\n{}", lines.join("\n"))
}

fn hash_in(line: &str) -> Option<(String, String)> {
    let (path, hash) = line.rsplit_once(' ')?;
    hash.starts_with("sha384-").then(|| (path.to_owned(), hash.to_owned()))
}

fn json(hashes: &[(String, String)]) -> String {
    let lines: Vec<String> = hashes.iter().map(|(path, hash)| format!("  {path:?}: {hash:?}")).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_the_web_and_ends_with_a_slash() {
        let check = |words: &[&str], expect: Option<Option<&str>>| {
            let found = address(words).ok();
            assert_eq!(found.as_ref().map(|address| address.as_deref()), expect, "{words:?}");
        };
        check(&[], Some(None));
        check(&["--url", "https://a.example/b"], Some(Some("https://a.example/b/")));
        check(&["--url", "http://localhost:8080/"], Some(Some("http://localhost:8080/")));
        check(&["--url", "a.example"], None);
        check(&["--url", "https://"], None);
        check(&["--url", "https://a.example/\"><script>"], None);
        check(&["--url", "https://a.example/?q"], None);
        check(&["--url"], None);
        check(&["--out", "x"], None);
    }

    #[test]
    fn the_address_comes_into_the_answer_and_the_pages() {
        let folder = std::env::temp_dir().join(format!("relations-publish-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let files = [
            (OEMBED, include_str!("../../static/oembed.json")),
            ("index.html", include_str!("../../index.html")),
            ("embed.html", include_str!("../../static/embed.html")),
        ];
        let write = || files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        write();
        tell(&folder, None).unwrap();
        assert_eq!(read(OEMBED), files[0].1);
        tell(&folder, Some("https://a.example/b/")).unwrap();
        let answer = read(OEMBED);
        assert!(
            !answer.contains("example.org") && answer.contains("src=\\\"https://a.example/b/embed.html\\\""),
            "{answer}"
        );
        for page in PAGES {
            assert!(read(page).contains("type=\"application/json+oembed\" href=\"https://a.example/b/oembed.json\""));
        }
        // What has an address already does not get another one in silence.
        assert!(tell(&folder, Some("https://c.example/")).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn hashes_are_written_as_json() {
        let lines = ["a.js sha384-x/y+z=", "b c.css sha384-q", "nothing"];
        let hashes: Vec<_> = lines.iter().filter_map(|line| hash_in(line)).collect();
        assert_eq!(json(&hashes), "{\n  \"a.js\": \"sha384-x/y+z=\",\n  \"b c.css\": \"sha384-q\"\n}\n");
        assert!(table(&hashes).contains("\na.js                                sha384-x/y+z="));
    }
}
