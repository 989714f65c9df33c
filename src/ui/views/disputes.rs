//! Claims that cannot all hold, side by side: what they differ in, and for each its date, its words, where it stands and
//! the events that it tells. Knows nothing of how claims are compared.

use crate::ui::controls::{class, flag, icons, only, say, tool};
use crate::ui::detail::follows;
use crate::ui::piece::Calm;
use crate::ui::words::{citations, lang};
use relations_core::dataset::{Claim, Dispute};
use relations_core::disputes::{Confrontation, Side, disputes as confrontations};
use relations_core::index::Index;
use relations_core::state::Action;
use relations_core::text::dates::date_in_words;
use relations_core::text::sentences::difference_in_words;
use relations_markup::html;
use yew::prelude::*;

pub fn disputes(calm: &Calm, dispatch: &Callback<Action>) -> Html {
    let index = &calm.index;
    let words = index.language.words();
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for confrontation in confrontations(&index.dataset) {
        let Some(dispute) = index.dataset.disputes.get(confrontation.dispute) else { continue };
        // Those that the reader comes from are in sight at once.
        let is_about = |claim: &Claim| calm.selected.is_some_and(|event| claim.events.contains(&event));
        let drawn = draw(index, dispute, &confrontation, &is_about, dispatch);
        if dispute.claims.iter().any(is_about) { first.push(drawn) } else { others.push(drawn) }
    }
    let none = first.is_empty() && others.is_empty();
    html! {
        <section class="detail confrontations" data-opened="disputes" aria-label={words.disputes} tabindex="-1">
            <div class="bar">{ tool(icons::CLOSE, words.close, say(dispatch, Action::Escape)) }</div>
            <h3>{ words.disputes }</h3>
            if none {
                <p>{ index.language.view_words().doubt.no_disputes }</p>
            }
            <div>{ for first.into_iter().chain(others) }</div>
        </section>
    }
}

fn draw(
    index: &Index,
    dispute: &Dispute,
    confrontation: &Confrontation,
    is_about: &dyn Fn(&Claim) -> bool,
    dispatch: &Callback<Action>,
) -> Html {
    let tag = index.language.tag();
    let difference = difference_in_words(index, &index.language.view_words().standing, confrontation);
    let explanation = dispute.explanation.get(tag);
    let has_more = !explanation.is_empty() && explanation != difference;
    let mut claims = Vec::new();
    for side in &confrontation.claims {
        if let Some(claim) = dispute.claims.get(side.claim) {
            claims.push(draw_claim(index, claim, side, is_about(claim), dispatch));
        }
    }
    html! {
        <section class="confrontation">
            <h4 lang={lang(dispute.title.view(), index)}>{ dispute.title.get(tag) }</h4>
            <p class="difference">{ difference }</p>
            <ol class="claims">{ for claims }</ol>
            if has_more {
                <p class="explanation" lang={lang(dispute.explanation.view(), index)}>{ explanation }</p>
            }
        </section>
    }
}

fn draw_claim(index: &Index, claim: &Claim, side: &Side, is_about: bool, dispatch: &Callback<Action>) -> Html {
    let dates: Vec<String> = side.dates.iter().map(|date| date_in_words(index.language, date)).collect();
    html! {
        <li class={class(&["claim", only(is_about, "about")])} aria-current={is_about.then(|| flag(true))}>
            <p class="dates">{ dates.join("; ") }</p>
            <p class="statement" lang={lang(claim.statement.view(), index)}>{ claim.statement.get(index.language.tag()) }</p>
            { citations(index, &claim.citations) }
            { follows(index, &claim.events, dispatch) }
        </li>
    }
}
