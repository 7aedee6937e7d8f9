//! Reads a timeline back, as strictly as XML wants it: for the tests of all members.

// Each test file uses a part of it.
#![allow(dead_code)]

pub mod outline;

use std::fs;
use std::path::Path;

use roxmltree::{Document, Node};

/// What a picture shows.
#[derive(Debug)]
pub struct Drawing {
    pub rows: Vec<Row>,
    pub levels: Vec<Level>,
    /// What stands below about what is not shown.
    pub notes: Vec<String>,
    /// The first line.
    pub heading: String,
    /// What its times are.
    pub unit: String,
    /// The classes of the legend's shapes.
    pub legend: Vec<String>,
    /// In pixels.
    pub width: f64,
    pub height: f64,
}

/// A thread, or a client.
#[derive(Debug)]
pub struct Row {
    pub name: String,
    /// In the order of time.
    pub shapes: Vec<Shape>,
    /// How it has ended, if it has: `ends`, `panics`.
    pub end: Option<String>,
    /// The upper edge of its first shape, in pixels, and of all its words: where they begin, where
    /// their line is, and the words.
    pub words: Vec<(f64, f64, String)>,
}

/// What it did for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub class: String,
    /// In the words of its tooltip, without the name and the time.
    pub words: String,
    /// In units of the scale.
    pub from: f64,
    pub to: f64,
    /// In pixels: left, top, right, bottom.
    pub edges: [f64; 4],
}

/// A number that changes.
#[derive(Debug)]
pub struct Level {
    pub name: String,
    /// Its values, and since when.
    pub steps: Vec<(f64, usize)>,
    pub has_limit: bool,
}

impl Drawing {
    /// Reads the file at `path`.
    #[track_caller]
    pub fn read(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let text = fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("no picture at {}: {error}", path.display()));
        Self::parse(&text)
    }

    /// Reads the text of a picture.
    #[track_caller]
    pub fn parse(text: &str) -> Self {
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{error}:\n{text}"));
        let svg = document.root_element();
        assert_eq!(svg.tag_name().name(), "svg");
        let of_class = |class: &'static str| {
            let all = svg.descendants();
            all.filter(move |node| node.attribute("class") == Some(class))
        };
        let legend = of_class("legend").flat_map(|legend| elements(legend, "rect"));
        Self {
            rows: of_class("row").map(row).collect(),
            levels: of_class("level").map(level).collect(),
            notes: of_class("note").map(text_of).collect(),
            heading: of_class("heading").map(text_of).collect(),
            unit: of_class("small").map(text_of).next().unwrap_or_default(),
            legend: legend.map(class_of).collect(),
            width: number(svg, "width"),
            height: number(svg, "height"),
        }
    }

    /// The row of this name, of which there must be exactly one.
    #[track_caller]
    pub fn row(&self, name: &str) -> &Row {
        let mut rows = self.rows.iter().filter(|row| row.name == name);
        let (Some(row), None) = (rows.next(), rows.next()) else {
            panic!("not one row {name:?}: {:?}", self.names());
        };
        row
    }

    /// The rows whose names begin like this.
    pub fn rows_of(&self, beginning: &str) -> Vec<&Row> {
        let rows = self.rows.iter();
        rows.filter(|row| row.name.starts_with(beginning)).collect()
    }

    pub fn names(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.name.as_str()).collect()
    }

    /// The level of this name.
    #[track_caller]
    pub fn level(&self, name: &str) -> &Level {
        let level = self.levels.iter().find(|level| level.name == name);
        level.unwrap_or_else(|| panic!("no level {name:?}: {:?}", self.levels))
    }
}

impl Row {
    /// What it did, one after another.
    pub fn deeds(&self) -> Vec<&str> {
        let shapes = self.shapes.iter();
        shapes.map(|shape| shape.words.as_str()).collect()
    }

    /// The shapes of this class.
    pub fn of_class(&self, class: &str) -> Vec<&Shape> {
        let shapes = self.shapes.iter();
        shapes.filter(|shape| shape.class == class).collect()
    }
}

impl Level {
    pub fn values(&self) -> Vec<usize> {
        self.steps.iter().map(|&(_, value)| value).collect()
    }
}

fn row(group: Node) -> Row {
    let name = attribute(group, "data-name");
    let mut shapes: Vec<Shape> = elements(group, "rect")
        .filter(|rect| rect.attribute("data-from").is_some())
        .map(|rect| shape(rect, &name))
        .collect();
    shapes.sort_by(|one, other| {
        (one.from, one.to)
            .partial_cmp(&(other.from, other.to))
            .expect("numbers")
    });
    let end = group.descendants().find(|node| {
        let class = node.attribute("class").unwrap_or_default();
        class == "end" || class == "end bad"
    });
    let end = end.map(|line| {
        let with_title = elements(line, "title")
            .next()
            .map_or(line.parent(), |_| Some(line));
        let title = tooltip(with_title.expect("a line is in a group"));
        let title = title.strip_prefix(&format!("{name} ")).expect("its name");
        title.split(':').next().unwrap_or_default().to_owned()
    });
    let words = elements(group, "text").map(|text| {
        let (x, y) = (number(text, "x"), number(text, "y"));
        (x, y, text_of(text))
    });
    Row {
        shapes,
        end,
        words: words.collect(),
        name,
    }
}

fn shape(rect: Node, name: &str) -> Shape {
    let title = tooltip(rect);
    let words = title.strip_prefix(&format!("{name} "));
    let words = words.unwrap_or_else(|| panic!("{title:?} does not begin with {name:?}"));
    let (words, _time) = words.rsplit_once(": ").expect("a tooltip ends with a time");
    let (left, top) = (number(rect, "x"), number(rect, "y"));
    Shape {
        class: class_of(rect),
        words: words.to_owned(),
        from: number(rect, "data-from"),
        to: number(rect, "data-to"),
        edges: [
            left,
            top,
            left + number(rect, "width"),
            top + number(rect, "height"),
        ],
    }
}

fn level(group: Node) -> Level {
    let steps = elements(group, "rect").filter(|rect| rect.attribute("data-value").is_some());
    Level {
        name: attribute(group, "data-name"),
        steps: steps
            .map(|rect| {
                let value = attribute(rect, "data-value").parse().expect("a number");
                (number(rect, "data-from"), value)
            })
            .collect(),
        has_limit: group
            .children()
            .any(|node| node.attribute("class") == Some("limit")),
    }
}

/// The elements of this name below `node`.
fn elements<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    let all = node.descendants();
    all.filter(move |node| node.tag_name().name() == name)
}

fn tooltip(node: Node) -> String {
    let mut children = node.children();
    let title = children.find(|child| child.has_tag_name(("http://www.w3.org/2000/svg", "title")));
    text_of(title.unwrap_or_else(|| panic!("{node:?} has no tooltip")))
}

fn text_of(node: Node) -> String {
    node.text().unwrap_or_default().trim().to_owned()
}

fn class_of(node: Node) -> String {
    attribute(node, "class")
}

fn attribute(node: Node, name: &str) -> String {
    let value = node.attribute(name);
    value
        .unwrap_or_else(|| panic!("{node:?} has no {name}"))
        .to_owned()
}

fn number(node: Node, name: &str) -> f64 {
    attribute(node, name).parse().expect("a number")
}
