//! The part of an address that says what is seen, and the same as JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use relations_core::Shared;
use relations_core::dataset::parse;
use relations_core::index::Index;
use relations_core::state::State;
use relations_core::state::link::{Linked, from_hash, replace_in, to_hash};
use relations_core::text::Language;
use std::cell::LazyCell;

const DATASET: &[u8] = include_bytes!("../../static/datasets/argentina-chile.json");

thread_local! {
    static STATE: LazyCell<State> = LazyCell::new(|| {
        let (dataset, problems) = parse(DATASET);
        let index = Index::new(Shared::new(dataset), Language::English);
        State::new(Shared::new(index), Shared::new(problems))
    });
}

fuzz_target!(|text: &str| {
    let (prefix, hash) = text.split_once('\n').unwrap_or(("", text));
    for (linked, _) in [from_hash(hash, prefix), Linked::from_json(hash)] {
        let again = from_hash(&to_hash(&linked, prefix), prefix).0;
        assert_eq!(again, linked, "by its hash");
        assert_eq!(Linked::from_json(&linked.to_json()).0, linked, "by its JSON");
        // Somebody else's part may begin with the sign that an address has before all of them.
        let shared = ["#", &replace_in(hash, prefix, &linked)].concat();
        assert_eq!(from_hash(&shared, prefix).0, linked, "in its place");
        STATE.with(|state| {
            let mut state = State::clone(state);
            linked.missing(&state);
            for action in linked.actions(&state) {
                state = state.after(&action).unwrap_or(state);
            }
        });
    }
});
