use std::fs;
use std::path::{Path, PathBuf};

use super::layout::{Layout, statements};
use super::place::Place;
use super::repository::Repository;
use super::seal::Seal;
use super::unsolved;
use crate::answer::unindented;
use crate::directive::pages_with;
use crate::{Book, Catalogue, Exercise, ExerciseName, Region};

/// The workbook that a student works in: an edition, or the full one.
#[derive(Debug)]
pub struct Desk {
    book: Book,
    catalogue: Catalogue,
    /// Only an edition has one. The full workbook has the stubs in its markers, and the solutions in its
    /// sources.
    seal: Option<Seal>,
}

/// A solution, and what the book says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    pub(super) text: String,
    pub(super) why: String,
}

/// What became of a reset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reset {
    /// The stub stands there again.
    Done {
        /// The file, as seen from the workbook.
        file: PathBuf,
        /// Where its old text lies.
        kept: PathBuf,
    },
    /// It was the stub already.
    NotStarted,
}

impl Desk {
    /// The workbook of that book.
    ///
    /// # Errors
    /// If the catalogue, or what is sealed, cannot be read.
    pub fn of(book: Book) -> Result<Self, String> {
        Ok(Self {
            catalogue: Catalogue::of(book.workspace())?,
            seal: Seal::of(book.workspace())?,
            book,
        })
    }

    /// The folder of the whole workbook.
    pub fn workspace(&self) -> &Path {
        self.book.workspace()
    }

    /// Its exercises.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    pub(super) fn place(&self, exercise: &Exercise) -> Result<Place, String> {
        Place::of(self.workspace(), exercise)
    }

    /// Whether something else than the stub stands between the markers, or the markers are gone.
    pub(super) fn is_started(&self, exercise: &Exercise) -> bool {
        let Ok(place) = self.place(exercise) else {
            return true;
        };
        self.stub(exercise, &place)
            .map_or(true, |stub| !place.holds(&stub))
    }

    /// What stands in place of a solution at first.
    pub(super) fn stub(&self, exercise: &Exercise, place: &Place) -> Result<String, String> {
        if let Some(seal) = &self.seal {
            return Ok(seal.for_exercise(exercise)?.stub.clone());
        }
        let stub = place
            .region
            .stub()
            .map_err(|complaint| complaint.to_string())?;
        Ok(statements(stub))
    }

    /// Puts the stub back. What stood there is kept in a file beside.
    ///
    /// # Errors
    /// If the markers are gone, or a file cannot be written.
    pub fn reset(&self, exercise: &Exercise) -> Result<Reset, String> {
        let place = self.place(exercise)?;
        let stub = self.stub(exercise, &place)?;
        if place.holds(&stub) {
            return Ok(Reset::NotStarted);
        }
        let file = self.workspace().join(&place.inner);
        let unwritten = |error: std::io::Error| format!("{}: {error}", place.inner.display());
        let kept = free_name(&file, &place.inner);
        fs::copy(&file, self.workspace().join(&kept)).map_err(unwritten)?;
        let text = self.with_stub(&place, &stub);
        fs::write(&file, text).map_err(unwritten)?;
        Ok(Reset::Done {
            file: place.inner.clone(),
            kept,
        })
    }

    /// The source with the stub, which is laid out as rustfmt would; the rest stays as it is.
    fn with_stub(&self, place: &Place, stub: &str) -> String {
        let layout = Layout {
            workbook: self.workspace(),
            rust: "2024",
        };
        let text = place.region.replaced(&place.text, stub);
        let formatted = layout.of_source(&text);
        let regions = Region::all_in(&place.inner, &formatted).unwrap_or_default();
        let same = regions.iter().find(|one| one.name() == place.region.name());
        let stub = same.map(|one| unindented(one.solution(&formatted)));
        let text = match &stub {
            Some(stub) => place.region.replaced(&place.text, stub),
            None => text,
        };
        match place.text.contains("\r\n") {
            true => text.replace("\r\n", "\n").replace('\n', "\r\n"),
            false => text,
        }
    }

    /// The workbook's own solution. In the full workbook, it is the one in git's newest commit, or else
    /// what stands in the source.
    ///
    /// # Errors
    /// If it is not there.
    pub fn solution(&self, exercise: &Exercise) -> Result<Solution, String> {
        if let Some(seal) = &self.seal {
            let sealed = seal.for_exercise(exercise)?;
            return Ok(Solution {
                text: sealed.solution.clone(),
                why: sealed.why.clone(),
            });
        }
        let place = self.place(exercise)?;
        let inner = place.inner.to_string_lossy().replace('\\', "/");
        let committed = Repository::around(self.workspace()).committed(&inner);
        let text = committed.unwrap_or_else(|| place.text.clone());
        let regions = Region::all_in(&place.inner, &text).unwrap_or_default();
        let region = regions.iter().find(|one| one.name() == exercise.marker());
        let body = region.map_or(place.body(), |region| region.solution(&text));
        let (member, marker) = (&exercise.member, exercise.marker());
        let mut pages = self.book.pages().iter();
        let why = pages.find_map(|page| unsolved::why(page.text(), member, &marker));
        Ok(Solution {
            text: unindented(body),
            why: why.unwrap_or_default(),
        })
    }

    /// The page of the book that sets the exercise: the built one, if it is built.
    pub(super) fn page(&self, name: &ExerciseName) -> Option<PathBuf> {
        let page = pages_with(&self.book, name).next()?.file();
        let built = Path::new("target/book").join(page.file_name()?);
        let built = built.with_extension("html");
        let inner = page.strip_prefix(self.workspace()).unwrap_or(page);
        match self.workspace().join(&built).is_file() {
            true => Some(built),
            false => Some(inner.to_owned()),
        }
    }
}

/// A name beside the file that nobody has yet: `cell.rs.before-reset`, `cell.rs.before-reset-2`.
fn free_name(file: &Path, inner: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let names = (1..).map(|number| match number {
        1 => format!("{name}.before-reset"),
        n => format!("{name}.before-reset-{n}"),
    });
    let mut free = names.filter(|name| !file.with_file_name(name).exists());
    inner.with_file_name(free.next().expect("there are numbers enough"))
}
