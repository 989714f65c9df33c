//! The packed form, whole and in two pieces.
#![no_main]

use libfuzzer_sys::fuzz_target;
use relations_core::dataset::{Parser, file, parse};

fuzz_target!(|bytes: &[u8]| {
    // What the form begins with is given, so that what follows is tried.
    let bytes = [file::MAGIC, bytes.strip_prefix(file::MAGIC).unwrap_or(bytes)].concat();
    let (dataset, problems) = parse(&bytes);
    let (head, rest) = bytes.split_at(bytes.len() / 2);
    let mut parser = Parser::default();
    parser.feed(head);
    parser.so_far();
    parser.feed(rest);
    assert_eq!(parser.finish().1, problems, "in two pieces other things are wrong");
    relations_fuzz::look(&bytes, &dataset, &problems);
});
