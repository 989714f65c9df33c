//! How wide words are in the faces of the stylesheet, by a canvas that is never shown.

use relations_core::layout::{Face, Measure};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

/// Measures once and remembers.
pub struct Measurer {
    context: Option<CanvasRenderingContext2d>,
    /// The CSS font of each face.
    fonts: Vec<(Face, String)>,
    /// What has been measured, in as many heaps as have a number; a map of the standard library would be a kilobyte of the wasm.
    known: RefCell<Vec<Vec<(Face, String, f64)>>>,
}

const FACES: [(Face, &str); 6] = [
    (Face::Title, "--face-title"),
    (Face::Date, "--face-date"),
    (Face::Band, "--face-band"),
    (Face::Tick, "--face-tick"),
    (Face::Major, "--face-major"),
    (Face::Name, "--face-name"),
];

/// So many heaps there are, each of so many widths before it is forgotten.
const HEAPS: usize = 1_024;
const REMEMBERED: usize = 20;

impl Measurer {
    /// Reads the faces where the stylesheet has set them, so that they stand in one place only.
    pub fn new(styled: &Element) -> Measurer {
        let window = web_sys::window();
        let style = window.as_ref().and_then(|window| window.get_computed_style(styled).ok()?);
        let font = |name| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
        let fonts = FACES.iter().map(|(face, name)| (*face, font(name).trim().to_owned())).collect();
        let canvas = styled.owner_document().and_then(|document| document.create_element("canvas").ok());
        let canvas = canvas.and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok());
        let context =
            canvas.and_then(|canvas| canvas.get_context("2d").ok()?).and_then(|context| context.dyn_into().ok());
        Measurer { context, fonts, known: RefCell::new(vec![Vec::new(); HEAPS]) }
    }
}

impl Measure for Measurer {
    fn width(&self, text: &str, face: Face) -> f64 {
        let heap = text.bytes().fold(face as usize, |mixed, byte| mixed.wrapping_mul(31) ^ usize::from(byte)) % HEAPS;
        let is = |known: &&(Face, String, f64)| known.0 == face && known.1 == text;
        if let Some((.., width)) = self.known.borrow().get(heap).and_then(|heap| heap.iter().find(is)) {
            return *width;
        }
        let measured = self.context.as_ref().and_then(|context| {
            let (_, font) = self.fonts.iter().find(|(known, _)| *known == face)?;
            context.set_font(font);
            Some(context.measure_text(text).ok()?.width())
        });
        // Without a canvas (a reader may forbid it) a guess that errs on the wide side.
        let width =
            measured.unwrap_or_else(|| text.chars().map(|letter| if letter < '\u{1100}' { 8.0 } else { 14.0 }).sum());
        if let Some(heap) = self.known.borrow_mut().get_mut(heap) {
            if heap.len() >= REMEMBERED {
                heap.clear();
            }
            heap.push((face, text.to_owned(), width));
        }
        width
    }
}
