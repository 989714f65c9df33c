//! Arcs between linked events: each ends at what is drawn of its events, stays in the window, and is told from the others.

use crate::fixtures::{Dice, Letters, embedded, everything, frame, index, made_up_json, zooms};
use relations_core::Shared;
use relations_core::dataset::{EventIx, LinkKind};
use relations_core::index::{Filter, Index, Matches};
use relations_core::layout::arcs::{Alternative, Arc, ArcKind, Area, Place, SIGN, Tip, alternatives, arcs};
use relations_core::layout::{Domain, Layout, PANNING, fit, layout};
use relations_core::text::Language;
use serde_json::{Value, json};

const SIZES: [(f64, f64); 4] = [(320.0, 200.0), (390.0, 420.0), (1280.0, 560.0), (2560.0, 900.0)];

/// Made-up events of which each has some links, and disputes between some of them.
fn linked(count: usize, seed: u64) -> Shared<Index> {
    let mut dataset: Value = serde_json::from_str(&made_up_json(count, seed)).unwrap();
    let mut dice = Dice(seed);
    for event in dataset["events"].as_array_mut().unwrap() {
        let kinds = ["led-to", "responds-to", "contradicts", "part-of"];
        let link = |dice: &mut Dice| json!({ "to": format!("e{}", dice.below(count as u64)), "kind": kinds[dice.below(4) as usize] });
        event["links"] = (0..dice.below(4)).map(|_| link(&mut dice)).collect();
    }
    let claim = |number: u64, dice: &mut Dice| {
        json!({
            "id": format!("claim-{number}-{}", dice.below(1_000_000)), "statement": "So it was", "events": [format!("e{}", dice.below(count as u64))],
        })
    };
    let dispute = |number: u64, dice: &mut Dice| {
        json!({
            "id": format!("dispute-{number}"), "title": "Which?", "explanation": "Not both",
            "claims": [claim(1, dice), claim(2, dice), claim(3, dice)],
        })
    };
    dataset["disputes"] = (0..4).map(|number| dispute(number, &mut dice)).collect();
    index(&dataset.to_string(), Language::English)
}

#[test]
fn arcs_end_at_their_events_at_every_size_and_scale() {
    let mut drawn = 0;
    for index in [embedded(Language::English), linked(60, 1), linked(400, 2), linked(700, 3)] {
        let matches = everything(&index);
        let step = (index.dataset.events.len() / 6).max(1);
        for (width, height) in SIZES {
            let frame = frame(&index, width, height);
            for domain in zooms(fit(&index, &frame), &index, 5, 2) {
                let at = format!("{} events, {width} × {height}, {domain:?}", index.dataset.events.len());
                for event in (0..index.dataset.events.len()).step_by(step).map(EventIx::new) {
                    let layout = layout(&index, &matches, &frame, (domain, PANNING), &[event], &Letters);
                    let arcs = arcs(&index, &matches, &layout, event);
                    assert!(arcs.iter().all(|arc| arc.from == event || arc.to == event), "{at}");
                    check(&index, &layout, &arcs, &at);
                    drawn += arcs.len();
                }
                let layout = layout(&index, &matches, &frame, (domain, PANNING), &[], &Letters);
                let alternatives = alternatives(&index, &matches, &layout);
                let arcs: Vec<Arc> = alternatives.iter().map(|alternative| alternative.arc.clone()).collect();
                check(&index, &layout, &arcs, &at);
                for Alternative { arc, sign, .. } in &alternatives {
                    let bounds = arc.bounds;
                    assert!(
                        sign.x >= bounds.left
                            && sign.x <= bounds.right
                            && sign.y >= bounds.top
                            && sign.y <= bounds.bottom
                    );
                    let is_drawn = |tip: Tip| matches!(tip.place, Place::Mark | Place::Cluster(_));
                    assert!(
                        is_drawn(arc.start) && is_drawn(arc.end) && arc.kind == ArcKind::Alternative,
                        "{at}: {arc:?}"
                    );
                }
                drawn += alternatives.len();
            }
        }
    }
    assert!(drawn > 700, "only {drawn} arcs were looked at");
}

fn check(index: &Index, layout: &Layout, arcs: &[Arc], at: &str) {
    let [left, right] = [layout.window.from, layout.window.to()].map(|day| layout.scale.x_from_day(day) as i32);
    let bottom = layout.frame.axis.y as i32;
    for (number, arc) in arcs.iter().enumerate() {
        let Area { left: from, right: to, top, bottom: under } = arc.bounds;
        assert!(
            from >= left && to <= right && top >= 0 && under <= bottom,
            "{at}: {arc:?} leaves {left} to {right}, 0 to {bottom}"
        );
        assert_eq!((arc.curve.0[0], arc.curve.0[3]), (arc.start.at, arc.end.at), "{at}");
        ends_at(index, layout, arc.from, arc.start, at);
        ends_at(index, layout, arc.to, arc.end, at);
        for other in &arcs[..number] {
            let mut reversed = other.curve.0;
            reversed.reverse();
            assert!(arc.curve != other.curve && arc.curve.0 != reversed, "{at}: {arc:?} lies on {other:?}");
        }
    }
}

