//! Runs the scenario until every step of every state has been run.

use super::walk::Walk;
use super::{Graph, NoGraph, Outcome, State, Step};
use crate::engine::{Run, record_once};
use crate::explore::explorer::Explorer;
use crate::strategy::{Choices, Mixed, Replay, Strategy};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A step, before it is known where it leads: from which state, which thread, which outcome.
pub(super) type Plan = (usize, usize, Outcome);

pub(super) struct Builder<'a> {
    explorer: &'a Explorer,
    scenario: Arc<dyn Fn() + Send + Sync>,
    pub(super) states: Vec<State>,
    /// The states by what makes them different.
    known: HashMap<String, usize>,
    /// The steps that have been run, or whose turn will come.
    planned: HashSet<Plan>,
    /// The ways to steps that are still to be run.
    to_do: Vec<Choices>,
    /// All steps are known: whatever is new is a mistake.
    complete: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(explorer: &'a Explorer, scenario: Arc<dyn Fn() + Send + Sync>) -> Self {
        Builder {
            explorer,
            scenario,
            states: Vec::new(),
            known: HashMap::new(),
            planned: HashSet::new(),
            to_do: vec![Choices::default()],
            complete: false,
        }
    }

    pub(super) fn build(mut self) -> Result<Graph, NoGraph> {
        let mut runs = 0;
        let mut threads = Vec::new();
        let mut begins_after = 0;
        while let Some(choices) = self.to_do.pop() {
            let run = self.run(Box::new(Replay::new(choices)))?;
            runs += 1;
            begins_after = run.first_current();
            threads = run.threads.into_iter().map(|thread| thread.name).collect();
        }
        self.complete = true;
        let mut strategy: Box<dyn Strategy> = Box::new(Mixed::new(self.explorer.seed));
        for _ in 0..self.explorer.schedules {
            strategy.begin();
            strategy = self.run(strategy)?.strategy;
        }
        Ok(Graph {
            threads,
            states: self.states,
            begins_after,
            runs,
            checks: self.explorer.schedules,
        })
    }

    fn run(&mut self, strategy: Box<dyn Strategy>) -> Result<Run, NoGraph> {
        let run = record_once(&self.scenario, strategy, self.explorer.limits);
        Walk::new(&run).go(self)?;
        Ok(run)
    }

    /// The state that `key` stands for; made by `state` if it is new.
    pub(super) fn state(
        &mut self,
        key: String,
        state: impl FnOnce() -> State,
    ) -> Result<usize, NoGraph> {
        if let Some(&known) = self.known.get(&key) {
            return Ok(known);
        }
        if self.complete {
            return Err(too_little("a random schedule came to a state that is new"));
        }
        if self.states.len() == Explorer::STATES {
            return Err(NoGraph(format!(
                "the scenario has more than {} states",
                Explorer::STATES
            )));
        }
        self.states.push(state());
        self.known.insert(key, self.states.len() - 1);
        Ok(self.states.len() - 1)
    }

    /// Notes what a run did from the state `from`. It must be what other runs did.
    pub(super) fn connect(&mut self, from: usize, step: Step) -> Result<(), NoGraph> {
        let steps = &mut self.states[from].steps;
        let same = |known: &&Step| (known.thread, known.outcome) == (step.thread, step.outcome);
        match steps.iter().find(same) {
            Some(known) if *known == step => Ok(()),
            Some(known) => Err(too_little(&format!(
                "a step once led to {known:?}, and once to {step:?}"
            ))),
            None => {
                steps.push(step);
                steps.sort_by_key(|step| (step.thread, step.outcome));
                Ok(())
            }
        }
    }

    /// The step has been chosen in a run.
    pub(super) fn taken(&mut self, plan: Plan) {
        self.planned.insert(plan);
    }

    /// The step could have been chosen, by these choices. If it never was, it will be.
    pub(super) fn plan(&mut self, plan: Plan, choices: impl FnOnce() -> Choices) {
        if self.planned.insert(plan) {
            self.to_do.push(choices());
        }
    }
}

pub(super) fn too_little(what: &str) -> NoGraph {
    NoGraph(format!(
        "{what}: the scenario shows or notes too little to tell its states apart"
    ))
}
