use std::path::Path;
use std::time::Duration;

use super::bench::Built;
use super::{Bench, Tally};
use crate::workshop::Tried;
use crate::{
    Acquittals, Answer, Catalogue, Changes, Complaint, Exercise, Mutant, Region, TestName,
};

/// How long a test may take before a mutant counts as rejected: one that is right takes a second.
const MUTANTS_LIMIT: Duration = Duration::from_secs(30);

/// Something that verify proves.
#[derive(Clone, Debug)]
pub enum Claim {
    /// The workbook's own solutions pass all tests of their exercises.
    Solved {
        /// Of this member.
        member: String,
        /// All of them.
        tests: Vec<TestName>,
    },
    /// An exercise that nobody has begun compiles without warnings, and fails each of its tests.
    Stub {
        /// The exercise.
        exercise: Exercise,
        /// The stub in place of the solution.
        changes: Changes,
    },
    /// A wrong answer is rejected by the tests that it names, a right one accepted by all.
    Graded {
        /// The answer.
        answer: Answer,
        /// What it changes.
        changes: Changes,
        /// The tests that must reject it, or accept it.
        tests: Vec<TestName>,
    },
    /// A mutant is rejected, or a person has said why it is right after all.
    Rejected {
        /// The mutant.
        mutant: Mutant,
        /// The tests of the exercises that it answers.
        tests: Vec<TestName>,
        /// What the person has said.
        reason: Option<String>,
    },
}

impl Claim {
    /// All claims about the solutions, the stubs and the answers. What does not even fit is a complaint.
    ///
    /// # Errors
    /// If an answer cannot be read.
    pub fn all(
        workspace: &Path,
        catalogue: &Catalogue,
        tally: &mut Tally,
    ) -> Result<Vec<Self>, Complaint> {
        let mut claims = Vec::new();
        for member in catalogue.members() {
            let tests = catalogue.of_member(member).flat_map(|it| it.tests.clone());
            claims.push(Ok(Self::Solved {
                member: member.to_owned(),
                tests: tests.collect(),
            }));
        }
        for exercise in catalogue.exercises() {
            claims.push(Self::of_stub(workspace, exercise));
        }
        let answers = Answer::all_wrong(workspace)?.into_iter();
        for answer in answers.chain(Answer::all_right(workspace)?) {
            claims.push(Self::of_answer(workspace, catalogue, answer));
        }
        let fits = |claim: Result<Self, Complaint>| {
            claim
                .map_err(|complaint| tally.complain(complaint.to_string()))
                .ok()
        };
        Ok(claims.into_iter().filter_map(fits).collect())
    }

    /// All claims about mutants.
    ///
    /// # Errors
    /// If an answer cannot be read, or a mutant that does not exist is said to be right.
    pub fn of_mutants(workspace: &Path, catalogue: &Catalogue) -> Result<Vec<Self>, Complaint> {
        let acquittals = Acquittals::of(workspace)?;
        let mutants = Mutant::all(workspace, catalogue)?;
        for name in acquittals.names() {
            if !mutants.iter().any(|mutant| mutant.name() == name) {
                return Err(acquittals.complaint(name, "does not exist"));
            }
        }
        let claims = mutants.into_iter().map(|mutant| Self::Rejected {
            tests: tests_of(
                catalogue,
                mutant.member(),
                &mutant.changes().exercises,
                true,
            ),
            reason: acquittals.reason(mutant.name()).map(str::to_owned),
            mutant,
        });
        Ok(claims.collect())
    }

    fn of_stub(workspace: &Path, exercise: &Exercise) -> Result<Self, Complaint> {
        let folder = workspace.join(&exercise.member);
        let marker = exercise.marker();
        let regions = Region::all(&folder)?;
        let Some(region) = regions.iter().find(|it| it.name() == marker) else {
            return Err(Complaint::new(
                &folder,
                1,
                format!("there is no region {marker}"),
            ));
        };
        let unread = |error| Complaint::new(region.file(), 1, format!("cannot be read: {error}"));
        let text = std::fs::read_to_string(region.file()).map_err(unread)?;
        let file = region
            .file()
            .strip_prefix(workspace)
            .unwrap_or(region.file());
        Ok(Self::Stub {
            exercise: exercise.clone(),
            changes: Changes {
                files: vec![(file.to_owned(), region.replaced(&text, region.stub()?))],
                exercises: vec![marker],
            },
        })
    }

