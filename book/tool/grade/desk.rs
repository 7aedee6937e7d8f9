use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::edition::Edition;
use super::report::{Graded, Judged, State};
use super::submission::Submission;
use crate::workshop::{CompileError, Scratch, TestPrograms, Trial, Tried, Verdict};
use crate::{Catalogue, Exercise, TestName};

/// How long the first build of a member may take, for which all that it depends on may have to be built.
const FIRST_BUILD: Duration = Duration::from_secs(1800);

/// How long a test may run when another one of the same member has hung.
const AFTER_A_HANG: Duration = Duration::from_secs(25);

/// A test that fails after so long has cost enough: the others of its exercise, which can win nothing any
/// more, are not run.
const LONG: Duration = Duration::from_secs(10);

/// What Cargo says when it would have to download something.
const OFFLINE: &str = "--offline";

/// How much of what a test printed is reported.
const SHOWN: usize = 16 * 1024;

/// Where one submission after the other is graded: a scratch copy of the pristine workspace.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    scratch: Scratch,
    catalogue: &'a Catalogue,
    edition: &'a Edition,
    /// How many processes the compiler may use.
    processors: usize,
    /// The members that have been built here, and whether the pristine sources can be.
    built: BTreeMap<String, Option<Result<(), String>>>,
}

/// What a submission's files of one member become.
struct Laid {
    /// The text of every file that may be changed.
    files: BTreeMap<PathBuf, String>,
    /// Those that are not as they were given out.
    changed: BTreeSet<PathBuf>,
    /// Those that cannot be taken, and why.
    refused: BTreeMap<PathBuf, String>,
    /// Those that do not compile. The stubs stand in their place.
    broken: BTreeMap<PathBuf, CompileError>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        scratch: Scratch,
        catalogue: &'a Catalogue,
        edition: &'a Edition,
        processors: usize,
    ) -> Self {
        Self {
            scratch,
            catalogue,
            edition,
            processors,
            built: BTreeMap::new(),
        }
    }

    /// Grades what a submission contains of one member. All else is pristine.
    pub(super) fn grade(&mut self, submission: &Submission, member: &str) -> Vec<Graded> {
        let exercises: Vec<&Exercise> = self.catalogue.of_member(member).collect();
        let all = |state, why: &str| -> Vec<Graded> {
            let graded = exercises.iter().map(|one| Graded::untried(one, state, why));
            graded.collect()
        };
        let laid = self.take(submission, member);
        if laid.changed.is_empty() && laid.refused.is_empty() {
            return all(State::NotHandedIn, "");
        }
        let graded = self.build(member, laid).and_then(|(laid, programs)| {
            let mut limit = Trial::LIMIT;
            exercises
                .iter()
                .map(|exercise| self.grade_exercise(exercise, &laid, &programs, &mut limit))
                .collect()
        });
        graded.unwrap_or_else(|why| all(State::NotGraded, &why))
    }

    fn take(&self, submission: &Submission, member: &str) -> Laid {
        let mut laid = Laid {
            files: self.edition.of_member(member),
            changed: BTreeSet::new(),
            refused: BTreeMap::new(),
            broken: BTreeMap::new(),
        };
        for (file, text) in &mut laid.files {
            let inner = file.strip_prefix(member).unwrap_or(file);
            match submission.file(member, &inner.to_string_lossy()) {
                None => (),
                Some(Ok(theirs)) if self.edition.is_unchanged(file, &theirs) => (),
                Some(Ok(theirs)) => {
                    *text = theirs;
                    laid.changed.insert(file.clone());
                }
                Some(Err(why)) => {
                    laid.refused.insert(file.clone(), why);
                }
            }
        }
        laid
    }

    /// Builds what the exercises need that can be graded at all. A file with errors gives way to its
    /// stub, so that it does not cost the exercises in other files.
    fn build(&mut self, member: &str, mut laid: Laid) -> Result<(Laid, TestPrograms), String> {
        loop {
            let exercises = self.catalogue.of_member(member);
            let open = exercises.filter(|exercise| laid.verdict(exercise).is_none());
            let files: BTreeSet<&str> = open
                .flat_map(|exercise| exercise.tests.iter().map(|test| test.file.as_str()))
                .collect();
            let files: Vec<&str> = files.into_iter().collect();
            let programs = self.programs(member, &laid.files, &files)?;
            let mut found = false;
            for (_, error) in programs.errors() {
                for source in error.sources.iter().filter(|it| laid.changed.contains(*it)) {
                    found |= laid.broken.insert(source.clone(), error.clone()).is_none();
                }
            }
            if !found {
                // If nobody who handed it in is to blame, the workbook may be.
                if programs
                    .errors()
                    .any(|(_, error)| !laid.is_to_blame_for(error))
                {
                    self.try_pristine(member)?;
                }
                return Ok((laid, programs));
            }
            for file in laid.broken.keys() {
                let stub = self.edition.stub(file).to_owned();
                laid.files.insert(file.clone(), stub);
            }
        }
    }

    fn programs(
        &mut self,
        member: &str,
        files: &BTreeMap<PathBuf, String>,
        tests: &[&str],
    ) -> Result<TestPrograms, String> {
        let limit = if self.built.contains_key(member) {
            TestPrograms::LIMIT
        } else {
            FIRST_BUILD
        };
        self.built.entry(member.to_owned()).or_default();
        self.scratch
            .lay_out(files)
            .map_err(|error| format!("the files cannot be laid out: {error}"))?;
        if tests.is_empty() {
            return Ok(TestPrograms::none(&self.scratch, member));
        }
        let build =
            || TestPrograms::build_with(&self.scratch, member, tests, limit, self.processors);
        match build() {
            // The crates that the members use were never needed on this machine.
            Err(why) if why.contains(OFFLINE) => {
                TestPrograms::fetch(&self.scratch, limit)?;
                build()
            }
            built => built,
        }
    }

    /// The pristine tests over the pristine sources.
    fn try_pristine(&mut self, member: &str) -> Result<(), String> {
        if let Some(Some(known)) = self.built.get(member) {
            return known.clone();
        }
        let exercises = self.catalogue.of_member(member);
        let tests: BTreeSet<&str> = exercises
            .flat_map(|exercise| exercise.tests.iter().map(|test| test.file.as_str()))
            .collect();
        let tests: Vec<&str> = tests.into_iter().collect();
        let programs = self.programs(member, &BTreeMap::new(), &tests)?;
        let known = match programs.errors().next() {
            None => Ok(()),
            Some((_, error)) => Err(format!(
                "the workbook itself does not compile: {}",
                error.sentence
            )),
        };
        self.built.insert(member.to_owned(), Some(known.clone()));
        known
    }

    fn grade_exercise(
        &self,
        exercise: &Exercise,
        laid: &Laid,
        programs: &TestPrograms,
        limit: &mut Duration,
    ) -> Result<Graded, String> {
        if let Some(graded) = laid.verdict(exercise) {
            return Ok(graded);
        }
        let broken = exercise
            .tests
            .iter()
            .find_map(|test| programs.program(&test.file).err());
        if let Some(error) = broken {
            return Ok(Graded::broken(exercise, error));
        }
        let mut tests = Vec::new();
        let mut is_over = false;
        for test in &exercise.tests {
            if is_over {
                tests.push(Judged {
                    test: test.to_string(),
                    verdict: None,
                    output: String::new(),
                });
                continue;
            }
            let tried = try_one(programs, test, *limit)?;
            is_over = !tried.passed() && tried.took > LONG;
            if matches!(tried.verdict, Verdict::Hung { .. }) {
                *limit = AFTER_A_HANG;
            }
            let output = if tried.passed() {
                String::new()
            } else {
                shown(&tried.output)
            };
            tests.push(Judged {
                test: test.to_string(),
                verdict: Some(tried.verdict),
                output,
            });
        }
        Ok(Graded::tried(exercise, tests))
    }
}

