use std::fs;
use std::path::{Path, PathBuf};

use crate::book::files_below;
use crate::{Complaint, Region, TestName};

/// Somebody's solution of an exercise, or of several: a file below `book/wrong` or `book/right`.
///
/// It begins with lines that say what it is:
///
/// ```text
/// // wrong: the condition is tested once
/// // rejected by: shared_cell::exercise_1_a_producer_waits_while_the_cell_is_full
/// // told: set item 2 before item 1 was consumed
/// ```
///
/// `wrong` or `right` comes first. A wrong answer names at least one test that must reject it, and may
/// name what that test must tell the student. The rest of the file is one of these:
/// - the text of the exercise's region;
/// - several regions, each between its own ANCHOR lines;
/// - with one more line `// file: src/shared_cell.rs`, that whole file.
#[derive(Clone, Debug)]
pub struct Answer {
    file: PathBuf,
    member: String,
    /// The exercise in whose folder it lies: `exercise_1`, say.
    exercise: String,
    is_right: bool,
    what: String,
    rejected_by: Vec<TestName>,
    told: Vec<String>,
    /// The file that it replaces as a whole, as seen from the member's folder.
    replaces: Option<PathBuf>,
    text: String,
}

impl Answer {
    /// The wrong answers of the workbook in the folder `workspace`, in the order of their paths.
    ///
    /// # Errors
    /// If a file cannot be read, or says too little about itself.
    pub fn all_wrong(workspace: &Path) -> Result<Vec<Self>, Complaint> {
        Self::all(&workspace.join("book").join("wrong"), false)
    }

    /// The right answers that differ from the workbook's own solution.
    ///
    /// # Errors
    /// As [`all_wrong`](Self::all_wrong).
    pub fn all_right(workspace: &Path) -> Result<Vec<Self>, Complaint> {
        Self::all(&workspace.join("book").join("right"), true)
    }

    fn all(folder: &Path, is_right: bool) -> Result<Vec<Self>, Complaint> {
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let unread =
            |error: std::io::Error| Complaint::new(folder, 1, format!("cannot be read: {error}"));
        let mut answers = Vec::new();
        for file in files_below(folder).map_err(unread)? {
            let text = fs::read_to_string(&file).map_err(unread)?;
            answers.push(Self::parse(folder, &file, &text, is_right)?);
        }
        Ok(answers)
    }

    fn parse(folder: &Path, file: &Path, text: &str, is_right: bool) -> Result<Self, Complaint> {
        let complaint = |line: usize, what: &str| Complaint::new(file, line, what);
        let place = file.strip_prefix(folder).unwrap_or(file);
        let place: Vec<_> = place.iter().map(|part| part.to_string_lossy()).collect();
        let [member, exercise, _] = place.as_slice() else {
            return Err(complaint(1, "an answer lies in MEMBER/exercise_N/NAME.rs"));
        };
        let mut answer = Self {
            file: file.to_owned(),
            member: member.to_string(),
            exercise: exercise.to_string(),
            is_right,
            what: String::new(),
            rejected_by: Vec::new(),
            told: Vec::new(),
            replaces: None,
            text: String::new(),
        };
        let mut rest = text;
        for number in 1.. {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            let said = line.strip_prefix("// ").and_then(|it| it.split_once(": "));
            match said {
                Some(("wrong", what)) if !is_right => answer.what = what.trim().to_owned(),
                Some(("right", what)) if is_right => answer.what = what.trim().to_owned(),
                Some(("rejected by", test)) => {
                    let test = test.trim().parse();
                    let test = test.map_err(|why: String| complaint(number, &why))?;
                    answer.rejected_by.push(test);
                }
                Some(("told", words)) => answer.told.push(words.trim().to_owned()),
                Some(("file", path)) => answer.replaces = Some(PathBuf::from(path.trim())),
                _ => break,
            }
            rest = after;
        }
        answer.text = rest.trim_start_matches(['\r', '\n']).to_owned();
        let begins = if is_right { "right" } else { "wrong" };
        if answer.what.is_empty() {
            return Err(complaint(1, &format!("must begin with // {begins}: ...")));
        }
        if answer.rejected_by.is_empty() != is_right {
            return Err(complaint(
                1,
                "a wrong answer needs a line // rejected by: FILE::TEST, a right one has none",
            ));
        }
        Ok(answer)
    }

