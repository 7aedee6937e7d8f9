use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// Something to write, as `book/exercises.toml` describes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// The member in whose sources it is solved.
    pub member: String,
    /// Its number within the member, from 1.
    pub number: u32,
    /// What it is about, in a few words of Markdown.
    pub title: String,
    /// Where in the chapter or the labs it comes from.
    pub source: String,
    /// What it is worth, if every one of its tests passes.
    pub points: u32,
    /// How long it takes somebody who has read the page.
    pub minutes: u32,
    /// Whether its tests explore schedules of threads.
    pub threads: bool,
    /// The files that a student may change for it, as seen from the member's folder.
    pub files: Vec<String>,
    /// The tests that decide it: `FILE::TEST`, with the file's modules in between if it has any.
    pub tests: Vec<TestName>,
    /// Three hints, from gentle to plain. Markdown, a paragraph each.
    pub hints: [String; 3],
}

impl Exercise {
    /// What a student calls it.
    pub fn name(&self) -> ExerciseName {
        ExerciseName {
            member: self.member.clone(),
            number: self.number,
        }
    }

    /// What its region in the sources is called, and what the names of its tests begin with:
    /// `exercise_1`, say.
    pub fn marker(&self) -> String {
        format!("exercise_{}", self.number)
    }
}

/// `MEMBER/NUMBER`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExerciseName {
    /// The member in whose sources it is solved.
    pub member: String,
    /// Its number within the member, from 1.
    pub number: u32,
}

impl fmt::Display for ExerciseName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.member, self.number)
    }
}

impl FromStr for ExerciseName {
    type Err = String;

    /// Takes `MEMBER/1` and `MEMBER/exercise_1`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} names no exercise; producer_consumer/1 would be one");
        let (member, number) = text.split_once('/').ok_or_else(wrong)?;
        let number = number.strip_prefix("exercise_").unwrap_or(number);
        Ok(Self {
            member: member.to_owned(),
            number: number.parse().map_err(|_| wrong())?,
        })
    }
}

/// A test of a member: `FILE::TEST`. The file is one of the member's `tests`, without `.rs`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct TestName {
    /// What cargo calls the test's program: the file's name.
    pub file: String,
    /// What the program calls the test: its function, with the modules around it.
    pub test: String,
}

impl FromStr for TestName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once("::") {
            Some((file, test)) if !file.is_empty() && !test.is_empty() => Ok(Self {
                file: file.to_owned(),
                test: test.to_owned(),
            }),
            _ => Err(format!(
                "{text:?} names no test; shared_cell::exercise_1_a_name would be one"
            )),
        }
    }
}

impl TryFrom<String> for TestName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for TestName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.file, self.test)
    }
}
