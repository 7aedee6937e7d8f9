use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Desk, Standing};
use crate::workshop::{TestPrograms, Trial, Tried, Verdict};
use crate::{Exercise, ExerciseName};

/// How long a build may take: the first one downloads and builds all that the members depend on.
const LIMIT: Duration = Duration::from_secs(3600);

/// How the message of every stub begins.
const STUB: &str = "exercise ";

/// Finds out how far the exercises of a member are.
#[derive(Debug)]
pub(super) struct Inspection<'a> {
    desk: &'a Desk,
    /// `None` if there is nothing to run.
    programs: Option<TestPrograms>,
}

impl<'a> Inspection<'a> {
    /// Builds the tests of those `exercises` of the member that somebody has started. Blocks until that is
    /// done.
    ///
    /// # Errors
    /// If it is not the exercises' fault that they cannot be built.
    pub(super) fn begin(
        desk: &'a Desk,
        member: &str,
        exercises: &[&Exercise],
    ) -> Result<Self, String> {
        let started = exercises.iter().filter(|one| desk.is_started(one));
        let tests = started.flat_map(|exercise| &exercise.tests);
        let mut files: Vec<&str> = tests.map(|test| test.file.as_str()).collect();
        files.sort_unstable();
        files.dedup();
        let programs = match files.as_slice() {
            [] => None,
            files => {
                let workspace = desk.workspace();
                Some(TestPrograms::build_in_place(
                    workspace, member, files, LIMIT,
                )?)
            }
        };
        Ok(Self { desk, programs })
    }

    /// How far the exercise is. Runs its tests one after the other, up to the first that fails; `tell` hears
    /// of each. Blocks until they have ended.
    ///
    /// # Errors
    /// If a test cannot be run.
    pub(super) fn standing(
        &self,
        exercise: &Exercise,
        mut tell: impl FnMut(&str),
    ) -> Result<Standing, String> {
        let Some(programs) = self
            .programs
            .as_ref()
            .filter(|_| self.desk.is_started(exercise))
        else {
            return Ok(Standing::NotStarted);
        };
        let mut waiting = None;
        for test in &exercise.tests {
            tell(&test.test);
            let tried = match Trial::of(programs, test) {
                Ok(trial) => trial.run()?,
                Err(tried) => tried,
            };
            match self.judged(exercise, &test.test, tried) {
                None => (),
                // Perhaps another test fails for a reason of its own.
                Some(Standing::Waiting {
                    exercise,
                    compiles: true,
                }) => {
                    waiting.get_or_insert(Standing::Waiting {
                        exercise,
                        compiles: true,
                    });
                }
                Some(standing) => return Ok(standing),
            }
        }
        Ok(waiting.unwrap_or(Standing::Done))
    }

    /// What a test says about the exercise; `None` if it passed.
    fn judged(&self, exercise: &Exercise, test: &str, tried: Tried) -> Option<Standing> {
        let failing = |why: String, story: String| Standing::Failing {
            why,
            story,
            test: test.to_owned(),
        };
        Some(match tried.verdict {
            Verdict::Passed => return None,
            Verdict::NotStarted { stub } => match self.with_stub(exercise, &stub) {
                Some(other) if other != exercise.name() => Standing::Waiting {
                    exercise: other,
                    compiles: true,
                },
                _ => failing(
                    format!("a part of it is not written yet: {stub}"),
                    tried.output,
                ),
            },
            Verdict::DoesNotCompile { error } => match self.in_which_is(exercise, &error) {
                other if other != exercise.name() => Standing::Waiting {
                    exercise: other,
                    compiles: false,
                },
                _ => Standing::NotCompiling {
                    error,
                    story: tried.output,
                },
            },
            verdict => failing(verdict.to_string(), tried.output),
        })
    }

    /// The exercise whose stub says that: of the same member, if several do.
    fn with_stub(&self, own: &Exercise, said: &str) -> Option<ExerciseName> {
        let number: u32 = said.strip_prefix(STUB)?.split(':').next()?.parse().ok()?;
        let exercises = self.desk.catalogue().exercises().iter();
        let candidates = exercises.filter(|one| one.number == number);
        let mut matching: Vec<&Exercise> = candidates.filter(|one| self.says(one, said)).collect();
        matching.sort_by_key(|one| one.member != own.member);
        matching.first().map(|one| one.name())
    }

    /// Whether the exercise's stub says that. What it fills in when it runs is not known.
    fn says(&self, exercise: &Exercise, said: &str) -> bool {
        let place = self.desk.place(exercise);
        let stub = place.and_then(|place| self.desk.stub(exercise, &place));
        stub.is_ok_and(|stub| {
            let message = stub.split_once(&format!("\"{STUB}")).map(|(_, rest)| rest);
            let message = message.and_then(|rest| rest.split(['{', '"']).next());
            message.is_some_and(|message| said.starts_with(&format!("{STUB}{message}")))
        })
    }

    /// The exercise in which the compiler found that error: this one, if it is in none.
    fn in_which_is(&self, own: &Exercise, error: &str) -> ExerciseName {
        let Some((file, line)) = place_of(error) else {
            return own.name();
        };
        let exercises = self.desk.catalogue().exercises();
        let may_change = |exercise: &&Exercise| {
            let folder = Path::new(&exercise.member);
            exercise.files.iter().any(|one| folder.join(one) == file)
        };
        let around = exercises.iter().filter(may_change).find(|exercise| {
            self.desk.place(exercise).is_ok_and(|place| {
                let first = place.region.line();
                let last = first + place.body().lines().count();
                place.inner == file && (first..=last).contains(&line)
            })
        });
        let own_file = Some(own).filter(may_change);
        let found = around
            .or(own_file)
            .or_else(|| exercises.iter().find(may_change));
        found.unwrap_or(own).name()
    }
}

/// `chat/src/room.rs:12: mismatched types` is about line 12 of that file.
fn place_of(error: &str) -> Option<(PathBuf, usize)> {
    let (stem, rest) = error.split_once(".rs:")?;
    let line = rest.split(':').next()?.parse().ok()?;
    Some((PathBuf::from(format!("{stem}.rs")), line))
}
