//! What the program of a quiz can print, as the book reads it.

use std::collections::BTreeMap;
use std::error::Error;
use std::explore::graph::{Ending, Graph, Output};
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

use serde::Serialize;

use crate::Quiz;
use crate::listing::workspace;
use crate::page_graph::ONE_BY_ONE;

/// What is said of threads that wait for each other, or for nobody.
const STANDSTILL: &str = "nobody will wake";

/// All that can be printed, and how often.
#[derive(Debug, Serialize)]
pub struct PageOutputs {
    name: &'static str,
    /// How many waits of one schedule may end for no reason.
    spurious: usize,
    /// Whether threads wait on conditions.
    waits: bool,
    schedules: u64,
    /// How many different steps there are.
    steps: usize,
    /// How many schedules were chosen at random, and were found to be ways through the graph.
    checks: usize,
    /// Whether every schedule was also run by itself.
    one_by_one: bool,
    outputs: Vec<PageOutput>,
}

/// Something that can be printed.
#[derive(Debug, Serialize)]
struct PageOutput {
    lines: Vec<String>,
    /// Whether the program comes to its end after the last line. If not, its threads wait for ever.
    ends: bool,
    /// How many schedules print this.
    schedules: u64,
}

impl PageOutputs {
    /// Runs the program, and writes down all that it can print.
    ///
    /// # Errors
    /// If there is no graph, the program fails in another way than by standing still, or a schedule that is run by itself
    /// prints something else than in the graph.
    pub fn of(quiz: &Quiz) -> Result<Self, Box<dyn Error>> {
        let graph = quiz.graph()?;
        let schedules = graph.schedules();
        let one_by_one = schedules <= ONE_BY_ONE;
        if one_by_one {
            run_each(quiz, &graph)?;
        }
        Ok(PageOutputs {
            name: quiz.name,
            spurious: quiz.spurious,
            waits: waits(&graph),
            schedules,
            steps: graph.states.iter().map(|state| state.steps.len()).sum(),
            checks: graph.checks,
            one_by_one,
            outputs: outputs(&graph)?,
        })
    }

    /// Where it is kept.
    pub fn file(&self) -> PathBuf {
        let outputs = workspace().join("book/explorer/outputs");
        outputs.join(self.name).with_extension("json")
    }

    /// JSON, with a line for each output.
    ///
    /// # Errors
    /// Never, as all of it can be written as JSON.
    pub fn to_json(&self) -> io::Result<String> {
        let mut value = serde_json::to_value(self)?;
        let mut json = String::from("{\n");
        if let Some(fields) = value.as_object_mut() {
            fields.remove("outputs");
            for (name, value) in fields {
                let _ = writeln!(json, "\"{name}\": {value},");
            }
        }
        let outputs = self.outputs.iter().map(serde_json::to_string);
        let outputs: Vec<String> = outputs.collect::<Result<_, _>>()?;
        let _ = write!(json, "\"outputs\": [\n{}\n]\n}}\n", outputs.join(",\n"));
        Ok(json)
    }
}

fn run_each(quiz: &Quiz, graph: &Graph) -> Result<(), String> {
    for schedule in graph.all_schedules() {
        let (code, expected) = (schedule.code(), schedule.output());
        let output = quiz.output(&code);
        if output != expected {
            return Err(format!(
                "schedule {code} alone prints {output:?}, and not {expected:?}"
            ));
        }
    }
    Ok(())
}

fn waits(graph: &Graph) -> bool {
    let mut steps = graph.states.iter().flat_map(|state| &state.steps);
    steps.any(|step| {
        step.events
            .iter()
            .any(|event| event.starts_with("waits on "))
    })
}

fn outputs(graph: &Graph) -> Result<Vec<PageOutput>, String> {
    let mut all: BTreeMap<(Vec<String>, bool), u64> = BTreeMap::new();
    for (Output { lines, ending }, schedules) in graph.outputs() {
        let ends = match ending {
            Ending::Good => true,
            Ending::Failed(why) if why.contains(STANDSTILL) => false,
            Ending::Failed(why) => return Err(format!("after {lines:?} it fails: {why}")),
        };
        *all.entry((lines, ends)).or_default() += schedules;
    }
    let outputs = all
        .into_iter()
        .map(|((lines, ends), schedules)| PageOutput {
            lines,
            ends,
            schedules,
        });
    Ok(outputs.collect())
}
