//! What a program prints, in all its schedules.

use super::{Ending, Graph, Schedule, Step};
use crate::engine::record_once;
use crate::explore::code;
use crate::explore::explorer::Explorer;
use crate::explore::headline::headline;
use crate::print;
use crate::strategy::Replay;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What one schedule prints, and how it ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Output {
    /// From first to last.
    pub lines: Vec<String>,
    /// After the last line.
    pub ending: Ending,
}

/// Every output, and how many schedules have it.
type Outputs = BTreeMap<Output, u64>;

impl Graph {
    /// Every output that there is, and how many schedules have it. Outputs are in the order of their lines.
    ///
    /// A graph begins at the first place where threads can change. What is printed before it is left out.
    pub fn outputs(&self) -> BTreeMap<Output, u64> {
        self.outputs_from(0, &mut HashMap::new())
    }

    fn outputs_from(&self, state: usize, known: &mut HashMap<usize, Outputs>) -> Outputs {
        if let Some(known) = known.get(&state) {
            return known.clone();
        }
        let mut outputs = Outputs::new();
        for step in &self.states[state].steps {
            for (mut output, schedules) in self.outputs_from(step.to, known) {
                output.lines.splice(0..0, step.printed());
                *outputs.entry(output).or_default() += schedules;
            }
        }
        if let Some(ending) = &self.states[state].ending {
            let end = Output {
                lines: Vec::new(),
                ending: ending.clone(),
            };
            outputs.insert(end, 1);
        }
        known.insert(state, outputs.clone());
        outputs
    }
}

impl Step {
    /// The lines that are printed in it.
    fn printed(&self) -> impl Iterator<Item = String> {
        self.events.iter().filter_map(|event| print::line_in(event))
    }
}

impl Schedule<'_> {
    /// What it prints.
    pub fn output(&self) -> Output {
        Output {
            lines: self.steps().flat_map(|(_, step)| step.printed()).collect(),
            ending: self.ending().clone(),
        }
    }
}

impl Explorer {
    /// Runs the schedule with this code alone, without any graph, and returns what it prints.
    ///
    /// Panics if it is no code.
    pub fn output(&self, code: &str, scenario: impl Fn() + Send + Sync + 'static) -> Output {
        let Some((_, choices)) = code::decode(code) else {
            panic!("{code:?} is not the code of a schedule; it should look like x7f3a");
        };
        let scenario: Arc<dyn Fn() + Send + Sync> = Arc::new(scenario);
        let run = record_once(&scenario, Box::new(Replay::new(choices)), self.limits);
        let events = run.events.iter();
        Output {
            lines: events
                .filter_map(|event| print::line_in(&event.text))
                .collect(),
            ending: Ending::of(headline(&run)),
        }
    }
}
