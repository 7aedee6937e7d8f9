use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// What is wrong, a line each.
    pub(super) complaints: Vec<String>,
    /// What was counted: "wrong answers", "tests that rejected one".
    pub(super) counts: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub(super) fn complain(&mut self, what: impl Into<String>) {
        self.complaints.push(what.into());
    }

    pub(super) fn count(&mut self, what: &'static str, number: u64) {
        *self.counts.entry(what).or_default() += number;
    }

    pub(super) fn add(&mut self, other: Self) {
        self.complaints.extend(other.complaints);
        for (what, number) in other.counts {
            self.count(what, number);
        }
    }

    /// What is wrong, a line each.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    /// How many of these were counted.
    pub fn of(&self, what: &str) -> u64 {
        self.counts.get(what).copied().unwrap_or_default()
    }

    /// The summary, after so much time.
    pub(super) fn summary(&self, took: Duration) -> String {
        format!("{self}{:>7} s\n", took.as_secs())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, number) in &self.counts {
            writeln!(f, "{number:>7} {what}")?;
        }
        Ok(())
    }
}
