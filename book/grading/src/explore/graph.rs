//! All schedules of a small scenario, as a graph: for pages on which the reader chooses who runs next.
//!
//! A [`State`] is a place where threads can change; a [`Step`] leads from one to the next, and is what one thread does
//! until it comes to such a place again. A schedule is a way from the first state to one without steps.
//!
//! [`Explorer::graph`] makes it by running the scenario, again and again: every step of every state is really run.
//! Schedules that come to the same state go on alike, so the state is there once. Two states are the same if
//! - every thread has returned from the same calls, noted the same, and done the same in the call that it is in;
//! - every thread waits for the same, or for nothing, and the same threads hold the same locks;
//! - the scenario [shows](super::show) the same.
//!
//! So a scenario must note what a call has returned, and show what is in the cell.

mod builder;
mod history;
mod output;
mod schedule;
mod walk;

use super::explorer::Explorer;
use builder::Builder;
use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

pub use output::Output;
pub use schedule::Schedule;

/// All schedules of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    /// Their names. The first is the scenario's own.
    pub threads: Vec<String>,
    /// The first is where every schedule begins.
    pub states: Vec<State>,
    /// The thread that counts as the one that ran last when a schedule begins. A replay code needs to know.
    pub begins_after: usize,
    /// How many runs it took to go through every step.
    pub runs: usize,
    /// How many random schedules were run afterwards. All of them were ways through the graph.
    pub checks: usize,
}

/// A place where threads can change, and all that matters there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// How each thread stands.
    pub threads: Vec<Stance>,
    /// Each lock that is held, by its name in the source, and by whom.
    pub locks: Vec<(String, Vec<usize>)>,
    /// What the scenario shows. If it could not be seen at this moment, what was seen last.
    pub shown: Vec<String>,
    /// What can happen next: each thread that can go on, and each outcome.
    pub steps: Vec<Step>,
    /// Where there are no steps: how the schedule has ended.
    pub ending: Option<Ending>,
}

/// How one thread stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Whether it can go on.
    pub status: Status,
    /// The call that it is in, as [`call`](super::call) names it.
    pub call: Option<String>,
    /// The line that it is about to run, or in which it waits.
    pub line: Option<Line>,
}

/// Whether a thread can go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It can.
    Ready,
    /// It waits, in the story's words: "waits on `not_empty`".
    Waits(String),
    /// It has ended.
    Finished,
}

/// A line of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As the compiler names it.
    pub file: String,
    /// Counted from 1.
    pub number: u32,
}

/// What one thread does until it comes to the next place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The thread.
    pub thread: usize,
    /// Which of several things that can happen then.
    pub outcome: Outcome,
    /// What it does, in the story's words.
    pub events: Vec<String>,
    /// The state after it.
    pub to: usize,
}

/// Which of several things happens, where that is not up to the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// There is one only, or it is the usual one.
    Usual,
    /// A wait will end for no reason.
    Spurious,
    /// This one of several waiting threads is woken.
    Wakes(usize),
}

/// How a schedule has ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// Nothing went wrong.
    Good,
    /// What went wrong, in a few sentences.
    Failed(String),
}

impl Ending {
    /// What the headline of a run says, which is empty if nothing went wrong.
    fn of(headline: Vec<String>) -> Self {
        match headline.join("; ") {
            good if good.is_empty() => Ending::Good,
            failed => Ending::Failed(failed),
        }
    }
}

/// Why there is no graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoGraph(String);

impl fmt::Display for NoGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for NoGraph {}

impl Explorer {
    /// How many states a graph may have.
    pub const STATES: usize = 20_000;

    /// Runs the scenario as often as it takes to go through every step, and then so many random schedules as
    /// [`schedules`](Self::schedules) says, each of which must be a way through the graph.
    ///
    /// No time passes in it: a scenario of a graph does not sleep.
    ///
    /// # Errors
    /// If there are too many states, or a run goes on in another way than one that came to the same state before: then
    /// the scenario shows or notes too little.
    pub fn graph(&self, scenario: impl Fn() + Send + Sync + 'static) -> Result<Graph, NoGraph> {
        Builder::new(self, Arc::new(scenario)).build()
    }
}

impl Graph {
    /// How many schedules there are: ways from the first state to an end.
    pub fn schedules(&self) -> u64 {
        self.ways(|_| true)
    }

    /// How many of them fail.
    pub fn failing_schedules(&self) -> u64 {
        self.ways(|ending| *ending != Ending::Good)
    }

    /// Every one of them. There may be very many.
    pub fn all_schedules(&self) -> impl Iterator<Item = Schedule<'_>> {
        schedule::all(self)
    }

    fn ways(&self, counts: impl Fn(&Ending) -> bool) -> u64 {
        let mut known = HashMap::new();
        self.ways_from(0, &counts, &mut known)
    }

    fn ways_from(
        &self,
        state: usize,
        counts: &impl Fn(&Ending) -> bool,
        known: &mut HashMap<usize, u64>,
    ) -> u64 {
        if let Some(&ways) = known.get(&state) {
            return ways;
        }
        let steps = &self.states[state].steps;
        let further: u64 = steps
            .iter()
            .map(|step| self.ways_from(step.to, counts, known))
            .sum();
        let here = self.states[state].ending.as_ref().is_some_and(counts);
        let ways = further + u64::from(here);
        known.insert(state, ways);
        ways
    }
}
