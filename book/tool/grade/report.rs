use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Exercise;
use crate::workshop::{CompileError, Verdict};

/// What somebody gets for a submission, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The submission's folder name.
    pub submission: String,
    /// What is wrong with the folder as a whole.
    pub trouble: Option<String>,
    /// Every exercise, in reading order.
    pub exercises: Vec<Graded>,
}

/// One exercise of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graded {
    /// The member in whose sources it is solved.
    pub member: String,
    /// Its number within the member.
    pub number: u32,
    /// What it is about.
    pub title: String,
    /// What it is worth.
    pub worth: u32,
    /// Whether it earns that.
    pub state: State,
    /// Why not, in a sentence; empty if it does.
    pub why: String,
    /// All that the compiler says about it, if it does not compile.
    pub errors: String,
    /// The tests that decide it. None if they were not even tried.
    pub tests: Vec<Judged>,
}

/// How far an exercise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// All its tests pass.
    Done,
    /// A test fails.
    Failing,
    /// The stub is still there.
    NotStarted,
    /// No file of its member was handed in, or none was changed.
    NotHandedIn,
    /// A file cannot be taken.
    Unreadable,
    /// The compiler rejects it.
    DoesNotCompile,
    /// The grader itself had trouble: somebody must look at it.
    NotGraded,
}

/// One test of an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// `FILE::TEST`
    pub test: String,
    /// What came of it; `None` if it was not run, as the exercise was lost already.
    #[serde(flatten)]
    pub verdict: Option<Verdict>,
    /// What it printed, unless it passed.
    pub output: String,
}

impl Report {
    /// The points in all.
    pub fn points(&self) -> u32 {
        points_of(&self.exercises)
    }

    /// What all exercises are worth.
    pub fn worth(&self) -> u32 {
        worth_of(&self.exercises)
    }

    /// The exercises of each member, in reading order.
    pub(super) fn members(&self) -> impl Iterator<Item = &[Graded]> {
        self.exercises
            .chunk_by(|one, other| one.member == other.member)
    }
}

impl Graded {
    /// Of an exercise none of whose tests was run.
    pub(super) fn untried(exercise: &Exercise, state: State, why: &str) -> Self {
        Self {
            member: exercise.member.clone(),
            number: exercise.number,
            title: exercise.title.clone(),
            worth: exercise.points,
            state,
            why: why.to_owned(),
            errors: String::new(),
            tests: Vec::new(),
        }
    }

    /// Of an exercise that the compiler rejects.
    pub(super) fn broken(exercise: &Exercise, error: &CompileError) -> Self {
        Self {
            errors: error.text.clone(),
            ..Self::untried(exercise, State::DoesNotCompile, &error.sentence)
        }
    }

    /// Of an exercise whose tests were run, at least the first.
    pub(super) fn tried(exercise: &Exercise, tests: Vec<Judged>) -> Self {
        let (state, why) = judge(exercise, &tests);
        Self {
            tests,
            ..Self::untried(exercise, state, &why)
        }
    }

    /// `MEMBER/NUMBER`
    pub fn name(&self) -> String {
        format!("{}/{}", self.member, self.number)
    }

    /// All of its points, or none.
    pub fn points(&self) -> u32 {
        match self.state {
            State::Done => self.worth,
            _ => 0,
        }
    }
}

fn judge(exercise: &Exercise, tests: &[Judged]) -> (State, String) {
    let passed = |test: &&Judged| test.verdict.as_ref().is_some_and(Verdict::passed);
    let Some(lost) = tests.iter().find(|test| !passed(test)) else {
        return (State::Done, String::new());
    };
    let own_stub = format!("exercise {}:", exercise.number);
    match &lost.verdict {
        Some(Verdict::NotStarted { stub }) if stub.starts_with(&own_stub) => {
            (State::NotStarted, String::new())
        }
        Some(verdict) => (State::Failing, format!("{}: {verdict}", lost.test)),
        None => (State::Failing, format!("{} was not run", lost.test)),
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Done => "done",
            Self::Failing => "failing",
            Self::NotStarted => "not started",
            Self::NotHandedIn => "not handed in",
            Self::Unreadable => "unreadable",
            Self::DoesNotCompile => "does not compile",
            Self::NotGraded => "not graded",
        })
    }
}

/// Nothing of this member was handed in.
pub(super) fn is_missing(exercises: &[Graded]) -> bool {
    let mut states = exercises.iter().map(|one| one.state);
    states.all(|state| state == State::NotHandedIn)
}

pub(super) fn points_of(exercises: &[Graded]) -> u32 {
    exercises.iter().map(Graded::points).sum()
}

pub(super) fn worth_of(exercises: &[Graded]) -> u32 {
    exercises.iter().map(|one| one.worth).sum()
}

/// The whole report, as text. A member of which nothing was handed in takes one line.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (points, worth) = (self.points(), self.worth());
        writeln!(f, "{}: {points} of {worth} points", self.submission)?;
        if let Some(trouble) = &self.trouble {
            writeln!(f, "    {trouble}")?;
        }
        for exercises in self.members() {
            writeln!(f)?;
            if is_missing(exercises) {
                let (member, worth) = (&exercises[0].member, worth_of(exercises));
                let state = State::NotHandedIn;
                writeln!(f, "{member:24}  0 of {worth:2}  {state}")?;
                continue;
            }
            for one in exercises {
                let (points, worth) = (one.points(), one.worth);
                let name = one.name();
                writeln!(f, "{name:24} {points:2} of {worth:2}  {}", one.state)?;
                if !one.why.is_empty() {
                    writeln!(f, "    {}", one.why)?;
                }
            }
        }
        Ok(())
    }
}

impl Report {
    /// Below what the report says, what the compiler said, and what the tests that failed have printed.
    pub fn at_length(&self) -> String {
        let mut text = self.to_string();
        for one in &self.exercises {
            for (what, output) in one.outputs() {
                text.push_str(&format!("\n== {what}\n{}\n", output.trim_end()));
            }
        }
        text
    }
}

impl Graded {
    /// What was printed about it, and by whom.
    pub(super) fn outputs(&self) -> impl Iterator<Item = (String, &str)> {
        let errors = (
            format!("{}: the compiler", self.name()),
            self.errors.as_str(),
        );
        let tests = self.tests.iter();
        let tests = tests.map(|one| {
            (
                format!("{}: {}", self.name(), one.test),
                one.output.as_str(),
            )
        });
        [errors]
            .into_iter()
            .chain(tests)
            .filter(|(_, output)| !output.is_empty())
    }
}
