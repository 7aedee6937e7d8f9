use std::fmt;

use svg::Document;
use svg::node::element::{Group, Line, Rectangle, Style, Text};

use super::records::Records;
use crate::Pace;
use label::{shortened, width_of};
use lane::Lane;
use layout::Layout;
use scale::Scale;

mod label;
mod lane;
mod layout;
mod legend;
mod mark;
mod scale;
mod steps;

/// How wide a picture is, in pixels.
const WIDTH: f64 = 1000.0;

/// Room for the end of the last number, at the right edge.
const MARGIN: f64 = 28.0;

/// How many letters of a name are shown.
const LONGEST_NAME: usize = 24;

/// How many letters of the title are shown.
const LONGEST_TITLE: usize = 110;

/// From this height on the times stand below the rows, too.
const HIGH: f64 = 640.0;

/// What the threads of a program did in time, as an SVG image: its text is the file.
///
/// One row for each thread, time to the right. It needs no script, follows the reader's choice of a
/// light or a dark screen, and inside of a page that defines `--fg` and `--timeline-...` it takes the
/// page's colours. Every shape has its meaning as a tooltip, and the attributes `data-from` and
/// `data-to`, in the unit of the scale.
#[derive(Clone, Debug)]
pub struct Picture {
    document: Document,
}

impl Picture {
    /// The picture of `records`, which end at `end`.
    pub(crate) fn of(title: &str, pace: Pace, records: &Records, end: u64) -> Self {
        let full = records.room.full();
        let end = full.unwrap_or(end).min(end);
        let rows = records.rows();
        let lanes: Vec<Lane> = rows.iter().filter_map(|row| Lane::of(row, end)).collect();
        let names = lanes.iter().map(|lane| width_of(&lane.name, 13.0));
        let left = names.fold(128.0, f64::max).ceil() + 14.0;
        // Before a thread runs, the program may have asked its user something. The thread that was started first need
        // not be the first that runs.
        let begins = lanes.iter().skip(1).map(|lane| lane.time().0);
        let begin = begins.min().unwrap_or(0);
        let scale = Scale::new((begin, end), (left, WIDTH - MARGIN), pace);

        let mut sheet = Sheet::new(scale, Layout::for_rows(lanes.len()));
        sheet.heading(title);
        sheet.legend(&lanes);
        sheet.rows(&lanes);
        for level in records.levels() {
            sheet.add(steps::draw(&level, sheet.y, &scale));
            sheet.y += steps::SPACE;
        }
        for note in notes(records.room.refused_rows(), full, &scale) {
            sheet.note(&note);
        }
        Self {
            document: sheet.document(title),
        }
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.document.fmt(f)
    }
}

/// What a reader must know about what is not in the picture.
fn notes(refused_rows: usize, full: Option<u64>, scale: &Scale) -> Vec<String> {
    let mut notes = Vec::new();
    if refused_rows > 0 {
        notes.push(format!(
            "There is no room for {refused_rows} more threads or clients, which came later."
        ));
    }
    if let Some(full) = full {
        notes.push(format!(
            "The recording was full at {} {}: what happened later is not shown.",
            scale.text(full),
            scale.unit_name
        ));
    }
    notes
}

/// The paper, filled from top to bottom.
struct Sheet {
    scale: Scale,
    layout: Layout,
    /// What is drawn.
    content: Group,
    /// How far down it is filled, in pixels.
    y: f64,
}

impl Sheet {
    fn new(scale: Scale, layout: Layout) -> Self {
        Self {
            scale,
            layout,
            content: Group::new(),
            y: 0.0,
        }
    }

    fn add(&mut self, what: impl Into<Box<dyn svg::Node>>) {
        svg::Node::append(&mut self.content, what);
    }

    fn heading(&mut self, title: &str) {
        let title = shortened(title, LONGEST_TITLE);
        let text = Text::new(title)
            .set("class", "heading")
            .set("x", 4)
            .set("y", 20);
        self.add(text);
        self.y = 32.0;
    }

    fn legend(&mut self, lanes: &[Lane]) {
        let (legend, bottom) = legend::draw(lanes, self.y, WIDTH - MARGIN);
        self.add(legend);
        self.y = bottom;
    }

    /// The rows, with lines for the time behind them and numbers above.
    fn rows(&mut self, lanes: &[Lane]) {
        let top = self.y + 22.0;
        let bottom = top + self.layout.row() * lanes.len() as f64 + 4.0;
        self.numbers(top - 7.0);
        for (x, _) in self.scale.ticks() {
            let line = Line::new().set("class", "grid");
            let line = line.set("x1", x).set("x2", x).set("y1", top);
            self.add(line.set("y2", bottom));
        }
        let mut rows = Group::new().set("class", self.layout.class());
        let mut y = top;
        for (number, lane) in lanes.iter().enumerate() {
            if number % 2 == 1 {
                let band = Rectangle::new().set("class", "band");
                let band = band.set("x", 0).set("y", y).set("width", WIDTH);
                rows = rows.add(band.set("height", self.layout.row()));
            }
            rows = rows.add(lane.draw(y, &self.layout, &self.scale));
            y += self.layout.row();
        }
        self.add(rows);
        self.y = bottom + 8.0;
        if bottom - top > HIGH {
            self.numbers(self.y + 8.0);
            self.y += 20.0;
        }
    }

    /// The numbers of the scale, and its unit.
    fn numbers(&mut self, baseline: f64) {
        let unit = Text::new(self.scale.unit_name).set("class", "small");
        self.add(unit.set("x", 4).set("y", baseline));
        for (x, number) in self.scale.ticks() {
            let number = Text::new(number).set("class", "small tick");
            let number = number.set("text-anchor", "middle");
            self.add(number.set("x", x).set("y", baseline));
        }
    }

    fn note(&mut self, words: &str) {
        let note = Text::new(words).set("class", "note");
        self.add(note.set("x", 4).set("y", self.y + 12.0));
        self.y += 22.0;
    }

    fn document(self, title: &str) -> Document {
        let height = (self.y + 8.0).ceil();
        let title = shortened(title, LONGEST_TITLE);
        Document::new()
            .set("class", "timeline")
            .set("viewBox", (0, 0, WIDTH, height))
            .set("width", WIDTH)
            .set("height", height)
            .set("role", "img")
            .set(
                "aria-label",
                format!("What its threads do in time: {title}"),
            )
            .add(Style::new(include_str!("picture/timeline.css").trim_end()))
            .add(self.content)
    }
}
