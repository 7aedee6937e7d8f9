use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::book::files_below;
use crate::{Complaint, Exercise, ExerciseName, Region, TestName};

/// All exercises of the workbook, in reading order: `book/exercises.toml`.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Where it was read.
    file: PathBuf,
    exercises: Vec<Exercise>,
}

/// The file's own shape.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    #[serde(default)]
    exercise: Vec<Exercise>,
}

impl Catalogue {
    /// Reads the catalogue of the workbook in the folder `workspace`.
    ///
    /// # Errors
    /// If the file cannot be read, is no TOML, or lacks something; the message says where.
    pub fn of(workspace: &Path) -> Result<Self, String> {
        let file = workspace.join("book").join("exercises.toml");
        let unread = |why: String| format!("{}: {why}", file.display());
        let text = fs::read_to_string(&file).map_err(|error| unread(error.to_string()))?;
        let contents: Contents =
            toml::from_str(&text).map_err(|error| unread(error.to_string()))?;
        Ok(Self {
            exercises: contents.exercise,
            file,
        })
    }

    /// The exercises, in reading order.
    pub fn exercises(&self) -> &[Exercise] {
        &self.exercises
    }

    /// The members that have exercises, in reading order.
    pub fn members(&self) -> Vec<&str> {
        let mut members: Vec<&str> = Vec::new();
        for exercise in &self.exercises {
            if !members.contains(&exercise.member.as_str()) {
                members.push(&exercise.member);
            }
        }
        members
    }

    /// The exercises of that member; none if there is no such member.
    pub fn of_member(&self, member: &str) -> impl Iterator<Item = &Exercise> {
        self.exercises
            .iter()
            .filter(move |exercise| exercise.member == member)
    }

    /// The exercise of that name.
    ///
    /// # Errors
    /// If there is none; the message says which there are.
    pub fn find(&self, name: &ExerciseName) -> Result<&Exercise, String> {
        let found = self.exercises.iter().find(|one| one.name() == *name);
        found.ok_or_else(|| {
            let numbers: Vec<String> = self
                .of_member(&name.member)
                .map(|exercise| exercise.number.to_string())
                .collect();
            match numbers.as_slice() {
                [] => format!(
                    "there is no exercise {name}: exercises are in {}",
                    self.members().join(", ")
                ),
                _ => format!(
                    "there is no exercise {name}: {} has the exercises {}",
                    name.member,
                    numbers.join(", ")
                ),
            }
        })
    }

    /// Where the catalogue and the members disagree: exercises without a region, regions without an
    /// exercise, tests that are not listed or do not exist, files that do not exist, numbers that
    /// are not 1, 2, 3 and so on.
    ///
    /// # Errors
    /// If a source or a test cannot be read.
    pub fn complaints(&self, workspace: &Path) -> Result<Vec<Complaint>, Complaint> {
        let mut complaints = Vec::new();
        for member in self.members_of(workspace)? {
            let folder = workspace.join(&member);
            let regions = Region::all(&folder)?;
            let tests = deciding_tests(&folder)?;
            for (number, exercise) in (1..).zip(self.of_member(&member)) {
                self.compare(exercise, number, &folder, &regions, &tests, &mut complaints);
            }
            for region in &regions {
                let listed = |exercise: &Exercise| exercise.marker() == region.name();
                if !self.of_member(&member).any(listed) {
                    complaints.push(region.complaint("is not in book/exercises.toml"));
                }
            }
        }
        Ok(complaints)
    }

    /// A complaint about that exercise, where it stands in the catalogue.
    pub fn complaint(&self, exercise: &Exercise, what: impl Into<String>) -> Complaint {
        Complaint::new(&self.file, self.line_of(exercise), what)
    }

