//! Knows where drawn labels are, and which of them lie on each other.

use super::Page;
use serde_json::{Value, json};

/// A label's text and the part of its rectangle that the plot shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelBox {
    pub text: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// Rectangles that share less than this are not said to overlap: engines round glyphs differently.
const TOLERANCE: f64 = 0.5;

impl Page {
    /// The rectangles of everything drawn that matches `labels`, clipped to the element `plot`.
    pub async fn boxes(&self, labels: &str, plot: &str) -> Vec<LabelBox> {
        let body = "const plot = $(args[1]).getBoundingClientRect();
            return $$(args[0]).filter(label => label.checkVisibility({opacityProperty: true, visibilityProperty: true}))
                .map(label => [label, label.getBoundingClientRect()])
                .map(([label, box]) => [label.textContent.trim(), Math.max(box.left, plot.left), Math.max(box.top, plot.top),
                    Math.min(box.right, plot.right), Math.min(box.bottom, plot.bottom)])
                .filter(([, left, top, right, bottom]) => right > left && bottom > top);";
        let found = self.js_with(body, json!([labels, plot])).await;
        let side = |row: &Value, index: usize| row[index].as_f64().unwrap_or(0.0);
        let label = |row: &Value| LabelBox {
            text: row[0].as_str().unwrap_or_default().into(),
            left: side(row, 1),
            top: side(row, 2),
            right: side(row, 3),
            bottom: side(row, 4),
        };
        found.as_array().into_iter().flatten().map(label).collect()
    }
}

/// Every pair that lies on each other.
pub fn overlaps(boxes: &[LabelBox]) -> Vec<(LabelBox, LabelBox)> {
    let mut pairs = vec![];
    for (index, one) in boxes.iter().enumerate() {
        for other in &boxes[index + 1..] {
            let width = one.right.min(other.right) - one.left.max(other.left);
            let height = one.bottom.min(other.bottom) - one.top.max(other.top);
            if width > TOLERANCE && height > TOLERANCE {
                pairs.push((one.clone(), other.clone()));
            }
        }
    }
    pairs
}
