//! Which schedules are tried, and how many.

use super::exploration::Exploration;
use super::outcome::{Failure, Report};
use crate::engine::{Limits, here};
use std::env;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

/// Explores a scenario with other limits than [`every_schedule`](super::every_schedule), and says what it found.
#[derive(Clone, Debug)]
pub struct Explorer {
    pub(super) seed: u64,
    pub(super) schedules: usize,
    pub(super) limits: Limits,
    /// Only this schedule.
    replay: Option<String>,
}

impl Default for Explorer {
    fn default() -> Self {
        Self::new()
    }
}

impl Explorer {
    /// How many schedules are tried unless told otherwise.
    pub const SCHEDULES: usize = 1200;
    /// How many places a schedule may pass where threads could change: after that it runs "for ever".
    pub const STEPS: usize = 5000;
    /// How many waits of a schedule may end for no reason, or before their time.
    pub const SPURIOUS: usize = 2;
    /// How long, in real time, a thread may go on without passing such a place.
    pub const PATIENCE: Duration = Duration::from_secs(20);

    /// The limits that `every_schedule` has, and seed 1.
    pub fn new() -> Self {
        Explorer {
            seed: 1,
            schedules: Self::SCHEDULES,
            limits: Limits {
                steps: Self::STEPS,
                spurious: Self::SPURIOUS,
                patience: Self::PATIENCE,
            },
            replay: None,
        }
    }

    /// The same, with what `REPLAY`, `SCHEDULES` and `SEED` in the environment say.
    ///
    /// Panics if one of them is set to something that it cannot be.
    pub fn from_environment() -> Self {
        let mut explorer = Self::new();
        if let Some(schedules) = number("SCHEDULES") {
            explorer.schedules = schedules as usize;
        }
        if let Some(seed) = number("SEED") {
            explorer.seed = seed;
        }
        explorer.replay = env::var("REPLAY").ok().filter(|code| !code.is_empty());
        explorer
    }

    /// Other random choices: the same seed gives the same schedules, on every machine.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// How many schedules are tried, if there are so many.
    pub fn schedules(mut self, schedules: usize) -> Self {
        self.schedules = schedules;
        self
    }

    /// How many waits of a schedule may end for no reason, or before their time.
    pub fn spurious(mut self, spurious: usize) -> Self {
        self.limits.spurious = spurious;
        self
    }

    /// How many places a schedule may pass where threads could change.
    pub fn steps(mut self, steps: usize) -> Self {
        self.limits.steps = steps;
        self
    }

    /// How long, in real time, a thread may go on without passing such a place. Longer means that it blocks on
    /// something that the explorer does not know, or computes for ever; both are reported as a failure.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.limits.patience = patience;
        self
    }

    /// Only this schedule, as [`Failure::replay`] names it.
    pub fn replay(mut self, code: impl Into<String>) -> Self {
        self.replay = Some(code.into());
        self
    }

    /// Runs the scenario under one schedule after the other, until one fails or there is nothing left to try.
    ///
    /// Panics if it is called inside of an exploration, with a replay code that is none, or without any
    /// schedules to try.
    #[track_caller]
    pub fn check(&self, scenario: impl Fn() + Send + Sync + 'static) -> Result<Report, Failure> {
        assert!(
            !here::exploring(),
            "an exploration cannot run inside another one"
        );
        assert!(self.schedules > 0, "without a schedule nothing is tried");
        let exploration = Exploration {
            explorer: self,
            scenario: Arc::new(scenario),
            at: Location::caller(),
        };
        match &self.replay {
            Some(code) => exploration.replay(code),
            None => exploration.search(),
        }
    }
}

/// Panics if the variable is set to something else.
pub(super) fn number(variable: &str) -> Option<u64> {
    let value = env::var(variable).ok()?;
    match value.parse() {
        Ok(number) => Some(number),
        Err(_) => panic!("{variable} must be a number, not {value:?}"),
    }
}
