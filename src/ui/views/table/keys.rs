//! What a key means for one who stands on a row. Knows rows by their numbers only.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What `aria-rowindex` calls the first row under the headings.
pub const FIRST: usize = 2;

/// The row that a key leads to, counted from 0, where it was pressed on the button of another.
pub fn led_to(event: &KeyboardEvent, total: usize, fitting: usize) -> Option<usize> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let row = target.closest("[data-event-id] button").ok()??.closest("[aria-rowindex]").ok()??;
    let row = row.get_attribute("aria-rowindex")?.parse::<usize>().ok()?.checked_sub(FIRST)?;
    walked(&event.key(), row, total, fitting)
}

/// The row that a key leads to from another, with so many rows in all and so many in sight.
fn walked(key: &str, row: usize, total: usize, fitting: usize) -> Option<usize> {
    let last = total.checked_sub(1)?;
    let to = match key {
        "ArrowDown" => row + 1,
        "ArrowUp" => row.saturating_sub(1),
        "PageDown" => row + fitting,
        "PageUp" => row.saturating_sub(fitting),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_from_row_to_row_and_end_at_the_ends() {
        let check = |key, row, expect| assert_eq!(walked(key, row, 100, 10), expect, "{key} {row}");
        check("ArrowDown", 0, Some(1));
        check("ArrowDown", 99, Some(99));
        check("ArrowUp", 5, Some(4));
        check("ArrowUp", 0, Some(0));
        check("PageDown", 5, Some(15));
        check("PageDown", 95, Some(99));
        check("PageUp", 5, Some(0));
        check("Home", 50, Some(0));
        check("End", 50, Some(99));
        check("ArrowRight", 50, None);
        assert_eq!(walked("End", 0, 0, 10), None);
    }
}
