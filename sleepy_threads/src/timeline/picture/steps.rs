use svg::node::element::{Group, Line, Rectangle, Text, Title};

use super::scale::{Scale, rounded};
use crate::timeline::level::LevelTrack;

/// How high a level is drawn, and the space for it.
const HEIGHT: f64 = 44.0;
pub(crate) const SPACE: f64 = 64.0;

/// Draws a level with its upper edge at `top`: a step for each value that can be seen, in a scale of
/// its own.
pub(crate) fn draw(level: &LevelTrack, top: f64, scale: &Scale) -> Group {
    let steps = visible(&level.so_far(), scale);
    let highest = steps.iter().map(|step| step.value).max().unwrap_or(0);
    let highest = highest.max(level.limit.unwrap_or(0)).max(1);
    let bottom = top + 12.0 + HEIGHT;
    let height_of = |value: usize| rounded(HEIGHT * value as f64 / highest as f64);
    let name = Text::new(level.name).set("x", 4).set("y", bottom - 14.0);
    let most = Text::new(highest.to_string())
        .set("class", "small")
        .set("x", scale.left - 6.0)
        .set("y", bottom - HEIGHT + 4.0)
        .set("text-anchor", "end");
    let zero = Text::new("0")
        .set("class", "small")
        .set("x", scale.left - 6.0)
        .set("y", bottom + 4.0)
        .set("text-anchor", "end");
    let mut group = Group::new()
        .set("class", "level")
        .set("data-name", level.name)
        .add(name)
        .add(most)
        .add(zero);
    for step in steps {
        let (left, right) = (scale.x(step.from), scale.x(step.to));
        let (from, to) = (scale.text(step.from), scale.text(step.to));
        let title = format!(
            "{}: {} from {from} to {to} {}",
            level.name, step.value, scale.unit_name
        );
        let height = height_of(step.value);
        group = group.add(
            Rectangle::new()
                .set("class", "step")
                .set("x", left)
                .set("y", bottom - height)
                .set("width", rounded((right - left).max(1.0)))
                .set("height", height)
                .set("data-from", format!("{:.3}", scale.units(step.from)))
                .set("data-value", step.value)
                .add(Title::new(title)),
        );
    }
    group = group.add(across("grid", bottom, scale));
    if let Some(limit) = level.limit {
        let words = format!("{}: never more than {limit}", level.name);
        let line = across("limit", bottom - height_of(limit), scale);
        group = group.add(line.add(Title::new(words)));
    }
    group
}

/// A value, and how long it lasted, in nanoseconds of the recording.
struct Step {
    from: u64,
    to: u64,
    value: usize,
}

/// The steps from the scale's beginning to its end. Of those that share a pixel only the highest is
/// drawn: so a peak is seen, however short it was.
fn visible(changes: &[(u64, usize)], scale: &Scale) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let first = (scale.begin, 0);
    let mut changes = std::iter::once(&first).chain(changes).peekable();
    while let Some(&(from, value)) = changes.next() {
        let from = from.clamp(scale.begin, scale.end);
        let to = changes.peek().map_or(scale.end, |(at, _)| *at);
        let to = to.clamp(from, scale.end);
        match steps.last_mut() {
            Some(last) if scale.x(to) - scale.x(last.from) < 1.0 => {
                last.to = to;
                last.value = last.value.max(value);
            }
            _ => steps.push(Step { from, to, value }),
        }
    }
    steps
}

fn across(class: &str, y: f64, scale: &Scale) -> Line {
    Line::new()
        .set("class", class)
        .set("x1", scale.left)
        .set("x2", scale.right)
        .set("y1", y)
        .set("y2", y)
}
