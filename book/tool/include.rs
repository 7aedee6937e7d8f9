use std::fs;
use std::path::{Path, PathBuf};

use crate::{Complaint, Directive, Page};

/// A piece of a source that a page shows: `{{#include ../../MEMBER/src/FILE.rs:ANCHOR}}`.
///
/// mdBook does not fail if the file or the anchor does not exist; this does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Include {
    page: PathBuf,
    line: usize,
    /// As it stands in the page: relative to the page's folder.
    path: String,
    part: Part,
}

/// Which lines of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Anchor(String),
    /// From the first to the last, counted from 1.
    Lines(usize, Option<usize>),
}

impl Include {
    /// The includes of `page`, from top to bottom, as far as they can be understood at all.
    pub fn all(page: &Page) -> Vec<Result<Self, Complaint>> {
        let directives = Directive::all_in(page.text());
        directives
            .iter()
            .filter(|directive| !directive.is_own())
            .map(|directive| Self::parse(page, directive.line, &directive.text))
            .collect()
    }

    fn parse(page: &Page, line: usize, directive: &str) -> Result<Self, Complaint> {
        let mut words = directive.split_whitespace();
        let (Some("include"), Some(target), None) = (words.next(), words.next(), words.next())
        else {
            return Err(page.complaint(
                line,
                format!(
                    "{{{{#{directive}}}}} is not understood; \
                     {{{{#include ../../MEMBER/src/FILE.rs:ANCHOR}}}} would be right"
                ),
            ));
        };
        let (path, part) = target.split_once(':').unwrap_or((target, ""));
        let (from, to) = part.split_once(':').unwrap_or((part, part));
        let part = match (from.parse(), part) {
            (_, "") => Part::Whole,
            (Ok(from), _) => Part::Lines(from, to.parse().ok()),
            (Err(_), _) if from.is_empty() => Part::Lines(1, to.parse().ok()),
            (Err(_), _) => Part::Anchor(from.to_owned()),
        };
        Ok(Self {
            page: page.file().to_owned(),
            line,
            path: path.to_owned(),
            part,
        })
    }

    /// The line of the page in which it stands, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The included file, as the page names it.
    pub fn file(&self) -> PathBuf {
        let folder = self.page.parent().unwrap_or(Path::new(""));
        folder.join(&self.path)
    }

    /// The anchor, if it names one.
    pub fn anchor(&self) -> Option<&str> {
        match &self.part {
            Part::Anchor(anchor) => Some(anchor),
            Part::Whole | Part::Lines(..) => None,
        }
    }

    /// The lines that the page shows in its place.
    ///
    /// # Errors
    /// If there is no such file or anchor, if the anchor has no end or nothing in it, if the lines
    /// do not exist, or if markers would be shown.
    pub fn resolve(&self) -> Result<String, Complaint> {
        let text = fs::read_to_string(self.file()).map_err(|_| {
            self.complaint(format!(
                "there is no file {}; {}",
                self.path,
                self.neighbours()
            ))
        })?;
        let lines: Vec<&str> = text.lines().collect();
        let shown = match &self.part {
            Part::Whole => lines,
            Part::Lines(from, to) => self.range(&lines, *from, to.unwrap_or(lines.len()))?,
            Part::Anchor(anchor) => return self.anchored(&lines, anchor),
        };
        if shown.iter().any(|line| line.contains("ANCHOR")) {
            return Err(self.complaint(
                "lines of the file with ANCHOR in them would be shown; include an anchor instead",
            ));
        }
        Ok(shown.join("\n"))
    }

    fn range<'a>(
        &self,
        lines: &[&'a str],
        from: usize,
        to: usize,
    ) -> Result<Vec<&'a str>, Complaint> {
        lines
            .get(from.saturating_sub(1)..to)
            .filter(|lines| !lines.is_empty())
            .map(<[&str]>::to_vec)
            .ok_or_else(|| self.complaint(format!("{} has {} lines only", self.path, lines.len())))
    }

    /// As mdBook does it: the lines of the anchors within are left out.
    fn anchored(&self, lines: &[&str], anchor: &str) -> Result<String, Complaint> {
        let start = lines.iter().position(|line| opens(line) == Some(anchor));
        let Some(start) = start else {
            let anchors: Vec<&str> = lines.iter().filter_map(|line| opens(line)).collect();
            let there_are = match anchors.as_slice() {
                [] => "it has none".to_owned(),
                anchors => format!("it has {}", anchors.join(", ")),
            };
            return Err(
                self.complaint(format!("{} has no anchor {anchor}; {there_are}", self.path))
            );
        };
        let after = &lines[start + 1..];
        let Some(end) = after.iter().position(|line| closes(line) == Some(anchor)) else {
            return Err(self.complaint(format!(
                "the anchor {anchor} in {} does not end; a line `// ANCHOR_END: {anchor}` would \
                 be right",
                self.path
            )));
        };
        let shown: Vec<&str> = after[..end]
            .iter()
            .filter(|line| opens(line).is_none() && closes(line).is_none())
            .copied()
            .collect();
        if shown.iter().all(|line| line.trim().is_empty()) {
            return Err(self.complaint(format!("the anchor {anchor} in {} is empty", self.path)));
        }
        Ok(shown.join("\n"))
    }

    /// A complaint about this include.
    pub fn complaint(&self, what: impl Into<String>) -> Complaint {
        Complaint::new(&self.page, self.line, what)
    }

    /// What lies in the folder where the file should be.
    fn neighbours(&self) -> String {
        let file = self.file();
        let folder = file.parent().unwrap_or(Path::new(""));
        let Ok(entries) = fs::read_dir(folder) else {
            return "nor a folder of that name; it is relative to the page".to_owned();
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        names.sort();
        format!("its folder has {}", names.join(", "))
    }
}

/// The name of the anchor that begins in this line.
fn opens(line: &str) -> Option<&str> {
    name_after(line, "ANCHOR:")
}

/// The name of the anchor that ends in this line.
fn closes(line: &str) -> Option<&str> {
    name_after(line, "ANCHOR_END:")
}

fn name_after<'a>(line: &'a str, marker: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(marker)?;
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'));
    Some(&rest[..end.unwrap_or(rest.len())])
}
