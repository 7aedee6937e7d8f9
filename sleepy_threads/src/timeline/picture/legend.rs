use std::collections::BTreeSet;

use svg::node::element::{Group, Rectangle, Text};

use super::label::width_of;
use super::lane::Lane;

/// What the shapes mean, in this order.
const MEANINGS: [(&str, &str); 7] = [
    ("run", "runs"),
    ("sleep", "sleeps"),
    ("wait", "waits"),
    ("read", "reads in a critical section"),
    ("write", "writes in a critical section"),
    ("bare", "uses what is shared, and nobody waits"),
    ("serve", "serves, or is served"),
];

/// How high a line of the legend is.
const LINE: f64 = 20.0;

/// Draws a legend of the shapes that occur in `lanes`, from `top` downwards and not beyond `right`.
/// Returns it with its lower edge.
pub(crate) fn draw(lanes: &[Lane], top: f64, right: f64) -> (Group, f64) {
    let spans = lanes.iter().flat_map(|lane| &lane.spans);
    let mut classes: BTreeSet<&str> = spans.map(|span| span.state.class()).collect();
    classes.insert("run");
    let mut legend = Group::new().set("class", "legend");
    let (mut x, mut y) = (4.0, top);
    for (class, meaning) in MEANINGS {
        if !classes.contains(class) {
            continue;
        }
        let width = 22.0 + width_of(meaning, 13.0) + 16.0;
        if x + width > right {
            (x, y) = (4.0, y + LINE);
        }
        let height = match class {
            "run" => 3.0,
            "read" => 8.0,
            "write" => 16.0,
            _ => 12.0,
        };
        let swatch = Rectangle::new()
            .set("class", class)
            .set("x", x)
            .set("y", y + 9.0 - height / 2.0)
            .set("width", 16)
            .set("height", height)
            .set("rx", 2);
        let words = Text::new(meaning).set("x", x + 22.0).set("y", y + 13.5);
        legend = legend.add(swatch).add(words);
        x += super::scale::rounded(width);
    }
    (legend, y + LINE)
}
