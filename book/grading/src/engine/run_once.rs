//! One schedule, from the start of the scenario to the end of its last thread.

use super::baton::Baton;
use super::newcomer::{self, Newcomer};
use super::one_core::stay_on_this_core;
use super::panics::install_hook;
use super::record::Record;
use super::run::Run;
use crate::strategy::{Choices, Replay, Strategy};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How far a run may go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) steps: usize,
    pub(crate) spurious: usize,
    pub(crate) patience: Duration,
}

/// What the thread that runs the scenario is called in the story.
const SCENARIO: &str = "test";

/// Runs `scenario` once, with `strategy` making the choices. `telling`: the events are wanted.
pub(crate) fn run_once(
    scenario: &Arc<dyn Fn() + Send + Sync>,
    strategy: Box<dyn Strategy>,
    limits: Limits,
    telling: bool,
) -> Run {
    let run = Run::new(strategy, limits.steps, limits.spurious);
    play(scenario, run, limits.patience, telling)
}

/// The same, with the events, and with a record of what else could have happened.
pub(crate) fn record_once(
    scenario: &Arc<dyn Fn() + Send + Sync>,
    strategy: Box<dyn Strategy>,
    limits: Limits,
) -> Run {
    let mut run = Run::new(strategy, limits.steps, limits.spurious);
    run.record = Some(Record::default());
    play(scenario, run, limits.patience, true)
}

fn play(
    scenario: &Arc<dyn Fn() + Send + Sync>,
    run: Run,
    patience: Duration,
    telling: bool,
) -> Run {
    install_hook();
    let baton = Arc::new(Baton::new(run, telling));
    let newcomer = Newcomer::new(&baton, Some(SCENARIO));
    let mut builder = thread::Builder::new();
    if let Some(name) = thread::current().name() {
        builder = builder.name(name.to_string());
    }
    let scenario = Arc::clone(scenario);
    let first = builder
        .spawn(move || {
            stay_on_this_core();
            newcomer.run(|| scenario(), drop);
        })
        .expect("a thread for the scenario can be started");
    newcomer::set_handle(&baton, 0, first.thread());
    baton.start();
    let mut run = baton.wait_until_over(patience);
    // What is left behind is for the threads that still hold on to this run.
    let mut rest = Run::new(Box::new(Replay::new(Choices::default())), 0, 0);
    rest.over = true;
    std::mem::replace(&mut run, rest)
}