    fn of_answer(
        workspace: &Path,
        catalogue: &Catalogue,
        answer: Answer,
    ) -> Result<Self, Complaint> {
        let changes = answer.changes(workspace)?;
        let mut tests = answer.rejected_by().to_vec();
        if answer.is_right() {
            tests = tests_of(catalogue, answer.member(), &changes.exercises, false);
        }
        if tests.is_empty() {
            return Err(Complaint::new(answer.file(), 1, "no test decides it"));
        }
        Ok(Self::Graded {
            answer,
            changes,
            tests,
        })
    }

    /// What filters look at, and what is shown while it is proved.
    pub fn name(&self) -> String {
        match self {
            Self::Solved { member, .. } => format!("{member}/solutions"),
            Self::Stub { exercise, .. } => {
                format!("{}/{}/stub", exercise.member, exercise.marker())
            }
            Self::Graded { answer, .. } => answer.name(),
            Self::Rejected { mutant, .. } => mutant.name().to_owned(),
        }
    }

    /// The member that it is about.
    pub fn member(&self) -> &str {
        match self {
            Self::Solved { member, .. } => member,
            Self::Stub { exercise, .. } => &exercise.member,
            Self::Graded { answer, .. } => answer.member(),
            Self::Rejected { mutant, .. } => mutant.member(),
        }
    }

