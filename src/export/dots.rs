//! A picture as dots. A page may forbid pictures of its own making (`img-src 'self'`), and then no browser shows an SVG
//! to a canvas: not as an image, and `createImageBitmap` takes none. So what the SVG says is drawn again, with the looks that the browser has
//! found for it. Knows the elements of which our pictures are made, and no other.

use super::drawn::Drawn;
use crate::store::Store;
use crate::ui::numbers;
use js_sys::{Array, Promise, parse_float};
use relations_core::export::Theme;
use relations_core::export::svg::sheet;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, Path2d, ShadowRootInit,
    ShadowRootMode, SupportedType, Window,
};

/// An SVG of ours as a PNG with two dots for each pixel, as far as canvases may be that large.
pub async fn png(store: &Store, svg: &str, theme: Theme) -> Option<Blob> {
    let canvas = painted(store, svg, theme)?;
    let promise = Promise::new(&mut |keep, refuse| {
        if canvas.to_blob(&keep).is_err() {
            // A promise can always be refused.
            let _ = refuse.call0(&JsValue::UNDEFINED);
        }
    });
    // A canvas that is too large gives null.
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Dots for each pixel; and what all browsers allow for a side, and for all of it.
const SCALE: f64 = 2.0;
const LONGEST: f64 = 16_384.0;
const LARGEST: f64 = 67_108_864.0;

fn painted(store: &Store, svg: &str, theme: Theme) -> Option<HtmlCanvasElement> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let around = document.create_element("div").ok()?;
    store.root()?.append_child(&around).ok()?;
    let painted = around.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok().and_then(|root| {
        // Nothing of the page's looks, and never seen.
        let rules = [":host{all:initial;display:none!important}", &sheet(theme)].concat();
        let drawn = Drawn::new(&root, svg, SupportedType::ImageSvgXml, &rules)?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.unchecked_into();
        let (width, height) = (number(&drawn.element, "width"), number(&drawn.element, "height"));
        let scale = SCALE.min(LONGEST / width.max(height)).min((LARGEST / (width * height)).sqrt());
        canvas.set_width((width * scale) as u32);
        canvas.set_height((height * scale) as u32);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
        context.scale(scale, scale).ok()?;
        let painter =
            Painter { window: window.clone(), context, picture: drawn.element.clone(), size: (width, height) };
        painter.children(&drawn.element)?;
        Some(canvas)
    });
    around.remove();
    painted
}

struct Painter {
    window: Window,
    context: CanvasRenderingContext2d,
    picture: Element,
    size: (f64, f64),
}

impl Painter {
    fn children(&self, of: &Element) -> Option<()> {
        let mut next = of.first_element_child();
        while let Some(element) = next {
            self.draw(&element)?;
            next = element.next_element_sibling();
        }
        Some(())
    }

    fn draw(&self, element: &Element) -> Option<()> {
        let name = element.local_name();
        if !["g", "rect", "path", "text"].contains(&&*name) {
            // What is defined is drawn where it is used; titles are for those who do not see.
            return Some(());
        }
        self.context.save();
        if let [x, y] = *numbers_in(&element.get_attribute("transform").unwrap_or_default()) {
            self.context.translate(x, y).ok()?;
        }
        if let Some(rect) = self.referred(element, "clip-path").and_then(|clip| clip.first_element_child()) {
            self.context.clip_with_path_2d(&self.outline(&rect)?);
        }
        match &*name {
            "g" => self.children(element)?,
            "text" => self.text(element)?,
            _ => self.shape(element)?,
        }
        self.context.restore();
        Some(())
    }

    fn shape(&self, element: &Element) -> Option<()> {
        let style = self.style(element)?;
        let of = |name: &str| style.get_property_value(name).unwrap_or_default();
        let outline = self.outline(element)?;
        self.context.set_global_alpha(parse_float(&of("fill-opacity")));
        match self.referred(element, "fill") {
            Some(pattern) if pattern.local_name() == "pattern" => self.hatch(element, &outline, &pattern)?,
            Some(gradient) => self.fade(element, &outline, &gradient)?,
            None if of("fill") != "none" => {
                self.context.set_fill_style_str(&of("fill"));
                self.context.fill_with_path_2d(&outline);
            }
            None => {}
        }
        if of("stroke") != "none" {
            self.context.set_global_alpha(parse_float(&of("stroke-opacity")));
            self.context.set_stroke_style_str(&of("stroke"));
            self.context.set_line_width(parse_float(&of("stroke-width")));
            self.context.set_line_cap(&of("stroke-linecap"));
            self.context.set_line_join(&of("stroke-linejoin"));
            let dashes: Array = numbers_in(&of("stroke-dasharray")).into_iter().map(JsValue::from).collect();
            self.context.set_line_dash(&dashes).ok()?;
            self.context.stroke_with_path(&outline);
        }
        Some(())
    }

