//! The panel in which filters are chosen.

use super::controls::{icons, say, tool};
use super::piece::Calm;
use super::words::{lane_name, mark_name};
use relations_core::dataset::{ActorIx, CategoryIx, EventIx, Lane};
use relations_core::index::{Index, Marks};
use relations_core::state::Action;
use relations_markup::html;
use yew::prelude::*;

/// A choice: its words, how many events it has, whether it is chosen, and what choosing it means.
struct Choice {
    name: String,
    count: usize,
    chosen: bool,
    action: Action,
}

// Comes later, see `crate::later`.
#[inline(never)]
pub fn filters(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let (index, filter) = (&calm.index, &calm.filter);
    let (dataset, words, tag) = (&index.dataset, index.language.words(), index.language.tag());
    let more = index.language.more_words();
    let counts = Counts::of(index);
    let mut lanes = Vec::new();
    for lane in Lane::ALL {
        lanes.push(Choice {
            name: lane_name(index, lane),
            count: counts.lanes.get(lane.number()).copied().unwrap_or(0),
            chosen: filter.initiators.contains(&lane),
            action: Action::ToggleInitiator(lane),
        });
    }
    let mut categories = Vec::new();
    for (position, category) in dataset.categories.iter().enumerate() {
        let ix = CategoryIx::new(position);
        categories.push(Choice {
            name: category.name.get(tag).to_owned(),
            count: counts.categories.get(position).copied().unwrap_or(0),
            chosen: filter.categories.contains(&ix),
            action: Action::ToggleCategory(ix),
        });
    }
    let mut actors = Vec::new();
    for (position, actor) in dataset.actors.iter().enumerate() {
        let ix = ActorIx::new(position);
        actors.push(Choice {
            name: actor.name.get(tag).to_owned(),
            count: counts.actors.get(position).copied().unwrap_or(0),
            chosen: filter.actors.contains(&ix),
            action: Action::ToggleActor(ix),
        });
    }
    let mut marks = Vec::new();
    for (mark, count) in Marks::ALL.into_iter().zip(counts.marks) {
        marks.push(Choice {
            name: mark_name(more, mark).to_owned(),
            count,
            chosen: filter.marks.shares_any(mark),
            action: Action::ToggleMark(mark),
        });
    }
    let group = |name: &'static str, choices: Vec<Choice>| {
        let choices = choices.into_iter().filter(|choice| choice.count > 0 || choice.chosen);
        html! { <fieldset><legend>{ name }</legend><ul>{ for choices.map(|choice| draw(choice, dispatch)) }</ul></fieldset> }
    };
    html! {
        <section class="panel filters" part="panel" data-opened="filters" role="dialog" aria-label={words.filters} tabindex="-1">
            { tool(icons::CLOSE, words.close, say(dispatch, Action::Escape)) }
            <h3>{ words.filters }</h3>
            <div class="groups">
                { group(more.initiator, lanes) }
                { group(more.category, categories) }
                { group(more.certainty, marks) }
                { group(more.actor, actors) }
            </div>
        </section>
    }
}

/// How many events each choice has, counted in one go.
struct Counts {
    lanes: [usize; 3],
    categories: Vec<usize>,
    actors: Vec<usize>,
    marks: [usize; Marks::ALL.len()],
}

impl Counts {
    fn of(index: &Index) -> Counts {
        let (dataset, events) = (&index.dataset, &index.dataset.events);
        let (categories, actors) = (vec![0; dataset.categories.len()], vec![0; dataset.actors.len()]);
        let mut counts = Counts { lanes: [0; 3], categories, actors, marks: [0; Marks::ALL.len()] };
        for event in 0..events.len() {
            let more = |count: Option<&mut usize>| count.into_iter().for_each(|count| *count += 1);
            more(events.initiator(event).and_then(|lane| counts.lanes.get_mut(lane.number())));
            more(events.category(event).and_then(|category| counts.categories.get_mut(category.0 as usize)));
            for actor in events.actors(event) {
                more(counts.actors.get_mut(actor.0 as usize));
            }
            let marks = index.marks(EventIx::new(event));
            for (mark, count) in Marks::ALL.into_iter().zip(&mut counts.marks) {
                *count += usize::from(marks.shares_any(mark));
            }
        }
        counts
    }
}

fn draw(choice: Choice, dispatch: &Callback<Action>) -> Html {
    let Choice { name, count, chosen, action } = choice;
    let onchange = dispatch.reform(move |_: Change| action.clone());
    html! {
        <li>
            <label>
                <input type="checkbox" checked={chosen} {onchange} />
                <span>{ name }</span>
                <small>{ count.to_string() }</small>
            </label>
        </li>
    }
}

/// The DOM's event, since the dataset has events too.
type Change = web_sys::Event;