    /// Of what kind it is.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Solved { .. } => "solutions",
            Self::Stub { .. } => "stub",
            Self::Graded { answer, .. } if answer.is_right() => "right answer",
            Self::Graded { .. } => "wrong answer",
            Self::Rejected { .. } => "mutant",
        }
    }

    /// Tries to prove it. That something cannot even be tried, since there is no such test, say, is one more
    /// complaint.
    pub fn prove(&self, bench: &mut Bench) -> Tally {
        let mut tally = Tally::default();
        if let Err(why) = self.prove_with(bench, &mut tally) {
            tally.complain(format!("{}: {why}", self.name()));
        }
        tally
    }

    fn prove_with(&self, bench: &mut Bench, tally: &mut Tally) -> Result<(), String> {
        match self {
            Self::Solved { member, tests } => self.prove_solved(bench, member, tests, tally),
            Self::Stub { exercise, changes } => self.prove_stub(bench, exercise, changes, tally),
            Self::Graded {
                answer,
                changes,
                tests,
            } => self.prove_graded(bench, answer, changes, tests, tally),
            Self::Rejected {
                mutant,
                tests,
                reason,
            } => self.prove_rejected(bench, mutant, tests, reason.as_deref(), tally),
        }
    }

    fn prove_solved(
        &self,
        bench: &mut Bench,
        member: &str,
        tests: &[TestName],
        tally: &mut Tally,
    ) -> Result<(), String> {
        bench.lay(&Changes::default())?;
        let built = bench.build(member, &tests.iter().collect::<Vec<_>>())?;
        for test in tests {
            let tried = built.run(test)?;
            if tried.passed() {
                tally.count("tests pass with the workbook's own solutions", 1);
            } else {
                let why = tried.verdict;
                tally.complain(format!("{}: {test} rejects it: {why}", self.name()));
            }
        }
        Ok(())
    }

    fn prove_stub(
        &self,
        bench: &mut Bench,
        exercise: &Exercise,
        changes: &Changes,
        tally: &mut Tally,
    ) -> Result<(), String> {
        bench.lay(changes)?;
        let built = bench.build_all(&exercise.member, &exercise.tests)?;
        if let Some(error) = built.error() {
            tally.complain(format!("{}: does not compile: {error}", self.name()));
            return Ok(());
        }
        let warnings = built.warnings();
        for warning in &warnings {
            tally.complain(format!("{}: the compiler warns: {warning}", self.name()));
        }
        if warnings.is_empty() {
            tally.count("stubs compile without warnings", 1);
        }
        for test in &exercise.tests {
            if built.run(test)?.passed() {
                tally.complain(format!("{}: {test} passes with it", self.name()));
            } else {
                tally.count("tests fail while their exercise is not begun", 1);
            }
        }
        Ok(())
    }

    fn prove_graded(
        &self,
        bench: &mut Bench,
        answer: &Answer,
        changes: &Changes,
        tests: &[TestName],
        tally: &mut Tally,
    ) -> Result<(), String> {
        bench.lay(changes)?;
        let built = bench.build(answer.member(), &tests.iter().collect::<Vec<_>>())?;
        if let Some(error) = built.error() {
            tally.complain(format!("{}: does not compile: {error}", self.name()));
            return Ok(());
        }
        let promise = match answer.is_right() {
            true => "right answers are accepted",
            false => "wrong answers are rejected",
        };
        for (number, test) in tests.iter().enumerate() {
            let tried = built.run(test)?;
            match (answer.is_right(), tried.passed()) {
                (true, true) | (false, false) => (),
                (true, false) => {
                    tally.complain(format!(
                        "{}: {test} rejects it: {}",
                        self.name(),
                        tried.verdict
                    ));
                }
                (false, true) => tally.complain(format!("{}: {test} accepts it", self.name())),
            }
            if number == 0 && !tried.passed() {
                for words in untold(answer, &tried) {
                    tally.complain(format!(
                        "{}: {test} does not tell {words:?}, but: {}",
                        self.name(),
                        tried.verdict
                    ));
                }
            }
        }
        if tally.complaints().is_empty() {
            tally.count(promise, 1);
        }
        Ok(())
    }

    fn prove_rejected(
        &self,
        bench: &mut Bench,
        mutant: &Mutant,
        tests: &[TestName],
        reason: Option<&str>,
        tally: &mut Tally,
    ) -> Result<(), String> {
        bench.lay(mutant.changes())?;
        tally.count("mutants", 1);
        let mut rejected = None;
        for (file, tests) in bench.by_success(mutant.member(), tests) {
            let own: Vec<&TestName> = tests.iter().collect();
            let built = bench.build(mutant.member(), &own)?;
            if built.error().is_some() {
                tally.count("mutants do not compile", 1);
                if reason.is_some() {
                    tally.complain(format!(
                        "{}: is said to be right, and {file} does not compile with it",
                        self.name()
                    ));
                }
                return Ok(());
            }
            rejected = first_to_reject(&built, &tests)?.cloned();
            // A file that is not needed any more need not be built.
            if let Some(test) = &rejected {
                bench.succeeds(mutant.member(), test);
                break;
            }
        }
        match (rejected, reason) {
            (Some(_), None) => tally.count("mutants are rejected", 1),
            (None, Some(_)) => tally.count("mutants are right after all", 1),
            (None, None) => tally.complain(format!("{}: no test rejects it", self.name())),
            (Some(test), Some(_)) => {
                tally.complain(format!(
                    "{}: is said to be right, and {test} rejects it",
                    self.name()
                ));
            }
        }
        Ok(())
    }
}

fn first_to_reject<'a>(
    built: &Built,
    tests: &'a [TestName],
) -> Result<Option<&'a TestName>, String> {
    for test in tests {
        let tried = match built.trial(test) {
            Ok(trial) => trial.within(MUTANTS_LIMIT).run()?,
            Err(tried) => tried,
        };
        if !tried.passed() {
            return Ok(Some(test));
        }
    }
    Ok(None)
}

/// What the answer promises to be told, and is not.
fn untold<'a>(answer: &'a Answer, tried: &Tried) -> Vec<&'a str> {
    let said = format!("{}\n{}", tried.verdict, tried.output);
    let missing = answer
        .told()
        .iter()
        .filter(|words| !said.contains(words.as_str()));
    missing.map(String::as_str).collect()
}

/// All tests of these exercises, or of those with threads.
fn tests_of(
    catalogue: &Catalogue,
    member: &str,
    exercises: &[String],
    only_threads: bool,
) -> Vec<TestName> {
    let of = catalogue.of_member(member);
    let answered =
        of.filter(|it| exercises.contains(&it.marker()) && (it.threads || !only_threads));
    answered.flat_map(|it| it.tests.clone()).collect()
}
