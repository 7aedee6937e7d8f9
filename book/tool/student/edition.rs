use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::inventory::Inventory;
use super::layout::Layout;
use super::repository::{Beginning, Repository};
use super::seal::{Seal, Sealed};
use super::unsolved::{self, Unsolved};
use crate::{Book, Catalogue, ExerciseName};

/// What the edition's folder says of itself.
const README: &str = include_str!("edition_readme.md");

/// The message of the first commit.
const FIRST_COMMIT: &str = "The workbook, nothing solved yet";

/// A workbook without solutions, in a folder of its own.
#[derive(Debug)]
pub struct Edition {
    folder: PathBuf,
    first: Option<ExerciseName>,
    beginning: Option<Beginning>,
}

impl Edition {
    /// Takes the solutions out of the workbook, and writes what is left into `folder`, which must not
    /// exist yet, but the folder around it must. If something fails, the new folder is removed again.
    ///
    /// # Errors
    /// If the folder cannot be made, or the workbook is not complete: a marker without a stub, an exercise
    /// without a marker.
    pub fn write(workbook: &Path, folder: &Path) -> Result<Self, String> {
        if Self::is_one(workbook)? {
            return Err(
                "this is a student's edition already: it has no solutions to take out".to_owned(),
            );
        }
        let catalogue = Catalogue::of(workbook)?;
        let inventory = Inventory::of(workbook)?;
        let mut draft = Draft::of(workbook, &inventory)?;
        draft.seal_all(&catalogue)?;
        draft.explain(workbook)?;
        make(folder)?;
        if let Err(why) = draft.put_into(folder, workbook) {
            // It is ours: nobody else had a folder of that name.
            let _ = fs::remove_dir_all(folder);
            return Err(why);
        }
        let is_inside = folder
            .parent()
            .is_some_and(|around| Repository::around(&or_here(around)).exists());
        let beginning = match is_inside {
            true => None,
            false => Some(Repository::around(folder).begin(FIRST_COMMIT)),
        };
        Ok(Self {
            folder: folder.to_owned(),
            first: catalogue
                .exercises()
                .first()
                .map(|exercise| exercise.name()),
            beginning,
        })
    }

    /// Whether the workbook in that folder is a student's edition.
    ///
    /// # Errors
    /// If that cannot be read, or its seal is damaged.
    pub fn is_one(workbook: &Path) -> Result<bool, String> {
        Ok(Seal::of(workbook)?.is_some())
    }

    /// What to tell whoever wants to work in it: where it is, and the next three commands.
    pub fn told(&self) -> String {
        let git = match self.beginning {
            None => "It lies in a git repository that was there before.\n",
            Some(Beginning::Committed) => {
                "It is a git repository, with everything in its first commit.\n"
            }
            Some(Beginning::Uncommitted) => {
                "It is a git repository. Git does not know your name yet, so nothing is committed.\n"
            }
            Some(Beginning::None) => "It is no git repository: git could not be run.\n",
        };
        let hint = match &self.first {
            Some(name) => format!("cargo workbook hint {name}"),
            None => "cargo workbook --help".to_owned(),
        };
        format!(
            "The student's edition is written: {folder}\n{git}\nNext:\n  \
             cd {quoted}\n  cargo workbook build\n  cargo workbook check\n\n\
             The second builds the book to read, the third says what is to be done.\n\
             If you are stuck: {hint}\n",
            folder = self.folder.display(),
            quoted = quoted(&self.folder),
        )
    }
}

/// In a form that every shell takes for one word.
fn quoted(folder: &Path) -> String {
    let text = folder.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\:._-~+".contains(c);
    match text.chars().all(is_plain) {
        true => text,
        false => format!("\"{text}\""),
    }
}

/// The current directory, if the path is empty.
fn or_here(folder: &Path) -> PathBuf {
    match folder.as_os_str().is_empty() {
        true => PathBuf::from("."),
        false => folder.to_owned(),
    }
}