    /// The members that have exercises, and those that could have some.
    fn members_of(&self, workspace: &Path) -> Result<BTreeSet<String>, Complaint> {
        let unread = |error| Complaint::new(workspace, 1, format!("cannot be read: {error}"));
        let mut members: BTreeSet<String> = self.members().into_iter().map(str::to_owned).collect();
        for entry in fs::read_dir(workspace).map_err(unread)? {
            let folder = entry.map_err(unread)?.path();
            if folder.join("src").is_dir() && folder.join("tests").is_dir() {
                let name = folder.file_name().unwrap_or_default();
                members.insert(name.to_string_lossy().into_owned());
            }
        }
        // The book's `src` are its pages.
        members.remove("book");
        Ok(members)
    }

    fn compare(
        &self,
        exercise: &Exercise,
        number: u32,
        folder: &Path,
        regions: &[Region],
        tests: &BTreeSet<TestName>,
        complaints: &mut Vec<Complaint>,
    ) {
        let name = exercise.name();
        let mut complain = |what: String| {
            complaints.push(Complaint::new(&self.file, self.line_of(exercise), what));
        };
        if exercise.number != number {
            complain(format!("{name} stands where number {number} is expected"));
        }
        match regions.iter().find(|one| one.name() == exercise.marker()) {
            None => complain(format!("{name} has no region {}", exercise.marker())),
            Some(region) => {
                if let Err(complaint) = region.stub() {
                    complain(complaint.to_string());
                }
                let file = region.file().strip_prefix(folder).unwrap_or(region.file());
                if !exercise.files.iter().any(|one| Path::new(one) == file) {
                    complain(format!("{name} does not list {}", file.display()));
                }
            }
        }
        for file in &exercise.files {
            if !folder.join(file).is_file() {
                complain(format!("{name} lists {file}, which does not exist"));
            }
        }
        let prefix = format!("{}_", exercise.marker());
        let listed: BTreeSet<_> = exercise.tests.iter().cloned().collect();
        let own = |test: &&TestName| last_part(&test.test).starts_with(&prefix);
        let there: BTreeSet<_> = tests.iter().filter(own).cloned().collect();
        if listed.is_empty() {
            complain(format!("{name} has no tests"));
        }
        for test in listed.difference(&there) {
            complain(format!("{name} lists {test}, which is no test of its"));
        }
        for test in there.difference(&listed) {
            complain(format!("{name} does not list its test {test}"));
        }
    }

    /// Where the exercise begins in the file, as far as that can be told without a parser.
    fn line_of(&self, exercise: &Exercise) -> usize {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        let member = format!("member = \"{}\"", exercise.member);
        let number = format!("number = {}", exercise.number);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let pairs = lines.windows(2);
        let found = (1..)
            .zip(pairs)
            .find(|(_, pair)| **pair == [&member, &number]);
        found.map_or(1, |(line, _)| line)
    }
}

/// The tests in a member's folder `tests` whose names begin with `exercise_`.
fn deciding_tests(member: &Path) -> Result<BTreeSet<TestName>, Complaint> {
    let folder = member.join("tests");
    let unread =
        |error: std::io::Error| Complaint::new(&folder, 1, format!("cannot be read: {error}"));
    let mut tests = BTreeSet::new();
    for file in files_below(&folder).map_err(unread)? {
        let text = fs::read_to_string(&file).map_err(unread)?;
        let modules = modules_of(file.strip_prefix(&folder).unwrap_or(&file));
        let Some((program, modules)) = modules.split_first() else {
            continue;
        };
        for function in text.lines().filter_map(test_function) {
            let mut path = modules.to_vec();
            path.push(function.to_owned());
            tests.insert(TestName {
                file: program.clone(),
                test: path.join("::"),
            });
        }
    }
    Ok(tests)
}

/// `broken/scenes/mod.rs` is the module `scenes` of the test `broken`.
fn modules_of(file: &Path) -> Vec<String> {
    let mut modules: Vec<String> = file
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if modules.len() > 1
        && modules
            .last()
            .is_some_and(|last| last == "mod" || last == "main")
    {
        modules.pop();
    }
    modules
}

/// The name of an exercise's test that begins in this line.
fn test_function(line: &str) -> Option<&str> {
    let name = line.trim_start().strip_prefix("fn ")?;
    let name = name.split(['(', '<']).next()?;
    name.starts_with("exercise_").then_some(name)
}

fn last_part(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}
