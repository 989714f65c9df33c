//! Numbered notes: each opens beneath what it stands by, and all of them stand at the end, with a way back.

use super::Look;
use super::along::lead_to;
use crate::ui::controls::flag;
use crate::ui::words::citations;
use relations_core::dataset::Citation;
use relations_core::index::Index;
use relations_core::table::citation_in_words;
use relations_core::text::fill;
use relations_markup::html;
use yew::prelude::*;

/// Where numbers of notes stand: in a passage or in a row of the missions, each counted from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    Passage(usize),
    Mission(usize),
}

/// The note that is open, and where; there is one at a time.
pub struct Opened {
    pub which: Option<(Place, usize)>,
    pub set: UseStateSetter<Option<(Place, usize)>>,
}

/// The numbers of the notes of some place, and the note that is open there.
pub fn numbers(look: &Look, place: Place, notes: &[usize]) -> (Html, Html) {
    let index = &look.calm.index;
    let words = &index.language.view_words().read;
    let mut buttons = Vec::new();
    for note in notes.iter().copied() {
        let open = look.opened.which == Some((place, note));
        let set = look.opened.set.clone();
        let onclick = Callback::from(move |_: MouseEvent| set.set((!open).then_some((place, note))));
        let number = index.language.number(note);
        buttons.push(html! {
            <button class="note-number" data-note={note.to_string()} aria-label={fill(words.note, &[("n", &number)])} aria-expanded={flag(open)} {onclick}>
                { number }
            </button>
        });
    }
    let marks = if buttons.is_empty() {
        Html::default()
    } else {
        html! { <span class="note-numbers">{ for buttons }</span> }
    };
    let open = look.opened.which.filter(|(at, _)| *at == place).map_or_else(Html::default, |(_, note)| {
        let cited = look.citations.get(note.wrapping_sub(1)).map(std::slice::from_ref).unwrap_or_default();
        let number = fill(words.note, &[("n", &index.language.number(note))]);
        html! { <div class="note" role="note" aria-label={number.clone()}><b aria-hidden="true">{ index.language.number(note) }</b>{ citations(index, cited) }</div> }
    });
    (marks, open)
}

/// All notes by their numbers.
pub fn notes(index: &Index, cited: &[Citation], scroller: &NodeRef) -> Html {
    if cited.is_empty() {
        return Html::default();
    }
    let words = &index.language.view_words().read;
    let mut items = Vec::new();
    let mut last = None;
    for (place, citation) in cited.iter().enumerate() {
        let number = (place + 1).to_string();
        let back = lead_to(scroller, ["[data-note='", &number, "']"].concat());
        let note = fill(words.note, &[("n", &index.language.number(place + 1))]);
        // A source is named once for all places in it that follow each other.
        let named = last == Some(citation.source);
        last = Some(citation.source);
        let name = [words.back, ": ", &note].concat();
        items.push(html! {
            <li data-noted={number}>
                <button class="back" aria-label={name} title={words.back} onclick={back}>{ index.language.number(place + 1) }<span aria-hidden="true">{ "↑" }</span></button>
                if named {
                    <span class="place">{ citation_in_words(index, citation) }</span>
                } else {
                    { citations(index, &[*citation]) }
                }
            </li>
        });
    }
    html! {
        <section class="notes">
            <h3>{ words.notes }</h3>
            <ol>{ for items }</ol>
        </section>
    }
}
