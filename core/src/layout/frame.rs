//! How the stage is divided: the gutter with names, the tracks above, three lanes, the axis below.
//! Knows sizes in pixels; knows nothing of time.

/// The stage's parts in pixels from its top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub width: f64,
    pub height: f64,
    /// Width of the column with the names of tracks and lanes; 0 where there is no room for it.
    pub gutter: f64,
    pub tracks: Vec<Strip>,
    pub lanes: [Strip; 3],
    /// Height that a name above its strip takes, inside the strip; 0 beside a gutter.
    pub caption: f64,
    pub rows: usize,
    pub row_height: f64,
    /// Whether a label has room for its date on a second line.
    pub two_lines: bool,
    pub axis: Strip,
}

/// A horizontal strip of the stage.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Strip {
    pub y: f64,
    pub height: f64,
}

impl Frame {
    pub const AXIS: f64 = 42.0;
    const ROW: f64 = 36.0;
    const SLIM_ROW: f64 = 28.0;
    const LANE_PADDING: f64 = 4.0;

    pub fn new(width: f64, height: f64, tracks: usize) -> Frame {
        let narrow = width < 640.0;
        let gutter = if narrow { 0.0 } else { 148.0 };
        let wanted_caption = if narrow { 17.0 } else { 0.0 };
        let track = if narrow { 35.0 } else { 25.0 };
        let body = (height - Frame::AXIS).max(0.0);
        // Three lanes of one row come before any track.
        let spare = body - 3.0 * (wanted_caption + 2.0 * (Frame::SLIM_ROW + Frame::LANE_PADDING) + 1.0);
        let shown = tracks.min((spare.min(body * 0.4) / track) as usize);
        let tracks_top = 6.0;
        let lanes_top = if shown == 0 { 0.0 } else { tracks_top + shown as f64 * track + 6.0 };
        let lane = ((body - lanes_top) / 3.0).floor().max(0.0);
        // On the flattest stages the events need what their lane's name would take.
        let caption = if shown == 0 && lane < wanted_caption + Frame::SLIM_ROW { 0.0 } else { wanted_caption };
        let strips =
            (0..shown).map(|n| Strip { y: tracks_top + n as f64 * track + caption, height: track - caption - 5.0 });
        let room = lane - caption - 2.0 * Frame::LANE_PADDING;
        let two_lines = room >= 2.0 * Frame::ROW;
        let row_height = if two_lines { Frame::ROW } else { Frame::SLIM_ROW.min(lane - caption) };
        let rows = ((room / row_height) as usize).max(1);
        Frame {
            width,
            height,
            gutter,
            tracks: strips.collect(),
            lanes: [0.0, 1.0, 2.0].map(|n| Strip { y: lanes_top + n * lane, height: lane }),
            caption,
            rows,
            row_height,
            two_lines,
            axis: Strip { y: body, height: Frame::AXIS },
        }
    }

    /// The width that time is mapped to.
    pub fn plot_width(&self) -> f64 {
        (self.width - self.gutter).max(1.0)
    }

    /// The top of a row within a lane's strip; rows are spread over the strip's height.
    pub fn row_y(&self, lane: usize, row: usize) -> f64 {
        let strip = self.lanes.get(lane).copied().unwrap_or_default();
        let spare = strip.height - self.caption - self.rows as f64 * self.row_height;
        strip.y + self.caption + (spare / 2.0).max(0.0) + row as f64 * self.row_height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strips_follow_each_other_and_fill_the_stage() {
        for width in [320.0, 390.0, 700.0, 1280.0, 2560.0] {
            for height in [180.0, 260.0, 420.0, 600.0, 1200.0] {
                let frame = Frame::new(width, height, 5);
                let strips: Vec<Strip> =
                    frame.tracks.iter().chain(&frame.lanes).chain([&frame.axis]).copied().collect();
                for pair in strips.windows(2) {
                    assert!(pair[0].y + pair[0].height <= pair[1].y + 1e-9, "{width} × {height}: {pair:?}");
                }
                assert_eq!(frame.axis.y + frame.axis.height, height.max(Frame::AXIS));
                let last_row = frame.row_y(2, frame.rows - 1) + frame.row_height;
                assert!(height < 260.0 || last_row <= frame.axis.y + 1.0, "{width} × {height}: {last_row}");
            }
        }
    }
}
