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

    /// Exercises that their chapter does not solve: a member's exercises belong on the page that
    /// is called as the member is.
    ///
    /// # Errors
    /// If a source cannot be read.
    pub fn not_in(book: &Book) -> io::Result<Vec<Complaint>> {
        let mut missing = Vec::new();
        for (page, member) in chapters(book) {
            for exercise in Self::all(&member)? {
                if !exercise.is_on(page) {
                    let page = page.file().file_name().unwrap_or_default();
                    let what = format!("has no include in {}", page.display());
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
        for (_, member) in chapters(book) {
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

/// The pages that are called as a member is, each with the member's folder.
fn chapters(book: &Book) -> impl Iterator<Item = (&Page, PathBuf)> {
    book.pages().iter().filter_map(|page| {
        let member = book.workspace().join(page.file().file_stem()?);
        member.join("src").is_dir().then_some((page, member))
    })
}
