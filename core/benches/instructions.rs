//! Does each work of the core once, for a program that counts instructions: `cargo xtask test instructions`.
//! It knows where the counted part begins and ends, and says which work came when; not how many instructions it took.

// This whole binary is a measurement: nothing of it is in the widget.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod works;

use std::hint::black_box;
use works::{made_up, works};

const COUNTS: [usize; 2] = [1_000, 10_000];

fn main() {
    for count in COUNTS {
        let (json, index) = made_up(count);
        for (name, work) in works(&json, &index) {
            counted_work(&work);
            println!("{name}, {count} events");
        }
    }
}

/// What is counted: the counter is told to look at this function only, by its name. It does not end with a jump.
#[inline(never)]
fn counted_work(work: &dyn Fn()) {
    black_box(work)();
    black_box(());
}
