//! “How sure are we?”: how many events are dated to the day, vague, disputed, reported or without a citation, and each
//! of these counts as a way to its events. Knows nothing of how events are counted.

use crate::ui::controls::{flag, icon, icons, say, tool};
use crate::ui::piece::Calm;
use crate::ui::svg::px;
use crate::ui::words::mark_name;
use relations_core::certainty::{Certainty, Count, certainty as counted, whatever};
use relations_core::index::{AT_ONCE, Filter, Marks};
use relations_core::state::{Action, Choice, Panel};
use relations_core::text::sentences::certainty_in_words;
use relations_markup::html;
use yew::prelude::*;

/// What a date tells, of which every event has one; the other marks are about how it is told.
const DATES: [Marks; 4] = [Marks::EXACT, Marks::IMPRECISE, Marks::APPROXIMATE, Marks::OPEN];

/// A count: what is counted, and what lets through just that.
struct Row {
    name: String,
    events: usize,
    filter: Filter,
}

pub fn certainty(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let language = calm.index.language;
    let (words, more, views) = (language.words(), language.more_words(), language.view_words());
    let certainty = count(calm);
    let row = |count: &Count| Row {
        name: mark_name(more, count.mark).to_owned(),
        events: count.events,
        filter: count.within(&calm.filter),
    };
    let (mut dates, mut told, mut reporters) = (Vec::new(), Vec::new(), Vec::new());
    for count in &certainty.counts {
        if DATES.contains(&count.mark) { dates.push(row(count)) } else { told.push(row(count)) }
    }
    for reporter in &certainty.reporters {
        let name = calm.index.dataset.source(reporter.source).map_or("", |source| source.title.get(language.tag()));
        reporters.push(Row { name: name.to_owned(), events: reporter.events, filter: reporter.within(&calm.filter) });
    }
    let group = |name: &'static str, rows: &[Row]| {
        if rows.is_empty() {
            return Html::default();
        }
        let rows = rows.iter().map(|row| draw(row, calm, certainty.events, dispatch));
        html! { <section><h4>{ name }</h4><ul>{ for rows }</ul></section> }
    };
    html! {
        <section class="panel certainty" data-opened="certainty" role="dialog" aria-label={views.doubt.how_sure} tabindex="-1">
            { tool(icons::CLOSE, words.close, say(dispatch, Action::Panel(Panel::Nothing))) }
            <h3>{ views.doubt.how_sure }</h3>
            <p class="sum">{ certainty_in_words(language, &views.standing, &certainty) }</p>
            { group(views.doubt.how_dated, &dates) }
            { group(views.doubt.how_told, &told) }
            { group(views.doubt.who_reports, &reporters) }
            <p class="advice">{ views.doubt.advice }</p>
        </section>
    }
}

/// Counts over what passes the filter, whatever that asks for of how sure the events are: so each says how many there
/// will be. Among very many events those that are shown are counted, since a search takes its time.
fn count(calm: &Calm) -> Certainty {
    let wide = whatever(&calm.filter);
    if wide == calm.matches.filter || calm.index.dataset.events.len() > AT_ONCE {
        return counted(&calm.index, &calm.matches);
    }
    counted(&calm.index, &calm.index.matches(&wide))
}

fn draw(row: &Row, calm: &Calm, total: usize, dispatch: &Callback<Action>) -> Html {
    let is_on = calm.filter == row.filter;
    let wanted = if is_on { whatever(&calm.filter) } else { row.filter.clone() };
    // What is not there cannot be asked for, but what was asked for can always be undone.
    let disabled = row.events == 0 && !is_on;
    let share = row.events as f64 * 100.0 / total.max(1) as f64;
    html! {
        <li>
            <button class="measure" aria-pressed={flag(is_on)} {disabled} onclick={say(dispatch, Action::Choose(Choice::Filter(wanted)))}>
                <span class="name">{ row.name.clone() }</span>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="whole" width="100" height="8" />
                    <rect class="share" width={px(share)} height="8" />
                </svg>
                <span class="number">{ calm.index.language.number(row.events) }</span>
                <span class="undo">
                    if is_on {
                        { icon(icons::CLOSE) }
                    }
                </span>
            </button>
        </li>
    }
}
