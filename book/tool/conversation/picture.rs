//! The picture: a line for each who takes part, time from top to bottom.

use std::fmt::Write;

use super::Conversation;
use super::step::Step;

/// The picture's width, and how far the outer lines are from its edges.
const WIDTH: usize = 744;
const MARGIN: usize = 110;

/// Where the lines begin, and where the first step stands.
const TOP: usize = 32;
const FIRST: usize = 60;

/// From one step to the next, and what each further line of its text takes.
const STEP: usize = 32;
const LINE: usize = 17;

/// About how wide a letter is.
const LETTER: usize = 8;

/// How long an arrow's head is.
const HEAD: usize = 9;

impl Conversation {
    /// The conversation as a figure, with a text for those who cannot see it. There is no empty line
    /// in it, for that would end it on a page.
    pub fn figure(&self) -> String {
        let drawing = Drawing::of(self);
        let (title, name) = (escaped(&self.title), self.name());
        let told: Vec<String> = self.steps.iter().map(|(_, step)| step.sentence()).collect();
        let told = escaped(&told.join(" "));
        let mut figure = String::new();
        let _ = writeln!(figure, "<figure class=\"picture\">");
        let _ = writeln!(
            figure,
            "<svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-labelledby=\"sequence-{name}-title sequence-{name}-desc\">",
            drawing.bottom + 6
        );
        let _ = writeln!(
            figure,
            "<title id=\"sequence-{name}-title\">{title}</title>"
        );
        let _ = writeln!(figure, "<desc id=\"sequence-{name}-desc\">{told}</desc>");
        figure += &drawing.lifelines();
        figure += &drawing.marks;
        let _ = writeln!(figure, "</svg>");
        let _ = writeln!(
            figure,
            "<figcaption>{}</figcaption>",
            with_code(&self.caption)
        );
        figure += "</figure>\n";
        figure
    }
}

struct Drawing<'a> {
    /// Who takes part, from left to right, and where.
    columns: Vec<(&'a str, usize)>,
    marks: String,
    /// Where the last step stands.
    bottom: usize,
}

impl<'a> Drawing<'a> {
    fn of(conversation: &'a Conversation) -> Self {
        let mut names = conversation.clients();
        names.insert(names.len().div_ceil(2), "server");
        let gap = (WIDTH - 2 * MARGIN) / (names.len() - 1).max(1);
        let mut drawing = Self {
            columns: (0..)
                .zip(names)
                .map(|(number, name)| (name, MARGIN + number * gap))
                .collect(),
            marks: String::new(),
            bottom: FIRST - STEP,
        };
        for (_, step) in &conversation.steps {
            drawing.add(step);
        }
        drawing.bottom += STEP / 2;
        drawing
    }

    fn add(&mut self, step: &Step) {
        match step {
            Step::Connects(client) => self.arrow(client, "server", "connects"),
            Step::Asks(client, speech) => self.arrow(client, "server", &speech.to_string()),
            Step::Answers(client, speech) => self.arrow("server", client, &speech.to_string()),
            Step::Closes(client) => self.arrow(client, "server", "closes"),
            Step::ServerCloses(client) => self.arrow("server", client, "closes"),
            Step::Waits(client) => self.wait(client),
            Step::Keeps(file, _) => self.dot(&format!("{file} is there, whole")),
        }
    }

    fn column(&self, name: &str) -> usize {
        let found = self.columns.iter().find(|(one, _)| *one == name);
        found.map_or(MARGIN, |(_, x)| *x)
    }

    fn arrow(&mut self, from: &str, to: &str, text: &str) {
        let (start, end) = (self.column(from), self.column(to));
        let lines = wrapped(text, start.abs_diff(end) / LETTER - 3);
        self.bottom += STEP + (lines.len() - 1) * LINE;
        let y = self.bottom;
        let (shaft, head) = if start < end {
            (end - HEAD + 2, format!("-{HEAD} -5v10z"))
        } else {
            (end + HEAD - 2, format!("{HEAD} -5v10z"))
        };
        let _ = writeln!(
            self.marks,
            "<line class=\"flow\" x1=\"{start}\" y1=\"{y}\" x2=\"{shaft}\" y2=\"{y}\"/>\n\
             <path class=\"act\" d=\"M{end} {y}l{head}\"/>"
        );
        let middle = start.midpoint(end);
        for (above, line) in (0..).zip(lines.iter().rev()) {
            let y = y - 6 - above * LINE;
            self.text(middle, y, "middle", line);
        }
    }

    fn wait(&mut self, name: &str) {
        self.bottom += STEP;
        let (x, y) = (self.column(name), self.bottom);
        let _ = writeln!(
            self.marks,
            "<rect class=\"wait\" x=\"{}\" y=\"{}\" width=\"14\" height=\"{}\" rx=\"3\"/>",
            x - 7,
            y - 20,
            STEP - 4
        );
        self.text(x + 14, y, "start", "waits");
    }

    fn dot(&mut self, text: &str) {
        self.bottom += STEP;
        let (x, y) = (self.column("server"), self.bottom);
        let _ = writeln!(
            self.marks,
            "<circle class=\"act\" cx=\"{x}\" cy=\"{}\" r=\"5\"/>",
            y - 5
        );
        self.text(x - 12, y, "end", text);
    }

    fn text(&mut self, x: usize, y: usize, anchor: &str, text: &str) {
        let text = escaped(text);
        let _ = writeln!(
            self.marks,
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>"
        );
    }

    fn lifelines(&self) -> String {
        let mut lines = String::new();
        for (name, x) in &self.columns {
            let name = escaped(name);
            let _ = writeln!(
                lines,
                "<text x=\"{x}\" y=\"22\" text-anchor=\"middle\">{name}</text>\n\
                 <line class=\"second\" x1=\"{x}\" y1=\"{TOP}\" x2=\"{x}\" y2=\"{}\"/>",
                self.bottom
            );
        }
        lines
    }
}

/// The text in lines of about `width` letters, broken after line feeds and at spaces.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for piece in text.split_inclusive('⏎') {
        let mut line = String::new();
        for word in piece.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line += word;
        }
        lines.push(line);
    }
    lines.retain(|line| !line.is_empty());
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// What stands between backticks is code.
fn with_code(text: &str) -> String {
    let mut inside = false;
    let pieces = escaped(text);
    let mut marked = String::new();
    for (number, piece) in pieces.split('`').enumerate() {
        if number > 0 {
            marked += if inside { "</code>" } else { "<code>" };
            inside = !inside;
        }
        marked += piece;
    }
    marked
}
