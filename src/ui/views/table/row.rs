//! The rows of the table: the headings that sort it, and an event with what the columns say of it.

use super::Done;
use super::keys::FIRST;
use crate::ui::controls::{class, flag, icon, only, say};
use crate::ui::detail::reported_by;
use crate::ui::piece::Calm;
use crate::ui::svg::{outline, px};
use crate::ui::words::{citations, found, lane_class, lang};
use relations_core::dataset::{Event, EventIx};
use relations_core::date::Certainty;
use relations_core::index::AT_ONCE;
use relations_core::state::{Action, Choice};
use relations_core::table::{Column, Sort, cell};
use relations_core::text::fill;
use relations_markup::html;
use yew::prelude::*;

const UP: &str = "M5.5 12L10 7l4.5 5";
const DOWN: &str = "M5.5 8l4.5 5L14.5 8";
const EITHER: &str = "M6.5 8L10 4l3.5 4M6.5 12l3.5 4l3.5-4";

/// The head of a column, by which the rows are sorted where there are not too many of them.
pub fn heading(calm: &Calm, column: Column, sort: Sort, tell: &Callback<Done>, of: &Callback<Action>) -> Html {
    let language = calm.index.language;
    let words = language.table_words();
    let name = column.heading(language);
    let (direction, path) = match (sort.column == column, sort.descending) {
        (true, false) => ("ascending", UP),
        (true, true) => ("descending", DOWN),
        (false, _) => ("none", EITHER),
    };
    if calm.matches.len() > AT_ONCE && column != Column::Date {
        return html! { <th role="columnheader" scope="col" data-column={column.name()}><span class="sort">{ name }</span></th> };
    }
    let next = if sort.by(column).descending { words.sort_down } else { words.sort_up };
    let (of, tell) = (of.clone(), tell.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        of.emit(Action::Choose(Choice::SortBy(column)));
        tell.emit(Done::Sorted);
    });
    html! {
        <th role="columnheader" scope="col" data-column={column.name()} aria-sort={direction}>
            <button class="sort" title={fill(next, &[("column", name)])} {onclick}><span>{ name }</span>{ icon(path) }</button>
        </th>
    }
}

/// An event; `number` counts the rows from 0.
pub fn row(calm: &Calm, number: usize, ix: EventIx, columns: &[Column], of: &Callback<Action>) -> Html {
    let index = &calm.index;
    let Some(event) = index.dataset.event(ix) else { return Html::default() };
    let vague = event.date.certainty() != Certainty::Exact;
    let selected = calm.selected == Some(ix);
    let cells = columns.iter().map(|column| match column {
        Column::Title => title(calm, ix, &event, of),
        _ => said(calm, ix, &event, *column),
    });
    html! {
        <tr key={ix.0} role="row" class={class(&["mark", lane_class(event.initiator), only(vague, "vague")])}
            data-event-id={event.id.to_owned()} aria-rowindex={(number + FIRST).to_string()} aria-current={selected.then(|| flag(true))}>
            { for cells }
        </tr>
    }
}

/// In the place of so many rows of some height in pixels; `before` is the row after it.
pub fn gap(rows: usize, height: f64, columns: usize, before: usize) -> Html {
    html! {
        <tr key={["gap", &before.to_string()].concat()} class="gap" aria-hidden="true">
            <td colspan={columns.to_string()} height={px(rows as f64 * height)}></td>
        </tr>
    }
}

fn title(calm: &Calm, ix: EventIx, event: &Event, of: &Callback<Action>) -> Html {
    let index = &calm.index;
    let category = event.category.and_then(|category| index.dataset.category(category));
    let symbol = category.map(|category| category.symbol).unwrap_or_default();
    html! {
        <th role="rowheader" scope="row" data-column="title">
            <div class="value">
                <svg viewBox="-10 -10 20 20" aria-hidden="true"><path class="symbol" d={outline(symbol)} /></svg>
                <button onclick={say(of, Action::Select(Some(ix)))} lang={lang(event.title, index)}>
                    { found(event.title.get(index.language.tag()), &calm.filter.query) }
                </button>
            </div>
        </th>
    }
}

/// What a column says, behind its name, which is shown where the columns have no place beside each other.
fn said(calm: &Calm, ix: EventIx, event: &Event, column: Column) -> Html {
    let index = &calm.index;
    let value = match column {
        Column::Sources => sources(calm, event),
        _ => {
            let text = cell(index, ix, column);
            if text.is_empty() { None } else { Some(found(&text, searched(calm, column))) }
        }
    };
    let derived = event.derived_date.as_ref().filter(|_| column == Column::Date);
    let derived = derived.map(|derived| derived.words.get(index.language.tag()).to_owned());
    html! {
        <td role="cell" data-column={column.name()} class={value.is_none().then_some("blank")}>
            <span class="label">{ column.heading(index.language) }</span>
            <div class="value">
                { value }
                if let Some(words) = derived {
                    <small>{ words }</small>
                }
            </div>
        </td>
    }
}

/// The words that a search looks for in a column; none in what it does not search.
fn searched(calm: &Calm, column: Column) -> &str {
    match column {
        Column::Actors | Column::Places => &calm.filter.query,
        _ => "",
    }
}

fn sources(calm: &Calm, event: &Event) -> Option<Html> {
    let reported = reported_by(&calm.index, event);
    if event.citations.is_empty() && reported.is_none() {
        return None;
    }
    Some(html! {
        { citations(&calm.index, event.citations) }
        if let Some(words) = reported {
            <small>{ words }</small>
        }
    })
}
