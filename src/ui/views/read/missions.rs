//! The diplomatic missions as a table: where each was, in which state and when, how sure that is, and where it stands.

use super::Look;
use super::notes::{Place, numbers};
use crate::ui::controls::{class, only};
use crate::ui::words::{lane_class, lane_name, lang};
use relations_core::date::Certainty;
use relations_core::read::{MissionRow, Reading};
use relations_core::text::MoreWords;
use relations_markup::html;
use yew::prelude::*;

pub fn missions(look: &Look, reading: &Reading) -> Html {
    if reading.missions.is_empty() {
        return Html::default();
    }
    let words = &look.calm.index.language.view_words().read;
    let names = [words.mission, words.host, words.status, words.period, words.certainty, words.notes];
    let rows = reading.missions.iter().enumerate().map(|(number, one)| row(look, number, one, &names));
    // The roles stay where the stylesheet makes cards of the rows.
    html! {
        <table class="missions" role="table">
            <caption>{ words.missions }</caption>
            <thead role="rowgroup"><tr role="row">{ for names.iter().map(|name| html! { <th role="columnheader" scope="col">{ *name }</th> }) }</tr></thead>
            <tbody role="rowgroup">{ for rows }</tbody>
        </table>
    }
}

fn row(look: &Look, number: usize, row: &MissionRow, names: &[&'static str; 6]) -> Html {
    let index = &look.calm.index;
    let tag = index.language.tag();
    let [_, host, status, period, certainty, cited] = *names;
    let (marks, open) = numbers(look, Place::Mission(number), &row.notes);
    let cell = |name: &'static str, inner: Html| html! { <td role="cell"><span class="label" aria-hidden="true">{ name }</span><div>{ inner }</div></td> };
    let note =
        (!row.note.is_empty()).then(|| html! { <small lang={lang(row.note, index)}>{ row.note.get(tag) }</small> });
    html! {
        <tr role="row" class={class(&[row.of.map_or("", lane_class), only(row.is_first, "begins")])}>
            <th role="rowheader" scope="row" lang={lang(row.mission, index)}>{ row.mission.get(tag) }</th>
            { cell(host, html! { { row.host.map(|lane| lane_name(index, lane)) } }) }
            { cell(status, html! { <span lang={lang(row.label, index)}>{ row.label.get(tag) }</span>{ note } }) }
            { cell(period, html! { { row.period.clone() } }) }
            { cell(certainty, html! { { certainty_in_words(index.language.more_words(), row.certainty) } }) }
            { cell(cited, html! { { marks } { open } }) }
        </tr>
    }
}

fn certainty_in_words(more: &MoreWords, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => more.exact,
        Certainty::Imprecise => more.imprecise,
        Certainty::Approximate => more.approximate,
        Certainty::Open => more.open,
    }
}
