//! The state of the relations on the as-of day: the day itself, to be changed, and what was so on it, line by line, with
//! how sure that is and what it rests on. Knows nothing of how that follows from dates.

mod day;

use crate::ui::controls::{icons, say, tool};
use crate::ui::piece::Calm;
use crate::ui::words::citations;
use relations_core::dataset::EventIx;
use relations_core::index::Index;
use relations_core::standing::{Holding, Standing};
use relations_core::state::{Action, Panel};
use relations_core::text::dates::date_in_words;
use relations_core::text::sentences::{Line, standing_in_words, title_in_words};
use relations_markup::html;
use yew::prelude::*;

pub fn standing(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let index = &calm.index;
    let (words, views) = (index.language.words(), index.language.view_words());
    let (mut title, mut lines) = (views.as_of.no_day.to_owned(), Vec::new());
    if let Some(day) = calm.choices.as_of {
        let standing = Standing::on(index, day);
        title = title_in_words(index, &views.standing, &standing);
        lines = standing_in_words(index, &views.standing, &standing);
    }
    let mut groups = Vec::new();
    let mut rest: &[Line] = &lines;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|line| line.heading == first.heading).count();
        let (group, later) = rest.split_at(count);
        rest = later;
        groups.push(html! {
            <section>
                <h4>{ first.heading.clone() }</h4>
                <ul>{ for group.iter().map(|line| draw(index, line, dispatch)) }</ul>
            </section>
        });
    }
    html! {
        <section class="detail standing" data-opened="standing" aria-label={words.state_on_day} tabindex="-1">
            <div class="bar">{ tool(icons::CLOSE, words.close, say(dispatch, Action::Panel(Panel::Nothing))) }</div>
            <h3><span role="status">{ title }</span></h3>
            { day::chooser(calm, dispatch) }
            <div class="told">{ for groups }</div>
        </section>
    }
}

fn draw(index: &Index, line: &Line, dispatch: &Callback<Action>) -> Html {
    let (words, more, views) = (index.language.words(), index.language.more_words(), index.language.view_words());
    let (name, word) = match line.holding {
        Holding::Certainly => ("certainly", views.doubt.certainly),
        Holding::Possibly => ("possibly", views.doubt.possibly),
        // Of what comes next the heading says that it is not yet.
        Holding::Not if line.heading == views.standing.next => ("not", ""),
        Holding::Not => ("not", views.doubt.not),
    };
    let is_event = [views.standing.last, views.standing.perhaps_by_then, views.standing.next].contains(&&*line.heading);
    let said = match &line.events[..] {
        [event] if is_event => {
            html! { <button class="said" onclick={say(dispatch, Action::Select(Some(*event)))}>{ line.sentence.clone() }</button> }
        }
        _ => html! { <p>{ line.sentence.clone() }</p> },
    };
    let leads = !is_event && line.dispute.is_none();
    let rests = line.events.iter().filter(|_| leads).map(|event| follow(index, *event, dispatch));
    html! {
        <li class={name}>
            { sign(line.holding) }
            <div>
                <small class="sure">{ word }</small>
                { said }
                if line.dispute.is_some() {
                    <button class="text-button" onclick={say(dispatch, Action::Panel(Panel::Disputes))}>{ more.side_by_side }</button>
                }
                <ul class="rests">{ for rests }</ul>
                if leads && !line.citations.is_empty() {
                    <details><summary>{ words.sources }</summary>{ citations(index, &line.citations) }</details>
                }
            </div>
        </li>
    }
}

/// A way to an event that a line rests on.
fn follow(index: &Index, to: EventIx, dispatch: &Callback<Action>) -> Html {
    let Some(event) = index.dataset.event(to) else { return Html::default() };
    let date = date_in_words(index.language, &event.date);
    let name = [event.title.get(index.language.tag()), " (", &date, ")"].concat();
    html! { <li><button class="said" onclick={say(dispatch, Action::Select(Some(to)))}>{ name }</button></li> }
}

/// A full circle for what is certain, half of one with a broken outline for what is possible, an empty one for what is not.
fn sign(holding: Holding) -> Html {
    let filled = match holding {
        Holding::Certainly => "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12Z",
        Holding::Possibly => "M8 2a6 6 0 0 0 0 12Z",
        Holding::Not => "",
    };
    html! {
        <svg class="sign" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            <path d={filled} />
        </svg>
    }
}