fn ends_at(index: &Index, layout: &Layout, event: EventIx, tip: Tip, at: &str) {
    let [left, right] = [layout.window.from, layout.window.to()].map(|day| layout.scale.x_from_day(day));
    let (x, y) = (f64::from(tip.at.x), f64::from(tip.at.y));
    let near = |from: f64, to: f64, top: f64, height: f64| {
        assert!(x >= from - 1.0 && x <= to + 1.0, "{at}: {tip:?} is not in {from} to {to}");
        assert!(y >= top - 1.0 && y <= top + height + 1.0, "{at}: {tip:?} is not in {top} to {}", top + height);
    };
    match tip.place {
        Place::Mark => {
            let mark = layout.mark(event).unwrap();
            near(mark.x.max(left), (mark.x + mark.width).min(right), mark.y, mark.height);
        }
        Place::Cluster(number) => {
            let cluster = &layout.clusters[number];
            assert!(cluster.events.contains(&event), "{at}");
            near(cluster.x.max(left), (cluster.x + cluster.width).min(right), cluster.y, cluster.height);
        }
        Place::Density(number) => {
            let density = &layout.densities[number];
            assert_eq!(index.dataset.event(event).unwrap().initiator, density.lane, "{at}");
            near(left, right, density.y, density.height);
        }
        Place::Before | Place::After => {
            let edge = if tip.place == Place::Before { left } else { right };
            near(edge, edge, 0.0, layout.frame.axis.y);
            let span = index.span(event).unwrap();
            let middle = layout.scale.x_from_day((f64::from(span.from.0) + f64::from(span.to.0) + 1.0) / 2.0);
            let way =
                if tip.place == Place::Before { middle < (left + right) / 2.0 } else { middle > (left + right) / 2.0 };
            assert!(way, "{at}: {event:?} at {middle} is not on the side of {tip:?}");
        }
    }
}

fn shown(index: &Index, matches: &Matches, domain: Option<Domain>, event: EventIx) -> (Layout, Vec<Arc>) {
    let frame = frame(index, 1280.0, 560.0);
    let domain = domain.unwrap_or_else(|| fit(index, &frame));
    let layout = layout(index, matches, &frame, (domain, PANNING), &[event], &Letters);
    let arcs = arcs(index, matches, &layout, event);
    (layout, arcs)
}

#[test]
fn an_event_has_arcs_for_its_links_from_it_and_to_it() {
    let index = embedded(Language::English);
    let check = |id: &str, expect: &[(&str, &str, ArcKind, bool)]| {
        let event = index.dataset.event_with_id(id).unwrap();
        let (_, arcs) = shown(&index, &everything(&index), None, event);
        let id = |event: EventIx| index.dataset.event(event).unwrap().id;
        let mut found: Vec<_> =
            arcs.iter().map(|arc| (id(arc.from), id(arc.to), arc.kind, arc.kind.has_arrow())).collect();
        let mut expect = expect.to_vec();
        found.sort_by_key(|arc| (arc.0, arc.1));
        expect.sort_by_key(|arc| (arc.0, arc.1));
        assert_eq!(found, expect);
    };
    check(
        "reopening-requested",
        &[
            ("reopening-requested", "embassy-closed", ArcKind::Link(LinkKind::RespondsTo), true),
            ("reopening-requested", "embassy-reopened", ArcKind::Link(LinkKind::LedTo), true),
            ("reopening-requested", "embassy-in-operation-2014", ArcKind::Alternative, false),
        ],
    );
    check(
        "embassy-reopened",
        &[
            ("reopening-requested", "embassy-reopened", ArcKind::Link(LinkKind::LedTo), true),
            ("embassy-in-operation-2014", "embassy-reopened", ArcKind::Link(LinkKind::Contradicts), false),
        ],
    );
    check("maduro-recognised", &[]);
}

#[test]
fn a_link_to_what_the_filter_hides_is_not_drawn() {
    let index = embedded(Language::English);
    let matches = index.matches(&Filter { query: "embassy".to_owned(), ..Filter::default() });
    let event = index.dataset.event_with_id("reopening-requested").unwrap();
    let (_, arcs) = shown(&index, &matches, None, event);
    assert!(
        !arcs.is_empty() && arcs.iter().all(|arc| matches.contains(arc.from) && matches.contains(arc.to)),
        "{arcs:?}"
    );
}

#[test]
fn a_link_out_of_sight_ends_at_the_edge_towards_its_event() {
    let index = embedded(Language::English);
    let event = index.dataset.event_with_id("reopening-requested").unwrap();
    let day = f64::from(index.span(event).unwrap().from.0);
    let (_, arcs) = shown(&index, &everything(&index), Some(Domain { from: day - 30.0, days: 60.0 }), event);
    let ends: Vec<Place> = arcs.iter().filter(|arc| arc.kind.has_arrow()).map(|arc| arc.end.place).collect();
    assert_eq!(ends, [Place::After, Place::Before]);
}

#[test]
fn alternatives_of_the_embedded_disputes_are_linked_with_a_sign_clear_of_words() {
    let index = embedded(Language::English);
    let matches = everything(&index);
    let frame = frame(&index, 1280.0, 560.0);
    let layout = layout(&index, &matches, &frame, (fit(&index, &frame), PANNING), &[], &Letters);
    let drawn = alternatives(&index, &matches, &layout);
    assert!(drawn.iter().any(|alternative| alternative.dispute == 1), "{drawn:?}");
    for Alternative { sign, .. } in drawn {
        for mark in &layout.marks {
            let Some(label) = &mark.label else { continue };
            let (x, y) = (f64::from(sign.x), f64::from(sign.y));
            let half = f64::from(SIGN);
            let aside = x + half < label.x || x - half > label.x + label.width;
            assert!(aside || y + half < mark.y || y - half > mark.y + mark.height, "{sign:?} is on {mark:?}");
        }
    }
}
