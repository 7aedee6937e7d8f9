use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::book::files_below;
use crate::{Book, Complaint, Include, Page};

/// What begins the line above a solution, and the one below it.
const ANCHOR: &str = "// ANCHOR: ";
const ANCHOR_END: &str = "// ANCHOR_END: ";

/// What stands between an anchor's name and the text that is in the solution's place before the
/// student writes one.
const STUB: &str = " -- STUB: ";

/// What the names of all exercises' anchors begin with.
const EXERCISE: &str = "exercise_";

/// The part of a source that an exercise asks for: what stands between the lines
/// `// ANCHOR: exercise_N -- STUB: ...` and `// ANCHOR_END: exercise_N`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The source.
    file: PathBuf,
    /// The line of the marker, counted from 1.
    line: usize,
    /// `exercise_1`, say.
    name: String,
    /// What stands in its place in the student's edition; `None` if the marker does not say.
    stub: Option<String>,
    /// The white space before the marker.
    indentation: String,
    /// The line of the marker, in bytes of the source.
    marker: Range<usize>,
    /// The lines between the markers, in bytes of the source.
    inner: Range<usize>,
}

impl Region {
    /// The regions of the source `text`, which was read from `file`, from top to bottom.
    ///
    /// # Errors
    /// If one does not end, lies in another one, or appears twice.
    pub fn all_in(file: &Path, text: &str) -> Result<Vec<Self>, Complaint> {
        let mut regions: Vec<Self> = Vec::new();
        let mut open: Option<Self> = None;
        let mut at = 0;
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            let range = at..at + line.len();
            at = range.end;
            let trimmed = line.trim();
            if let Some(rest) = exercise(trimmed, ANCHOR) {
                let region = Self::beginning(file, number, line, range, rest);
                if let Some(outer) = &open {
                    return Err(region.complaint(&format!("begins within {}", outer.name)));
                }
                if regions.iter().any(|other| other.name == region.name) {
                    return Err(region.complaint("appears twice in this file"));
                }
                open = Some(region);
            } else if let Some(name) = exercise(trimmed, ANCHOR_END) {
                match open.take() {
                    Some(mut region) if region.name == name => {
                        region.inner.end = range.start;
                        regions.push(region);
                    }
                    _ => {
                        let what = format!("{name} ends here, but has not begun");
                        return Err(Complaint::new(file, number, what));
                    }
                }
            }
        }
        match open {
            Some(region) => Err(region.complaint("does not end")),
            None => Ok(regions),
        }
    }

    fn beginning(file: &Path, number: usize, line: &str, range: Range<usize>, rest: &str) -> Self {
        let (name, stub) = match rest.split_once(STUB) {
            Some((name, stub)) => (name, Some(stub.trim().to_owned())),
            None => (rest, None),
        };
        Self {
            file: file.to_owned(),
            line: number,
            name: name.trim().to_owned(),
            stub,
            indentation: line[..line.len() - line.trim_start().len()].to_owned(),
            inner: range.end..range.end,
            marker: range,
        }
    }

    /// The regions of all sources of the member in that folder.
    ///
    /// # Errors
    /// If a file cannot be read, or its markers are wrong.
    pub fn all(member: &Path) -> Result<Vec<Self>, Complaint> {
        let unread = |file: &Path, error: io::Error| {
            Complaint::new(file, 1, format!("cannot be read: {error}"))
        };
        let source = member.join("src");
        let mut regions = Vec::new();
        let mut files = files_below(&source).map_err(|error| unread(&source, error))?;
        // Editors, and `cargo workbook reset`, leave other files beside.
        files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
        for file in files {
            let text = fs::read_to_string(&file).map_err(|error| unread(&file, error))?;
            regions.extend(Self::all_in(&file, &text)?);
        }
        Ok(regions)
    }

    /// `exercise_1`, say.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The source in which it stands.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The line of its marker, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// What stands in its place before the student has begun: a line of Rust.
    ///
    /// # Errors
    /// If the marker does not say.
    pub fn stub(&self) -> Result<&str, Complaint> {
        let missing = || self.complaint("has no stub: its marker must go on with -- STUB: todo!()");
        self.stub.as_deref().ok_or_else(missing)
    }

    /// The lines between the markers, in `text`, the source that it was found in.
    pub fn solution<'a>(&self, text: &'a str) -> &'a str {
        &text[self.inner.clone()]
    }

    /// The lines between the markers, in bytes of the source that it was found in.
    pub fn inner(&self) -> Range<usize> {
        self.inner.clone()
    }

    /// `text`, the source that it was found in, with `body` between the markers. Every line of
    /// `body` is indented as the markers are.
    pub fn replaced(&self, text: &str, body: &str) -> String {
        let before = &text[..self.inner.start];
        format!("{before}{}{}", self.indented(body), &text[self.inner.end..])
    }

    /// The same, and the marker says only what the region is called.
    pub fn replaced_without_stub(&self, text: &str, body: &str) -> String {
        let before = &text[..self.marker.start];
        let marker = format!("{}{ANCHOR}{}\n", self.indentation, self.name);
        let after = &text[self.inner.end..];
        format!("{before}{marker}{}{after}", self.indented(body))
    }

    fn indented(&self, body: &str) -> String {
        let lines = body.trim_matches('\n').lines().map(|line| {
            let line = line.trim_end();
            let indentation = if line.is_empty() {
                ""
            } else {
                &self.indentation
            };
            format!("{indentation}{line}\n")
        });
        lines.collect()
    }

    /// Regions that their chapter does not solve: a member's exercises belong on the pages whose
    /// names begin with the member's.
    ///
    /// # Errors
    /// If a source cannot be read.
    pub fn not_in(book: &Book) -> Result<Vec<Complaint>, Complaint> {
        let mut missing = Vec::new();
        for (member, pages) in chapters(book) {
            for region in Self::all(&member)? {
                if !pages.iter().any(|page| region.is_on(page)) {
                    let names: Vec<_> = pages.iter().filter_map(|p| p.file().file_name()).collect();
                    let names: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
                    let what = format!("has no include in {}", names.join(" or "));
                    missing.push(region.complaint(&what));
                }
            }
        }
        Ok(missing)
    }

    fn is_on(&self, page: &Page) -> bool {
        Include::all(page).iter().flatten().any(|include| {
            include.anchor() == Some(&self.name)
                && include.file().canonicalize().ok() == self.file.canonicalize().ok()
        })
    }

    /// A complaint about it, at its marker: `exercise_1 WHAT`.
    pub fn complaint(&self, what: &str) -> Complaint {
        Complaint::new(&self.file, self.line, format!("{} {what}", self.name))
    }
}

/// What follows `marker` in a line, if it names an exercise.
fn exercise<'a>(line: &'a str, marker: &str) -> Option<&'a str> {
    line.strip_prefix(marker)
        .filter(|rest| rest.starts_with(EXERCISE))
}

/// The folders of the members that have pages, each with these: a page is called as its member is,
/// perhaps with more behind an underscore (`chat.md`, `chat_services.md`).
fn chapters(book: &Book) -> BTreeMap<PathBuf, Vec<&Page>> {
    let mut chapters: BTreeMap<PathBuf, Vec<&Page>> = BTreeMap::new();
    for page in book.pages() {
        let name = page
            .file()
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        let ends = name.match_indices('_').map(|(end, _)| end);
        let mut names = ends.chain([name.len()]).map(|end| &name[..end]);
        let member = names.find(|name| book.workspace().join(name).join("src").is_dir());
        if let Some(member) = member {
            let folder = book.workspace().join(member);
            chapters.entry(folder).or_default().push(page);
        }
    }
    chapters
}
