//! The view `table`: the events as rows under headings that sort them, with columns to choose and a copy to take along.
//! Knows how it is put together, and which rows are in sight; what the cells say and how they are sorted is in the core.

mod bar;
mod keys;
mod row;
mod sight;

use crate::ui::controls::{class, only};
use crate::ui::focus::{focused_id, use_shown_focus};
use crate::ui::piece::Calm;
use bar::{Shown, bar};
use gloo::events::EventListener;
use keys::led_to;
use relations_core::dataset::EventIx;
use relations_core::index::Filter;
use relations_core::state::Action;
use relations_core::svg::px;
use relations_core::table::{Column, Sort, Table};
use relations_core::text::{Language, fill};
use relations_markup::html;
use row::{gap, heading, row};
use sight::{LONG, Piece, Sight, block_of, page_of, pieces};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

// Comes later, see `crate::later`.
#[inline(never)]
pub fn table(calm: &Calm, dispatch: &Callback<Action>, node: NodeRef) -> Html {
    html! { <TableView calm={calm.clone()} dispatch={dispatch.clone()} node={node} /> }
}

#[derive(Properties, PartialEq)]
struct TableProps {
    calm: Calm,
    dispatch: Callback<Action>,
    node: NodeRef,
}

/// What was last done to the table, for those who do not see it.
#[derive(Clone, Copy, PartialEq)]
enum Done {
    Nothing,
    Sorted,
    /// So many rows were copied.
    Copied(usize),
    NotCopied,
}

/// A component, since scrolling draws other rows and changes nothing that anybody else must know.
#[component]
fn TableView(props: &TableProps) -> Html {
    let TableProps { calm, dispatch, node } = props;
    let index = &calm.index;
    let language = index.language;
    let words = language.table_words();
    let table = use_memo((index.clone(), calm.matches.clone(), calm.choices.sort), |(index, matches, sort)| {
        Table::at_once(index, matches, *sort)
    });
    let existing = use_memo(index.clone(), |index| Column::of(index));
    let columns = use_memo((existing.clone(), calm.choices.hidden.clone()), |(existing, hidden)| {
        let is_shown = |column: &Column| *column == Column::Title || !hidden.contains(column);
        existing.iter().copied().filter(is_shown).collect::<Vec<Column>>()
    });
    let total = table.rows.len();
    let block = block_of(total, calm.page, table.sort.descending);
    let is_long = total > LONG;
    let scroller = use_node_ref();
    let sight = use_sight(&scroller, is_long);
    use_beginning(&scroller, block.start, table.sort, &calm.matches.filter);

    let aim = use_state_eq(|| (None::<EventIx>, 0_u32));
    use_shown_focus(&scroller, aim.1, focused_id(aim.0, index));
    let kept = use_memo((table.clone(), [calm.selected, calm.focused, aim.0]), |(table, events)| {
        events.iter().flatten().filter_map(|event| table.row_of(*event)).collect::<Vec<usize>>()
    });
    let done = use_state_eq(|| (Done::Nothing, calm.matches.clone()));
    let tell = {
        let (done, matches) = (done.setter(), calm.matches.clone());
        Callback::from(move |what: Done| done.set((what, matches.clone())))
    };
    let said = match done.0 {
        Done::Sorted => Some(sort_in_words(table.sort, language)),
        // What was copied before the filter changed is no longer what is shown.
        _ if done.1 != calm.matches => None,
        Done::Copied(rows) => Some(language.count(words.copied, rows)),
        Done::NotCopied => Some(words.could_not_copy.to_owned()),
        Done::Nothing => None,
    };
    let onkeydown = {
        let (table, dispatch, fitting) = (table.clone(), dispatch.clone(), sight.fitting);
        let (block, aim) = (block.clone(), aim.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(row) = led_to(&event, total, fitting) else { return };
            event.prevent_default();
            let to = table.rows.get(row).copied();
            if !block.contains(&row) {
                dispatch.emit(Action::Page(page_of(total, row, table.sort.descending)));
            }
            dispatch.emit(Action::Focus(to));
            aim.set((to, aim.1.wrapping_add(1)));
        })
    };
    let all = if is_long { sight } else { Sight { first: 0, end: total, ..sight } };
    let drawn = pieces(&block, &all, &kept).into_iter().map(|piece| match piece {
        Piece::Gap { rows, before } => gap(rows, sight.height, columns.len(), before),
        Piece::Row(number) => match table.rows.get(number) {
            Some(event) => row(calm, number, *event, &columns, dispatch),
            None => Html::default(),
        },
    });
    let headings = columns.iter().map(|column| heading(calm, *column, table.sort, &tell, dispatch));
    let title = index.dataset.title.get(language.tag());
    let extent = px(sight.head + block.len() as f64 * sight.height);
    let shown = Shown { existing, columns: columns.clone(), table: table.clone(), block };
    html! {
        <div class={class(&["table", only(is_long, "long")])} data-view="table" part="table" ref={node.clone()}>
            { bar(calm, &shown, said, &tell, dispatch) }
            <div class="cells" ref={scroller} tabindex="0" role="region" aria-label={words.table} {onkeydown}>
                <table role="table" aria-rowcount={(total + 1).to_string()}>
                    <caption class="unseen">{ [title, &sort_in_words(table.sort, language)].join(". ") }</caption>
                    <thead role="rowgroup"><tr role="row" aria-rowindex="1">{ for headings }</tr></thead>
                    <tbody role="rowgroup">{ for drawn }</tbody>
                </table>
                if is_long {
                    // As high as all of it also while rows are exchanged: WebKit would scroll up to what is left.
                    <svg class="extent" width="1" height={extent} aria-hidden="true" />
                }
                if total == 0 {
                    <p class="none">{ language.words().nothing_found }</p>
                }
            </div>
        </div>
    }
}

