//! One way through a graph.

use super::{Ending, Graph, Outcome, State, Step};
use crate::explore::code;
use crate::strategy::Choices;

/// One schedule of a [`Graph`], from the first state to an end.
#[derive(Clone, Debug)]
pub struct Schedule<'a> {
    graph: &'a Graph,
    /// Which step is made in each state on the way, as an index into its steps.
    taken: Vec<usize>,
}

impl<'a> Schedule<'a> {
    /// Which step is made in each state on the way, as an index into its steps.
    pub fn taken(&self) -> &[usize] {
        &self.taken
    }

    /// The states on the way, and the step that is made in each.
    pub fn steps(&self) -> impl Iterator<Item = (&'a State, &'a Step)> {
        let mut here = 0;
        let graph = self.graph;
        self.taken.iter().map(move |&taken| {
            let state = &graph.states[here];
            here = state.steps[taken].to;
            (state, &state.steps[taken])
        })
    }

    /// How it ends.
    pub fn ending(&self) -> &'a Ending {
        let last = self.steps().last().map_or(0, |(_, step)| step.to);
        let ending = self.graph.states[last].ending.as_ref();
        ending.expect("it goes on as long as there are steps")
    }

    /// How often a thread goes on although another one was running and could have gone on too.
    pub fn preemptions(&self) -> usize {
        let mut before = None;
        let preempted = self.steps().filter(|(state, step)| {
            let runs = before.replace(step.thread);
            let could = |thread| state.steps.iter().any(|step| step.thread == thread);
            runs.is_some_and(|runs| runs != step.thread && could(runs))
        });
        preempted.count()
    }

    /// Its code, for `REPLAY` and for [`Explorer::replay`](super::Explorer::replay).
    pub fn code(&self) -> String {
        let mut choices = Choices::default();
        let mut current = self.graph.begins_after;
        // When each thread made its last step: in this order those wait who wait.
        let mut last_steps = vec![0; self.graph.threads.len()];
        for (number, (state, step)) in (1..).zip(self.steps()) {
            let candidates = candidates(state, current);
            if candidates.len() > 1 {
                let chosen = candidates.iter().position(|&thread| thread == step.thread);
                choices.threads.extend(chosen);
            }
            let outcomes = state
                .steps
                .iter()
                .filter(|other| other.thread == step.thread);
            let outcomes: Vec<Outcome> = outcomes.map(|step| step.outcome).collect();
            if outcomes.contains(&Outcome::Spurious) {
                choices
                    .unusual
                    .push(usize::from(step.outcome == Outcome::Spurious));
            }
            let mut woken: Vec<usize> = outcomes.iter().filter_map(Outcome::woken).collect();
            woken.sort_by_key(|&thread| last_steps[thread]);
            if let Some(chosen) = step.outcome.woken() {
                choices
                    .among
                    .extend(woken.iter().position(|&thread| thread == chosen));
            }
            current = step.thread;
            last_steps[current] = number;
        }
        code::encode(1, &choices)
    }
}

/// Who can go on, in the order in which a code counts them: `current` first, then those after it in turn.
fn candidates(state: &State, current: usize) -> Vec<usize> {
    let mut candidates: Vec<usize> = state.steps.iter().map(|step| step.thread).collect();
    candidates.dedup(); // They are in the order of threads.
    let after = candidates.partition_point(|&thread| thread < current);
    candidates.rotate_left(after);
    candidates
}

impl Outcome {
    /// Whom the step wakes, if there was a choice.
    fn woken(&self) -> Option<usize> {
        match self {
            Outcome::Wakes(thread) => Some(*thread),
            Outcome::Usual | Outcome::Spurious => None,
        }
    }
}

/// All schedules of `graph`: the last step that has another one after it in its state is replaced by that, and so on.
pub(super) fn all(graph: &Graph) -> impl Iterator<Item = Schedule<'_>> {
    let mut next = Some(to_the_end(graph, Vec::new()));
    std::iter::from_fn(move || {
        let taken = next.take()?;
        next = after(graph, taken.clone());
        Some(Schedule { graph, taken })
    })
}

fn after(graph: &Graph, mut taken: Vec<usize>) -> Option<Vec<usize>> {
    while let Some(last) = taken.pop() {
        if last + 1 < graph.states[end_of(graph, &taken)].steps.len() {
            taken.push(last + 1);
            return Some(to_the_end(graph, taken));
        }
    }
    None
}

fn end_of(graph: &Graph, taken: &[usize]) -> usize {
    taken
        .iter()
        .fold(0, |here, &taken| graph.states[here].steps[taken].to)
}

fn to_the_end(graph: &Graph, mut taken: Vec<usize>) -> Vec<usize> {
    let mut here = end_of(graph, &taken);
    while let Some(first) = graph.states[here].steps.first() {
        taken.push(0);
        here = first.to;
    }
    taken
}
