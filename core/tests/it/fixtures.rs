//! What the tests look at: the embedded dataset, made-up ones, and letters of a realistic width.

use relations_core::Shared;
use relations_core::dataset::parse;
use relations_core::date::Day;
use relations_core::index::{Filter, Index, Matches};
use relations_core::layout::{Domain, Face, Frame, Layout, Measure, PANNING, layout};
use relations_core::text::Language;
use serde_json::{Value, json};

pub const EMBEDDED: &str = include_str!("../../../static/datasets/north-korea-venezuela.json");

pub const WIDTHS: [f64; 6] = [320.0, 390.0, 700.0, 1000.0, 1280.0, 2560.0];

/// Hangul is as wide as it is high, other letters are half as wide.
pub struct Letters;

impl Measure for Letters {
    fn width(&self, text: &str, face: Face) -> f64 {
        let size = match face {
            Face::Title | Face::Name | Face::Major => 13.0,
            Face::Date | Face::Band | Face::Tick => 11.5,
        };
        let ems = text.chars().map(|letter| if letter >= '\u{1100}' && letter != '…' { 1.0 } else { 0.508 });
        ems.sum::<f64>() * size
    }
}

pub fn embedded(language: Language) -> Shared<Index> {
    index(EMBEDDED, language)
}

pub fn index(json: &str, language: Language) -> Shared<Index> {
    Shared::new(Index::new(Shared::new(parse(json.as_bytes()).0), language))
}

/// A dataset with these events, as `(date, weight, initiator)`; they are called e0, e1, and so on.
pub fn with_events(events: &[(&str, u8, &str)]) -> Shared<Index> {
    let events = events.iter().enumerate().map(|(number, (date, weight, initiator))| {
        let title = format!("What happened as number {number}");
        json!({ "id": format!("e{number}"), "date": date, "title": title, "weight": weight, "initiator": initiator })
    });
    index(&dataset(events.collect()).to_string(), Language::English)
}

/// Events in bursts with quiet years between them, of every kind of date.
pub fn made_up(count: usize, seed: u64) -> Shared<Index> {
    index(&made_up_json(count, seed), Language::English)
}

pub fn made_up_json(count: usize, seed: u64) -> String {
    let mut dice = Dice(seed);
    let mut events = Vec::new();
    let (mut burst, mut spread) = (0, 1);
    for number in 0..count {
        if dice.below(30) == 0 || number == 0 {
            (burst, spread) = (dice.below(45_000), 1 + dice.below(400) * dice.below(8));
        }
        let day = |offset: u64| {
            let (year, month, day) = Day(burst as i32 - 20_000 + offset as i32).ymd();
            format!("{year:04}-{month:02}-{day:02}")
        };
        let at = dice.below(spread);
        let later = day(at + 1 + dice.below(2_000));
        let exact = day(at);
        let (month, year, decade) = (&exact[..7], &exact[..4], &exact[..3]);
        let date = match dice.below(14) {
            0 => month.to_owned(),
            1 => year.to_owned(),
            2 => format!("{decade}X"),
            3 => format!("{month}~"),
            4 => format!("{year}?"),
            5 => format!("{exact}/{later}"),
            6 => format!("{year}~/{later}"),
            7 => format!("{exact}/.."),
            8 => format!("../{month}"),
            9 => format!("[{exact}..{later}]"),
            _ => exact,
        };
        let letters = dice.below(50) as usize + 1;
        let title: String = "Delegations of both sides meet and sign what they sign".chars().take(letters).collect();
        let initiator = ["north", "south", "joint"][dice.below(3) as usize];
        events.push(json!({
            "id": format!("e{number}"), "date": date, "title": title,
            "weight": 1 + dice.below(5), "initiator": initiator,
        }));
    }
    dataset(events).to_string()
}

fn dataset(events: Vec<Value>) -> Value {
    json!({
        "version": 1, "id": "made-up", "title": "Made up",
        "parties": [{ "id": "north", "name": "North" }, { "id": "south", "name": "South" }],
        "events": events,
    })
}

pub fn everything(index: &Index) -> Matches {
    index.matches(&Filter::default())
}

pub fn frame(index: &Index, width: f64, height: f64) -> Frame {
    Frame::new(width, height, index.dataset.tracks.len())
}

pub fn laid_out(index: &Index, frame: &Frame, domain: Domain) -> Layout {
    layout(index, &everything(index), frame, (domain, PANNING), &[], &Letters)
}

/// Domains from everything to five days, around days spread over the events.
pub fn zooms(whole: Domain, index: &Index, levels: usize, anchors: usize) -> Vec<Domain> {
    let events = &index.dataset.events;
    let step = (events.len() / anchors).max(1);
    let days: Vec<f64> = events.iter().step_by(step).map(|event| f64::from(event.date.anchor().0)).collect();
    let share = |level: usize| level as f64 / (levels - 1) as f64;
    (0..levels)
        .flat_map(|level| {
            let length = whole.days * (5.0 / whole.days).powf(share(level));
            days.iter().map(move |day| Domain { from: day - length * 0.4, days: length }).collect::<Vec<_>>()
        })
        .collect()
}

/// Numbers that look random and are the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}