    /// The file in which it stands.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What is called: `MEMBER/exercise_N/NAME`.
    pub fn name(&self) -> String {
        let stem = self.file.file_stem().unwrap_or_default();
        format!(
            "{}/{}/{}",
            self.member,
            self.exercise,
            stem.to_string_lossy()
        )
    }

    /// The member that it is an answer for.
    pub fn member(&self) -> &str {
        &self.member
    }

    /// The exercise in whose folder it lies: `exercise_1`, say.
    pub fn exercise(&self) -> &str {
        &self.exercise
    }

    /// Whether it replaces a whole file instead of regions.
    pub fn is_whole_file(&self) -> bool {
        self.replaces.is_some()
    }

    /// Whether every test must accept it.
    pub fn is_right(&self) -> bool {
        self.is_right
    }

    /// What is wrong with it, or different about it.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The tests that must reject it; none for a right one.
    pub fn rejected_by(&self) -> &[TestName] {
        &self.rejected_by
    }

    /// What the first of these tests must say, in pieces.
    pub fn told(&self) -> &[String] {
        &self.told
    }

    /// What the answer changes in the workbook in the folder `workspace`: files, as seen from there,
    /// with their new text. And which exercises it answers: `exercise_1`, say.
    ///
    /// # Errors
    /// If it has regions that the member does not have.
    pub fn changes(&self, workspace: &Path) -> Result<Changes, Complaint> {
        let folder = workspace.join(&self.member);
        let regions = Region::all(&folder)?;
        let inner = |file: &Path| file.strip_prefix(workspace).unwrap_or(file).to_owned();
        if let Some(file) = &self.replaces {
            let file = folder.join(file);
            let here = regions.iter().filter(|region| region.file() == file);
            return Ok(Changes {
                exercises: here.map(|region| region.name().to_owned()).collect(),
                files: vec![(inner(&file), self.text.clone())],
            });
        }
        let own = Region::all_in(&self.file, &self.text)?;
        let bodies: Vec<(&str, String)> = match own.as_slice() {
            [] => vec![(&self.exercise, self.text.clone())],
            several => several
                .iter()
                .map(|region| (region.name(), unindented(region.solution(&self.text))))
                .collect(),
        };
        let mut changes = Changes::default();
        for (name, body) in bodies {
            let unknown = || {
                let what = format!("{} has no region {name}", self.member);
                Complaint::new(&self.file, 1, what)
            };
            let region = regions.iter().find(|region| region.name() == name);
            let file = region.ok_or_else(unknown)?.file();
            changes.replace(&inner(file), workspace, name, &body)?;
            changes.exercises.push(name.to_owned());
        }
        Ok(changes)
    }
}

/// What an answer changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The exercises that it answers: `exercise_1`, say.
    pub exercises: Vec<String>,
    /// The files, as seen from the workspace, with their new text.
    pub files: Vec<(PathBuf, String)>,
}

impl Changes {
    /// Puts `body` into the region `name` of `file`, which may be changed already.
    fn replace(
        &mut self,
        file: &Path,
        workspace: &Path,
        name: &str,
        body: &str,
    ) -> Result<(), Complaint> {
        let unread =
            |error: std::io::Error| Complaint::new(file, 1, format!("cannot be read: {error}"));
        let at = match self.files.iter().position(|(changed, _)| changed == file) {
            Some(at) => at,
            None => {
                let text = fs::read_to_string(workspace.join(file)).map_err(unread)?;
                self.files.push((file.to_owned(), text));
                self.files.len() - 1
            }
        };
        let text = &mut self.files[at].1;
        let regions = Region::all_in(file, text)?;
        if let Some(region) = regions.iter().find(|region| region.name() == name) {
            *text = region.replaced(text, body);
        }
        Ok(())
    }
}

/// The lines without the white space that all of them begin with.
pub(crate) fn unindented(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let width = |line: &str| line.len() - line.trim_start().len();
    let common = lines().map(width).min().unwrap_or(0);
    let strip = |line: &str| format!("{}\n", line.get(common..).unwrap_or_default());
    text.lines().map(strip).collect()
}