fn make(folder: &Path) -> Result<(), String> {
    let around = folder.parent().map(or_here);
    let Some(around) = around.filter(|_| folder.file_name().is_some()) else {
        return Err(format!(
            "{:?} is no name for a new folder",
            folder.display().to_string()
        ));
    };
    fs::create_dir(folder).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => format!(
            "{} exists already; the student's edition needs a new folder",
            folder.display()
        ),
        ErrorKind::NotFound => format!(
            "there is no folder {} in which the student's edition could be written",
            around.display()
        ),
        _ => format!("{}: {error}", folder.display()),
    })
}

/// The edition before it is written.
#[derive(Debug)]
struct Draft<'a> {
    inventory: &'a Inventory,
    /// The files whose text differs from the workbook's.
    changed: Vec<(PathBuf, String)>,
    seal: Seal,
}

impl<'a> Draft<'a> {
    fn of(workbook: &Path, inventory: &'a Inventory) -> Result<Self, String> {
        let layout = Layout {
            workbook,
            rust: &inventory.rust,
        };
        let mut draft = Self {
            inventory,
            changed: vec![(PathBuf::from("README.md"), README.to_owned())],
            seal: Seal::default(),
        };
        for file in &inventory.files {
            let full = workbook.join(file);
            let read = || {
                let text = fs::read_to_string(&full);
                text.map_err(|error| format!("{}: {error}", full.display()))
            };
            if let Some(member) = member_of_source(file) {
                let unsolved = Unsolved::of(&member, &full, &read()?, &layout);
                let Unsolved { text, sealed } =
                    unsolved.map_err(|complaint| complaint.to_string())?;
                if !sealed.is_empty() {
                    draft.changed.push((file.clone(), text));
                    draft.seal.regions.extend(sealed);
                }
            } else if is_page(file) {
                draft.changed.push((file.clone(), unsolved::page(&read()?)));
            }
        }
        Ok(draft)
    }

    /// Nothing may be left out: a solution without an exercise, or an exercise without a solution.
    fn seal_all(&self, catalogue: &Catalogue) -> Result<(), String> {
        for exercise in catalogue.exercises() {
            self.seal.for_exercise(exercise).map_err(|_| {
                format!(
                    "{} has no region {} in the sources of {}",
                    exercise.name(),
                    exercise.marker(),
                    exercise.member
                )
            })?;
        }
        Ok(())
    }

    /// Adds what the pages say about the solutions.
    fn explain(&mut self, workbook: &Path) -> Result<(), String> {
        let unread = |error| format!("the book's pages: {error}");
        let book = Book::open(&workbook.join("book")).map_err(unread)?;
        for sealed in &mut self.seal.regions {
            let Sealed { member, marker, .. } = sealed;
            let why = |text| unsolved::why(text, member, marker);
            let found = book.pages().iter().find_map(|page| why(page.text()));
            sealed.why = found.unwrap_or_default();
        }
        Ok(())
    }

    fn put_into(&self, folder: &Path, workbook: &Path) -> Result<(), String> {
        let put = |file: &Path, from: &dyn Fn(&Path) -> std::io::Result<()>| {
            let to = folder.join(file);
            let made = to.parent().map_or(Ok(()), fs::create_dir_all);
            let outcome = made.and_then(|()| from(&to));
            outcome.map_err(|error| format!("{}: {error}", to.display()))
        };
        let is_changed = |file: &&PathBuf| self.changed.iter().any(|(changed, _)| changed == *file);
        for file in self.inventory.files.iter().filter(|file| !is_changed(file)) {
            put(file, &|to| fs::copy(workbook.join(file), to).map(|_| ()))?;
        }
        for (file, text) in &self.changed {
            put(file, &|to| fs::write(to, text))?;
        }
        self.seal.put_into(folder)
    }
}

/// The member that `MEMBER/src/FILE.rs` belongs to.
fn member_of_source(file: &Path) -> Option<String> {
    let mut folders = file.iter();
    let (member, source) = (folders.next()?, folders.next()?);
    let is_source = source == "src" && file.extension().is_some_and(|it| it == "rs");
    (is_source && member != "book").then(|| member.to_string_lossy().into_owned())
}

fn is_page(file: &Path) -> bool {
    file.starts_with("book/src") && file.extension().is_some_and(|it| it == "md")
}
