//! Dates: EDTF, those of others, and those that readers type. What is read is written and read again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use relations_core::date::edtf;
use relations_core::import::moment;
use relations_core::text::Language;
use relations_core::text::dates::date_in_words;
use relations_core::text::typed::day_from_words;

fuzz_target!(|text: &str| {
    if let Ok(date) = edtf::parse(text) {
        assert_eq!(edtf::parse(&edtf::write(&date)), Ok(date), "{text:?} is written as {}", edtf::write(&date));
        for language in Language::ALL {
            assert!(!date_in_words(language, &date).is_empty());
        }
    }
    if let Ok(moment) = moment::read(text) {
        assert!(edtf::parse(&moment).is_ok(), "{text:?} became {moment:?}");
    }
    if let Some(number) = text.parse().ok()
        && let Ok(moment) = moment::milliseconds(number)
    {
        assert!(edtf::parse(&moment).is_ok(), "{text:?} became {moment:?}");
    }
    for language in Language::ALL {
        if let Some(typed) = day_from_words(language, text) {
            assert!(typed.day <= typed.last, "{typed:?}");
        }
    }
});
