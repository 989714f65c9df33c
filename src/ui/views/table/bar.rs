//! What stands above the table: the columns to choose, the copy, and what was done last.

use super::super::copy::copy;
use super::Done;
use super::sight::{BLOCK, page_of};
use crate::ui::controls::{icon, say};
use crate::ui::piece::Calm;
use relations_core::index::AT_ONCE;
use relations_core::state::{Action, Choice};
use relations_core::table::{Column, Table, tsv};
use relations_core::text::fill;
use relations_markup::html;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

const COLUMNS: &str = "M3.5 4.5h13v11h-13ZM8 4.5v11M12 4.5v11";
const COPY: &str = "M7 7h9v10H7ZM13 7V3.5H4V13h3";

/// The columns that a table could have and those that it has, and its rows.
pub struct Shown {
    pub existing: Rc<Vec<Column>>,
    pub columns: Rc<Vec<Column>>,
    pub table: Rc<Table>,
    pub block: Range<usize>,
}

pub fn bar(calm: &Calm, shown: &Shown, said: Option<String>, tell: &Callback<Done>, of: &Callback<Action>) -> Html {
    let language = calm.index.language;
    let words = language.table_words();
    let total = shown.table.rows.len();
    let columns = shown.existing.iter().filter(|column| **column != Column::Title);
    let choice = |column: &Column| {
        let column = *column;
        let onchange = of.reform(move |_: Change| Action::Choose(Choice::ToggleColumn(column)));
        html! {
            <li>
                <label>
                    <input type="checkbox" checked={shown.columns.contains(&column)} {onchange} />
                    <span>{ column.heading(language) }</span>
                </label>
            </li>
        }
    };
    html! {
        <div class="table-bar">
            <details class="chooser" onkeydown={Callback::from(close_by_key)} onfocusout={Callback::from(close_behind)}>
                <summary class="text-button">{ icon(COLUMNS) }<span>{ words.columns }</span></summary>
                <ul>{ for columns.map(choice) }</ul>
            </details>
            if total <= AT_ONCE {
                <button class="text-button" disabled={total == 0} onclick={copying(calm, shown, tell)}>{ icon(COPY) }<span>{ words.copy }</span></button>
            } else {
                <p class="note">{ fill(words.too_many, &[("n", &language.number(AT_ONCE))]) }</p>
            }
            <p class="answer" role="status">{ said }</p>
            if total > BLOCK {
                { blocks(calm, shown, of) }
            }
        </div>
    }
}

/// From one part of a table to the next, where not all rows fit under each other.
fn blocks(calm: &Calm, shown: &Shown, of: &Callback<Action>) -> Html {
    let language = calm.index.language;
    let (words, total) = (language.words(), shown.table.rows.len());
    let turn = |name: &'static str, sign: &'static str, row: Option<usize>| {
        let page = row.map_or(0, |row| page_of(total, row, shown.table.sort.descending));
        html! { <button class="text-button" aria-label={name} disabled={row.is_none()} onclick={say(of, Action::Page(page))}>{ sign }</button> }
    };
    let (from, to) = (language.number(shown.block.start + 1), language.number(shown.block.end));
    let all = language.number(total);
    html! {
        <nav class="blocks" aria-label={language.table_words().table}>
            { turn(words.previous, "‹", shown.block.start.checked_sub(BLOCK)) }
            <span>{ fill(language.table_words().rows, &[("from", &from), ("to", &to), ("total", &all)]) }</span>
            { turn(words.next, "›", Some(shown.block.end).filter(|end| *end < total)) }
        </nav>
    }
}

/// Copies the rows that pass the filter in their order, with the columns that are shown.
fn copying(calm: &Calm, shown: &Shown, tell: &Callback<Done>) -> Callback<MouseEvent> {
    let (index, table, columns) = (calm.index.clone(), shown.table.clone(), shown.columns.clone());
    let tell = tell.clone();
    Callback::from(move |event: MouseEvent| {
        let Some(bar) = closest(event.target(), ".table-bar") else { return };
        let (tell, rows) = (tell.clone(), table.rows.len());
        let done = Callback::from(move |copied| tell.emit(if copied { Done::Copied(rows) } else { Done::NotCopied }));
        copy(tsv(&index, &table, &columns), bar, done);
    })
}

fn close_by_key(event: KeyboardEvent) {
    if event.key() == "Escape"
        && let Some(chooser) = closest(event.target(), "details[open]")
    {
        event.stop_propagation();
        close(&chooser);
        if let Some(opener) = chooser.query_selector("summary").ok().flatten() {
            // What is drawn can be focused.
            let _ = opener.unchecked_into::<HtmlElement>().focus();
        }
    }
}

/// Who goes on to something else has chosen.
fn close_behind(event: FocusEvent) {
    if let (Some(chooser), Some(to)) = (closest(event.target(), "details"), event.related_target())
        && !chooser.contains(to.dyn_ref())
    {
        close(&chooser);
    }
}

fn close(chooser: &Element) {
    // An attribute that is there can be taken off.
    let _ = chooser.remove_attribute("open");
}

fn closest(target: Option<web_sys::EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The DOM's event, since the dataset has events too.
type Change = web_sys::Event;
