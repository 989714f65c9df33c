//! Drafts of encyclopedia articles, as plain text or wikitext; what is drafted is a dataset without errors.
#![no_main]

use libfuzzer_sys::fuzz_target;
use relations_core::dataset::{Severity, parse};
use relations_core::import::article::{Asked, draft};

fuzz_target!(|text: &str| {
    let asked = Asked { url: "https://example.org/wiki/A", ..Asked::default() };
    let drafted = draft(text, &asked);
    assert!(drafted.problems.iter().all(|problem| !problem.message.is_empty()), "a problem without words");
    let (dataset, problems) = parse(drafted.json.as_bytes());
    let error = problems.iter().find(|problem| problem.severity == Severity::Error);
    assert!(error.is_none(), "{}", error.map(ToString::to_string).unwrap_or_default());
    relations_fuzz::look(text.as_bytes(), &dataset, &problems);
});