fn sort_in_words(sort: Sort, language: Language) -> String {
    let words = language.table_words();
    let template = if sort.descending { words.sorted_down } else { words.sorted_up };
    fill(template, &[("column", sort.column.heading(language))])
}

/// What is in sight of a long table, as far as it is scrolled and as high as its rows have turned out.
#[hook]
fn use_sight(scroller: &NodeRef, is_long: bool) -> Sight {
    let sight = use_state_eq(|| Sight::UNSEEN);
    let look = {
        let (scroller, set) = (scroller.clone(), sight.setter());
        move || {
            if let Some(seen) = measured(&scroller) {
                set.set(seen);
            }
        }
    };
    use_effect_with(is_long, {
        let (scroller, look) = (scroller.clone(), look.clone());
        move |is_long| {
            let watched = scroller.cast::<Element>().filter(|_| *is_long).map(|element| {
                let scrolled = look.clone();
                let listener = EventListener::new(&element, "scroll", move |_| scrolled());
                let resized = Closure::<dyn FnMut()>::new(look);
                let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
                observer.iter().for_each(|observer| observer.observe(&element));
                (listener, observer, resized)
            });
            move || {
                if let Some((_, Some(observer), _)) = &watched {
                    observer.disconnect();
                }
            }
        }
    });
    // Other columns may make other rows.
    use_effect(move || {
        if is_long {
            look();
        }
    });
    *sight
}

fn measured(scroller: &NodeRef) -> Option<Sight> {
    let element = scroller.cast::<Element>()?;
    let row = element.query_selector("[data-event-id]").ok()??.get_bounding_client_rect();
    let head = element.query_selector("thead").ok()??.get_bounding_client_rect().height();
    let seen = (f64::from(element.scroll_top()), f64::from(element.client_height()));
    Some(Sight::of(seen, head, row.height()))
}

/// Other rows, or the same in another order, are read from their beginning.
#[hook]
fn use_beginning(scroller: &NodeRef, block: usize, sort: Sort, filter: &Filter) {
    let now = (block, sort, filter.clone());
    let shown = use_mut_ref(|| now.clone());
    let scroller = scroller.clone();
    use_effect_with(now, move |now| {
        let before = shown.replace(now.clone());
        if let Some(element) = scroller.cast::<Element>().filter(|_| before != *now) {
            element.set_scroll_top(0);
        }
    });
}