    fn text(&self, element: &Element) -> Option<()> {
        let style = self.style(element)?;
        let of = |name: &str| style.get_property_value(name).unwrap_or_default();
        let font = ["font-style", "font-weight", "font-size", "font-family"].map(of).join(" ");
        self.context.set_font(&font);
        self.context.set_fill_style_str(&of("fill"));
        self.context.set_text_align(match &*of("text-anchor") {
            "middle" => "center",
            "end" => "right",
            _ => "left",
        });
        let words = element.text_content().unwrap_or_default();
        self.context.fill_text(&words, number(element, "x"), number(element, "y")).ok()
    }

    /// From the left end of a shape to the right one.
    fn fade(&self, element: &Element, outline: &Path2d, gradient: &Element) -> Option<()> {
        let (x, width) = (number(element, "x"), number(element, "width"));
        let fade = self.context.create_linear_gradient(x, 0.0, x + width, 0.0);
        let mut next = gradient.first_element_child();
        while let Some(stop) = next {
            let colour = self.style(&stop)?.get_property_value("stop-color").ok()?;
            let opacity = stop.get_attribute("stop-opacity")?;
            // Colours that are computed are written as rgb(…).
            let parts = colour.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("0, 0, 0", |of| of.0);
            fade.add_color_stop(number(&stop, "offset") as f32, &["rgba(", parts, ", ", &opacity, ")"].concat())
                .ok()?;
            next = stop.next_element_sibling();
        }
        self.context.set_fill_style_canvas_gradient(&fade);
        self.context.fill_with_path_2d(outline);
        Some(())
    }

    /// The pattern's rectangles side by side, as they are turned; each is as high as the pattern, so that they make stripes.
    fn hatch(&self, element: &Element, outline: &Path2d, pattern: &Element) -> Option<()> {
        let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(element, name));
        let step = number(pattern, "width").max(1.0);
        let [degrees] = *numbers_in(&pattern.get_attribute("patternTransform")?) else { return None };
        let angle = degrees.to_radians();
        self.context.clip_with_path_2d(outline);
        self.context.rotate(angle).ok()?;
        // All of the shape is within this of its middle, however it is turned.
        let reach = (width + height) / 2.0 + step;
        let (middle_x, middle_y) = (x + width / 2.0, y + height / 2.0);
        let along = middle_x * angle.cos() + middle_y * angle.sin();
        let across = middle_y * angle.cos() - middle_x * angle.sin();
        let mut next = pattern.first_element_child();
        while let Some(part) = next {
            let style = self.style(&part)?;
            self.context.set_global_alpha(parse_float(&style.get_property_value("fill-opacity").ok()?));
            self.context.set_fill_style_str(&style.get_property_value("fill").ok()?);
            let mut at = ((along - reach) / step).floor() * step;
            while at < along + reach {
                let from = at + number(&part, "x");
                self.context.fill_rect(from, across - reach, number(&part, "width"), 2.0 * reach);
                at += step;
            }
            next = part.next_element_sibling();
        }
        Some(())
    }

    /// What an attribute such as `url(#id)` refers to.
    fn referred(&self, element: &Element, attribute: &str) -> Option<Element> {
        let value = element.get_attribute(attribute)?;
        let id = value.strip_prefix("url(#")?.strip_suffix(')')?;
        self.picture.query_selector(&["#", id].concat()).ok()?
    }

    fn outline(&self, element: &Element) -> Option<Path2d> {
        if let Some(d) = element.get_attribute("d") {
            return Path2d::new_with_path_string(&d).ok();
        }
        // The ground is as large as the picture, in percents.
        let is_all = element.get_attribute("width")?.ends_with('%');
        let [x, y] = ["x", "y"].map(|name| number(element, name));
        let (width, height) = if is_all { self.size } else { (number(element, "width"), number(element, "height")) };
        let round = number(element, "rx").min(width / 2.0).min(height / 2.0);
        let (w, h) = (width - 2.0 * round, height - 2.0 * round);
        let arc = |x: f64, y: f64| numbers("a# # 0 0 1 # #", &[round, round, x * round, y * round]);
        let d = [
            numbers("M# #h#", &[x + round, y, w]),
            arc(1.0, 1.0),
            numbers("v#", &[h]),
            arc(-1.0, 1.0),
            numbers("h#", &[-w]),
            arc(-1.0, -1.0),
            numbers("v#", &[-h]),
            arc(1.0, -1.0),
            "Z".to_owned(),
        ];
        Path2d::new_with_path_string(&d.concat()).ok()
    }

    fn style(&self, element: &Element) -> Option<CssStyleDeclaration> {
        self.window.get_computed_style(element).ok()?
    }
}

/// The number in an attribute; 0 without one.
fn number(element: &Element, name: &str) -> f64 {
    let number = parse_float(&element.get_attribute(name).unwrap_or_default());
    if number.is_finite() { number } else { 0.0 }
}

/// The numbers in a text, such as those of `translate(1 2)` and `3px, 3px`.
fn numbers_in(text: &str) -> Vec<f64> {
    let parts = text.split(|letter: char| !(letter.is_ascii_digit() || ".-".contains(letter)));
    parts.map(parse_float).filter(|number| number.is_finite()).collect()
}
