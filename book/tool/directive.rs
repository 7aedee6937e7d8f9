//! What a page asks for in double braces.

mod effort;
mod exercise;
mod explorer;
mod mistakes;
mod outputs;
mod schedules;
mod sequence;

use std::ops::Range;
use std::path::PathBuf;

use crate::{Book, Complaint, Page};

/// A text in double braces on a page: `{{#NAME ARGUMENTS}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The line in which it stands, counted from 1.
    pub line: usize,
    /// All between `{{#` and `}}`.
    pub text: String,
    /// Where it stands, braces and all, in bytes of the page.
    range: Range<usize>,
}

/// Makes the Markdown that stands for a directive with these arguments, or says what is wrong with it.
type Expansion = fn(&Book, &[&str]) -> Result<String, String>;

/// The directives that the book expands itself, before mdBook sees the page.
const OWN: &[(&str, Expansion)] = &[
    ("effort", effort::expanded),
    ("exercise", exercise::expanded),
    ("explorer", explorer::expanded),
    ("mistakes", mistakes::expanded),
    ("outputs", outputs::expanded),
    ("sequence", sequence::expanded),
];

impl Directive {
    /// The directives in `text`, from top to bottom, mdBook's own among them.
    pub fn all_in(text: &str) -> Vec<Self> {
        let mut directives = Vec::new();
        let mut at = 0;
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            let mut from = 0;
            while let Some(found) = line[from..].find("{{#") {
                let start = from + found;
                let inner = &line[start + 3..];
                let (inner, length) = match inner.find("}}") {
                    Some(end) => (&inner[..end], end + 2),
                    None => (inner.trim_end(), inner.trim_end().len()),
                };
                from = start + 3 + length;
                // mdBook leaves `\{{#...}}` alone, too.
                if !line[..start].ends_with('\\') {
                    directives.push(Self {
                        line: number,
                        text: inner.to_owned(),
                        range: at + start..at + from,
                    });
                }
            }
            at += line.len();
        }
        directives
    }

    /// Its first word.
    pub fn name(&self) -> &str {
        self.text.split_whitespace().next().unwrap_or_default()
    }

    /// Its other words.
    pub fn arguments(&self) -> Vec<&str> {
        self.text.split_whitespace().skip(1).collect()
    }

    /// The files of which the explorer of that name shows a part.
    pub(crate) fn listings_of_explorer(book: &Book, name: &str) -> Vec<PathBuf> {
        explorer::listings_of(book, name)
    }

    /// Whether the book expands it, and not mdBook.
    pub fn is_own(&self) -> bool {
        OWN.iter().any(|(name, _)| *name == self.name())
    }

    fn expanded(&self, book: &Book) -> Result<String, String> {
        match OWN.iter().find(|(name, _)| *name == self.name()) {
            Some((_, expansion)) => expansion(book, &self.arguments()),
            None => Ok(format!("{{{{#{}}}}}", self.text)),
        }
    }

    /// The book's own directives on `page` that cannot be expanded.
    pub(crate) fn broken_on(page: &Page, book: &Book) -> Vec<Complaint> {
        let directives = Self::all_in(page.text());
        let broken = directives.iter().filter_map(|directive| {
            let why = directive.expanded(book).err()?;
            Some(page.complaint(directive.line, why))
        });
        broken.collect()
    }

    /// `text` with the book's own directives expanded.
    ///
    /// # Errors
    /// If one cannot be.
    pub(crate) fn expand_all(text: &str, book: &Book) -> Result<String, String> {
        let mut expanded = String::new();
        let mut from = 0;
        for directive in Self::all_in(text).iter().filter(|one| one.is_own()) {
            expanded.push_str(&text[from..directive.range.start]);
            expanded.push_str(&directive.expanded(book)?);
            from = directive.range.end;
        }
        expanded.push_str(&text[from..]);
        Ok(expanded)
    }
}

pub use effort::exercises_without_lesson;
pub use exercise::exercises_without_directive;
pub(crate) use exercise::pages_with;
pub(crate) use schedules::{Schedules, grouped};
