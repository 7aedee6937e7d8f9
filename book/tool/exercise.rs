use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::book::files_below;
use crate::{Book, Complaint, Include, Page};

/// An exercise as a member's source marks it: a region `ANCHOR: exercise_N -- STUB: ...`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// The source.
    file: PathBuf,
    /// The line of the marker, counted from 1.
    line: usize,
    /// `exercise_1`, say.
    name: String,
}

impl Exercise {
    /// The exercises in the sources of the member in that folder.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn all(member: &Path) -> io::Result<Vec<Self>> {
        let mut exercises = Vec::new();
        for file in files_below(&member.join("src"))? {
            let text = fs::read_to_string(&file)?;
            for (line, marker) in (1..).zip(text.lines()) {
                let Some((_, name)) = marker.split_once("ANCHOR: exercise_") else {
                    continue;
                };
                let number = name.split(|c: char| !c.is_ascii_digit()).next();
                exercises.push(Self {
                    file: file.clone(),
                    line,
                    name: format!("exercise_{}", number.unwrap_or_default()),
                });
            }
        }
        Ok(exercises)
    }

    /// Exercises that their chapter does not solve: a member's exercises belong on the pages whose
    /// names begin with the member's.
    ///
    /// # Errors
    /// If a source cannot be read.
    pub fn not_in(book: &Book) -> io::Result<Vec<Complaint>> {
        let mut missing = Vec::new();
        for (member, pages) in chapters(book) {
            for exercise in Self::all(&member)? {
                if !pages.iter().any(|page| exercise.is_on(page)) {
                    let names: Vec<_> = pages.iter().filter_map(|p| p.file().file_name()).collect();
                    let names: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
                    let what = format!("has no include in {}", names.join(" or "));
                    missing.push(exercise.complaint(&what));
                }
            }
        }
        Ok(missing)
    }

    /// Exercises of members with a chapter that no test decides. The chapters say that an
    /// exercise's tests are those whose names begin with its own.
    ///
    /// # Errors
    /// If a source or a test cannot be read.
    pub fn without_tests(book: &Book) -> io::Result<Vec<Complaint>> {
        let mut untested = Vec::new();
        for member in chapters(book).into_keys() {
            let mut tests = String::new();
            for file in files_below(&member.join("tests"))? {
                tests += &fs::read_to_string(file)?;
            }
            for exercise in Self::all(&member)? {
                if !tests.contains(&format!("fn {}_", exercise.name)) {
                    untested.push(exercise.complaint("has no test in the member's folder tests"));
                }
            }
        }
        Ok(untested)
    }

    fn is_on(&self, page: &Page) -> bool {
        Include::all(page).iter().flatten().any(|include| {
            include.anchor() == Some(&self.name)
                && include.file().canonicalize().ok() == self.file.canonicalize().ok()
        })
    }

    fn complaint(&self, what: &str) -> Complaint {
        Complaint::new(&self.file, self.line, format!("{} {what}", self.name))
    }
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
