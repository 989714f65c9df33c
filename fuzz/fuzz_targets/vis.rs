//! Items and groups of vis-timeline.
#![no_main]

use libfuzzer_sys::fuzz_target;
use relations_core::import::Format;

fuzz_target!(|bytes: &[u8]| relations_fuzz::import(bytes, Some(Format::Vis)));
