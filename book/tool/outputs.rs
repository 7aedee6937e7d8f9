//! All that the program of a quiz can print. It was found out by `cargo run -p explorer`, which runs the program under
//! every schedule.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::book::files_below;
use crate::directive::{Schedules, grouped};

/// A file of `book/explorer/outputs`. See `PageOutputs` in the package `explorer`.
#[derive(Debug, Deserialize)]
pub struct Outputs {
    #[serde(flatten)]
    schedules: Schedules,
    /// Whether threads wait on conditions.
    waits: bool,
    outputs: Vec<Counted>,
}

#[derive(Debug, Deserialize)]
struct Counted {
    #[serde(flatten)]
    output: Output,
    /// How many schedules print this.
    schedules: u64,
}

/// Something that a program prints.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Output {
    /// From first to last.
    pub lines: Vec<String>,
    /// Whether the program comes to its end after them. If not, its threads wait for ever.
    pub ends: bool,
}

/// What stands behind the lines if the program does not end, and if there are none.
const STANDSTILL: &str = "and then nothing, for ever";
const ONLY_STANDSTILL: &str = "nothing, for ever";

/// Where they are kept, below the book's folder.
const FOLDER: &str = "explorer/outputs";

impl Outputs {
    /// The files of all programs. None, if the book asks about none.
    pub(crate) fn files(book: &Path) -> io::Result<Vec<PathBuf>> {
        let folder = book.join(FOLDER);
        if !folder.exists() {
            return Ok(Vec::new());
        }
        files_below(&folder)
    }

    /// The outputs of that quiz.
    ///
    /// # Errors
    /// If there is no such file, or it cannot be understood.
    pub fn named(book: &Path, name: &str) -> Result<Self, String> {
        let file = book.join(FOLDER).join(name);
        let json = fs::read_to_string(file.with_extension("json"))
            .map_err(|error| format!("nobody has run the quiz {name}: {error}"))?;
        serde_json::from_str(&json).map_err(|error| format!("the outputs of {name}: {error}"))
    }

    /// Whether a schedule prints this.
    pub fn contains(&self, output: &Output) -> bool {
        self.all().any(|one| one == output)
    }

    /// All that can be printed.
    pub fn all(&self) -> impl Iterator<Item = &Output> {
        self.outputs.iter().map(|counted| &counted.output)
    }

    /// HTML: how it is known, and every output. The reader unfolds it.
    pub(crate) fn folded(&self) -> String {
        let rows = self.outputs.iter().map(|counted| {
            let (output, schedules) = (counted.output.html(), grouped(counted.schedules));
            format!("<tr><td>{output}</td><td>{schedules}</td></tr>\n")
        });
        let rows: String = rows.collect();
        format!(
            "<details class=\"outputs\">\n<summary>How this is known</summary>\n\
             <p>A <a href=\"glossary.html#schedule\">schedule</a> says which thread runs when. The program has {}</p>\n\
             <div class=\"table-wrapper\"><table>\n\
             <thead><tr><th scope=\"col\">What it prints</th>\
             <th scope=\"col\">In so many schedules</th></tr></thead>\n\
             <tbody>\n{rows}</tbody>\n</table></div>\n</details>",
            self.schedules.told(self.waits)
        )
    }
}

impl Output {
    /// What an answer means: its lines, and the words around them. None if the words say something else.
    pub(crate) fn of_answer(lines: Vec<String>, words: &str) -> Option<Self> {
        let words = words.trim_matches([' ', ',', '\n']);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let ends = match words.to_lowercase().as_str() {
            "" if !lines.is_empty() => true,
            STANDSTILL if !lines.is_empty() => false,
            ONLY_STANDSTILL if lines.is_empty() => false,
            _ => return None,
        };
        Some(Self { lines, ends })
    }

    fn html(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            let line = line.replace('&', "&amp;").replace('<', "&lt;");
            format!("<code>{line}</code>")
        });
        self.joined(lines)
    }

    fn joined(&self, lines: impl Iterator<Item = String>) -> String {
        let mut parts: Vec<String> = lines.collect();
        match (self.ends, parts.is_empty()) {
            (true, _) => (),
            (false, false) => parts.push(STANDSTILL.to_owned()),
            (false, true) => parts.push(ONLY_STANDSTILL.to_owned()),
        }
        parts.join(", ")
    }
}

impl fmt::Display for Output {
    /// As an answer has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.lines.iter().map(|line| format!("`{line}`"));
        f.write_str(&self.joined(lines))
    }
}
