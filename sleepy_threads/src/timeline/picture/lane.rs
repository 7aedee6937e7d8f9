use svg::node::element::{Group, Line, Rectangle, Text, Title};

use super::label::{shortened, width_of};
use super::layout::Layout;
use super::mark::{Mark, Span};
use super::scale::Scale;
use crate::timeline::State;
use crate::timeline::row::{End, Row};

/// What is drawn in one row.
#[derive(Debug)]
pub(crate) struct Lane {
    pub name: String,
    pub spans: Vec<Span>,
    end: Option<(u64, End)>,
}

impl Lane {
    /// What `row` has kept until `last`. `None` if it has not begun by then.
    pub fn of(row: &Row, last: u64) -> Option<Self> {
        let name = shortened(row.name()?, super::LONGEST_NAME);
        let track = row.so_far();
        let end = track.end.filter(|&(at, _)| at <= last);
        let ends = end.map_or(last, |(at, _)| at);
        let events = track.events.iter().filter(|event| event.at <= ends);
        let mut spans: Vec<Span> = Vec::with_capacity(track.events.len());
        for event in events {
            if let Some(before) = spans.last_mut() {
                before.to = event.at;
            }
            spans.push(Span {
                from: event.at,
                to: ends,
                state: event.state,
            });
        }
        (!spans.is_empty()).then_some(Self { name, spans, end })
    }

    /// When it begins and ends, in nanoseconds of the recording.
    pub fn time(&self) -> (u64, u64) {
        let ends = self.spans.last().map_or(0, |span| span.to);
        (self.spans[0].from, ends)
    }

    /// Draws it with its upper edge at `top`.
    pub fn draw(&self, top: f64, layout: &Layout, scale: &Scale) -> Group {
        let middle = top + layout.middle();
        let name = Text::new(self.name.as_str())
            .set("class", "name")
            .set("x", 4)
            .set("y", middle + 4.0);
        let mut lane = Group::new()
            .set("class", "row")
            .set("data-name", self.name.as_str())
            .add(name)
            .add(self.line(middle, scale));

        let marks = Mark::of(self.spans.iter().copied(), scale);
        // What is wider than its time lies upon the others.
        for mark in marks.iter().filter(|mark| !mark.is_short) {
            lane = lane.add(self.shape(mark, middle, layout, scale));
            if let Some(words) = words_inside(mark, layout) {
                let center = f64::midpoint(mark.left, mark.right);
                lane = lane.add(words_at(words, center, middle + 4.0));
            }
        }
        if let Some(end) = self.end {
            lane = self.draw_end(lane, end, top, layout, scale);
        }
        let mut free_from = scale.left;
        for mark in marks.iter().filter(|mark| mark.is_short) {
            lane = lane.add(self.shape(mark, middle, layout, scale));
            if layout.has_words_above() && mark.is_named() {
                let words = mark.words();
                let half = width_of(&words, 13.0) / 2.0;
                let center = f64::midpoint(mark.left, mark.right)
                    .clamp(scale.left + half, scale.right - half);
                if center - half >= free_from {
                    free_from = center + half + 4.0;
                    lane = lane.add(words_at(words, center, top + layout.words_above()));
                }
            }
        }
        lane
    }

    /// The line behind everything: here the thread is there.
    fn line(&self, middle: f64, scale: &Scale) -> Rectangle {
        let (begin, end) = self.time();
        let (left, right) = (scale.x(begin), scale.x(end));
        Rectangle::new()
            .set("class", "run")
            .set("x", left)
            .set("y", middle - 1.5)
            .set("width", (right - left).max(1.0))
            .set("height", 3)
            .add(Title::new(format!(
                "{} runs or does what the shapes say: {}",
                self.name,
                period((begin, end), scale)
            )))
    }

    fn shape(&self, mark: &Mark, middle: f64, layout: &Layout, scale: &Scale) -> Rectangle {
        let class = mark.class();
        // Colours are not all that tells them apart.
        let height = match class {
            "read" => layout.bar() * 0.6,
            "write" => layout.bar() + 4.0,
            _ => layout.bar(),
        };
        let time = mark.time();
        Rectangle::new()
            .set("class", class)
            .set("x", mark.left)
            .set("y", super::scale::rounded(middle - height / 2.0))
            .set("width", super::scale::rounded(mark.right - mark.left))
            .set("height", super::scale::rounded(height))
            .set("rx", 2)
            .set("data-from", format!("{:.3}", scale.units(time.0)))
            .set("data-to", format!("{:.3}", scale.units(time.1)))
            .add(Title::new(format!(
                "{} {}: {}",
                self.name,
                mark.words(),
                period(time, scale)
            )))
    }

    fn draw_end(
        &self,
        lane: Group,
        (at, end): (u64, End),
        top: f64,
        layout: &Layout,
        scale: &Scale,
    ) -> Group {
        let (x, middle) = (scale.x(at), top + layout.middle());
        let half = layout.bar() / 2.0;
        let title = format!("{} {}: at {}", self.name, end.how, scale.text(at));
        let line = |x1: f64, x2: f64| {
            Line::new()
                .set("class", if end.well { "end" } else { "end bad" })
                .set("x1", x1)
                .set("x2", x2)
                .set("y1", middle - half)
                .set("y2", middle + half)
        };
        if end.well {
            return lane.add(line(x, x).add(Title::new(title)));
        }
        let cross = Group::new()
            .add(Title::new(title))
            .add(line(x - 5.0, x + 5.0))
            .add(line(x + 5.0, x - 5.0));
        if !layout.has_words_above() {
            return lane.add(cross);
        }
        let half = width_of(end.how, 13.0) / 2.0;
        let center = x.min(scale.right - half);
        lane.add(cross)
            .add(words_at(end.how, center, top + layout.words_above()))
    }
}

/// The words for a wide shape, the longest that fit in.
fn words_inside(mark: &Mark, layout: &Layout) -> Option<String> {
    let room = mark.right - mark.left - 8.0;
    let short = match mark.state()? {
        State::Sleeping { seconds } => format!("{seconds} s"),
        State::Waiting { .. } => "waits".to_owned(),
        State::Inside { number, .. } => number.map_or(String::new(), |number| number.to_string()),
        State::Running | State::Served => String::new(),
        State::Serving => "serves".to_owned(),
    };
    let mut choices = [mark.words(), short].into_iter();
    choices.find(|words| !words.is_empty() && width_of(words, layout.letters()) <= room)
}

fn words_at(words: impl Into<String>, center: f64, baseline: f64) -> Text {
    Text::new(words.into())
        .set("x", super::scale::rounded(center))
        .set("y", baseline)
        .set("text-anchor", "middle")
        .set("pointer-events", "none") // what it stands on has a tooltip
}

fn period((from, to): (u64, u64), scale: &Scale) -> String {
    let (from, to, unit) = (scale.text(from), scale.text(to), scale.unit_name);
    if from == to {
        format!("at {from} {unit}")
    } else {
        format!("from {from} to {to} {unit}")
    }
}