fn try_one(programs: &TestPrograms, test: &TestName, limit: Duration) -> Result<Tried, String> {
    match Trial::of(programs, test) {
        Ok(trial) => trial.within(limit).run(),
        Err(tried) => Ok(tried),
    }
}

/// The beginning and the end of what is long.
fn shown(output: &str) -> String {
    if output.len() <= SHOWN {
        return output.to_owned();
    }
    let half = SHOWN / 2;
    let beginning = &output[..output.floor_char_boundary(half)];
    let end = &output[output.ceil_char_boundary(output.len() - half)..];
    let left_out = output.len() - beginning.len() - end.len();
    format!("{beginning}\n[... {left_out} bytes are left out ...]\n{end}")
}

impl Laid {
    /// What becomes of an exercise without running any of its tests, if that can be said.
    fn verdict(&self, exercise: &Exercise) -> Option<Graded> {
        let files = || {
            let inner = |file: &String| Path::new(&exercise.member).join(file);
            exercise.files.iter().map(inner)
        };
        if let Some(why) = files().find_map(|file| self.refused.get(&file)) {
            return Some(Graded::untried(exercise, State::Unreadable, why));
        }
        if let Some(error) = files().find_map(|file| self.broken.get(&file)) {
            return Some(Graded::broken(exercise, error));
        }
        let untouched = !files().any(|file| self.changed.contains(&file));
        untouched.then(|| Graded::untried(exercise, State::NotStarted, ""))
    }

    fn is_to_blame_for(&self, error: &CompileError) -> bool {
        error
            .sources
            .iter()
            .any(|source| self.changed.contains(source))
    }
}
