//! All schedules of a scenario, as the page's script reads them.

use std::collections::HashMap;
use std::error::Error;
use std::explore::graph::{Ending, Graph, Line, Outcome, Schedule, Stance, State, Status, Step};
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

use serde::Serialize;

use crate::Scenario;
use crate::listing::{digest, workspace};

/// Up to so many schedules are also run one by one, and compared with how the graph says that they end.
pub(crate) const ONE_BY_ONE: u64 = 3_000;

/// A graph without what the page does not need. The scenario's own thread, which only waits for the others, is left
/// out: thread 0 is the first of the others.
#[derive(Debug, Serialize)]
pub struct PageGraph {
    name: &'static str,
    threads: Vec<String>,
    /// The thread that counts as the one that ran last when a schedule begins.
    begins_after: usize,
    /// How many waits of one schedule may end for no reason.
    spurious: usize,
    /// The test of the member that runs the same scenario: what stands behind `cargo test`.
    test: Option<&'static str>,
    schedules: u64,
    failing: u64,
    /// How many different steps there are.
    steps: usize,
    /// How many schedules were chosen at random, and were found to be ways through the graph.
    checks: usize,
    /// Whether every schedule was also run by itself.
    one_by_one: bool,
    listings: Vec<PageListing>,
    /// The steps of a schedule that ends well, and of one that does not, if there are such.
    good: Option<Vec<usize>>,
    bad: Option<Vec<usize>>,
    /// Everything that is said. All else refers to it by number.
    words: Vec<String>,
    stances: Vec<PageStance>,
    states: Vec<PageState>,
}

/// The page takes the lines from the source. If they are not those that were run, it says so.
#[derive(Debug, Serialize)]
struct PageListing {
    file: &'static str,
    function: &'static str,
    solution: bool,
    digest: String,
}

/// How a thread stands: `[status, call, listing, line in it]`. The status is `-1` if it can go on, `-2` if it has
/// ended, else what it waits for; a call or a line that there is not is `-1`.
type PageStance = [isize; 4];

/// A state, in short names since there are many.
#[derive(Debug, Serialize)]
struct PageState {
    /// The stance of each thread that has been started.
    t: Vec<usize>,
    /// What is shown.
    s: Vec<usize>,
    /// Locks that are held: the name, and the holders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    l: Vec<(usize, Vec<usize>)>,
    /// What can happen next: the thread, the state after it, what is told, and of several outcomes which: `-1` if a
    /// wait will end for no reason, or else the thread that is woken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    n: Vec<PageStep>,
    /// How it has ended: nothing if it has gone well.
    #[serde(skip_serializing_if = "Option::is_none")]
    e: Option<usize>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum PageStep {
    Usual(usize, usize, Vec<usize>),
    OneOfSeveral(usize, usize, Vec<usize>, isize),
}

/// Gives every word its number.
#[derive(Default)]
struct Numbers<T> {
    of: HashMap<T, usize>,
    all: Vec<T>,
}

impl<T: Clone + Eq + std::hash::Hash> Numbers<T> {
    fn number(&mut self, item: T) -> usize {
        let all = &mut self.all;
        *self.of.entry(item).or_insert_with_key(|item| {
            all.push(item.clone());
            all.len() - 1
        })
    }
}

impl PageGraph {
    /// Runs the scenario, and writes down all its schedules.
    ///
    /// # Errors
    /// If there is no graph, a source cannot be read, or a schedule that is run by itself ends in another way than in
    /// the graph.
    pub fn of(scenario: &Scenario) -> Result<Self, Box<dyn Error>> {
        let graph = scenario.graph()?;
        let schedules = graph.schedules();
        let one_by_one = schedules <= ONE_BY_ONE;
        if one_by_one {
            run_each(scenario, &graph)?;
        }
        let mut page = Drawing::new(scenario)?;
        let states = graph.states.iter().map(|state| page.state(state)).collect();
        let best = |good: bool| best_schedule(&graph, good, one_by_one);
        Ok(PageGraph {
            name: scenario.name,
            threads: graph.threads[1..].to_vec(),
            begins_after: graph.begins_after - 1,
            spurious: scenario.spurious,
            test: scenario.test,
            schedules,
            failing: graph.failing_schedules(),
            steps: graph.states.iter().map(|state| state.steps.len()).sum(),
            checks: graph.checks,
            one_by_one,
            good: best(true),
            bad: best(false),
            listings: page.listings,
            words: page.words.all,
            stances: page.stances.all,
            states,
        })
    }

    /// Where it is kept.
    pub fn file(&self) -> PathBuf {
        let graphs = workspace().join("book/explorer/graphs");
        graphs.join(self.name).with_extension("json")
    }

    /// JSON, with a line for each state.
    ///
    /// # Errors
    /// Never, as all of it can be written as JSON.
    pub fn to_json(&self) -> io::Result<String> {
        let mut value = serde_json::to_value(self)?;
        let mut json = String::from("{\n");
        if let Some(fields) = value.as_object_mut() {
            fields.remove("states");
            for (name, value) in fields {
                let _ = writeln!(json, "\"{name}\": {value},");
            }
        }
        let states = self.states.iter().map(serde_json::to_string);
        let states: Vec<String> = states.collect::<Result<_, _>>()?;
        let _ = write!(json, "\"states\": [\n{}\n]\n}}\n", states.join(",\n"));
        Ok(json)
    }
}

fn run_each(scenario: &Scenario, graph: &Graph) -> Result<(), String> {
    for schedule in graph.all_schedules() {
        let code = schedule.code();
        let fails = scenario.replay(&code).is_some();
        if fails != (*schedule.ending() != Ending::Good) {
            let ending = schedule.ending();
            return Err(format!(
                "schedule {code} ends in another way than {ending:?}"
            ));
        }
    }
    Ok(())
}

/// Of the schedules that end like this the one that is told in the fewest words: with the fewest preemptions, and of
/// these the shortest.
fn best_schedule(graph: &Graph, good: bool, one_by_one: bool) -> Option<Vec<usize>> {
    /// Of very many schedules only the first ones are looked at.
    const LOOKED_AT: usize = 20_000;
    let limit = if one_by_one { usize::MAX } else { LOOKED_AT };
    let ends_like_this = |schedule: &Schedule<'_>| (*schedule.ending() == Ending::Good) == good;
    let schedules = graph.all_schedules().take(limit).filter(ends_like_this);
    let best = schedules.min_by_key(|schedule| (schedule.preemptions(), schedule.taken().len()))?;
    Some(best.taken().to_vec())
}

/// `book/../chat/src/lib.rs` is `chat/src/lib.rs`.
fn without_detours(file: &str) -> String {
    let mut folders = Vec::new();
    for folder in file.split(['/', '\\']) {
        match folder {
            ".." => drop(folders.pop()),
            _ => folders.push(folder),
        }
    }
    folders.join("/")
}

/// Without `(cell.rs:12)`: on the page the lines have no numbers.
fn without_places(text: &str) -> String {
    let mut parts = text.split(" (");
    let mut kept = parts.next().unwrap_or_default().to_string();
    for part in parts {
        match part.split_once(')') {
            Some((place, rest)) if place.contains(".rs:") => kept.push_str(rest),
            _ => kept.extend([" (", part]),
        }
    }
    kept
}

/// Turns states into numbers.
struct Drawing {
    listings: Vec<PageListing>,
    /// The numbers, in the file, of the lines of each listing.
    lines: Vec<Vec<u32>>,
    words: Numbers<String>,
    stances: Numbers<PageStance>,
}

impl Drawing {
    fn new(scenario: &Scenario) -> io::Result<Self> {
        let mut drawing = Drawing {
            listings: Vec::new(),
            lines: Vec::new(),
            words: Numbers::default(),
            stances: Numbers::default(),
        };
        for listing in scenario.listings {
            let lines = listing.lines()?;
            drawing.listings.push(PageListing {
                file: listing.file,
                function: listing.function,
                solution: listing.is_solution,
                digest: digest(lines.iter().map(|(_, line)| line.as_str())),
            });
            drawing
                .lines
                .push(lines.iter().map(|(number, _)| *number).collect());
        }
        Ok(drawing)
    }

    fn state(&mut self, state: &State) -> PageState {
        let others = state.threads.iter().skip(1);
        PageState {
            t: others.map(|stance| self.stance(stance)).collect(),
            s: self.all_words(&state.shown),
            l: state.locks.iter().map(|lock| self.lock(lock)).collect(),
            n: state.steps.iter().map(|step| self.step(step)).collect(),
            e: match &state.ending {
                Some(Ending::Failed(why)) => Some(self.word(why)),
                Some(Ending::Good) | None => None,
            },
        }
    }

    fn stance(&mut self, stance: &Stance) -> usize {
        let status = match &stance.status {
            Status::Ready => -1,
            Status::Finished => -2,
            Status::Waits(what) => self.word(what) as isize,
        };
        let call = stance
            .call
            .as_deref()
            .map_or(-1, |call| self.word(call) as isize);
        let line = stance
            .line
            .as_ref()
            .filter(|_| stance.status != Status::Finished);
        let (listing, line) = line.and_then(|line| self.line(line)).unwrap_or((-1, -1));
        self.stances.number([status, call, listing, line])
    }

    /// In which listing it is, and as which of its lines.
    fn line(&self, line: &Line) -> Option<(isize, isize)> {
        let places = self.listings.iter().zip(&self.lines).enumerate();
        let file = without_detours(&line.file);
        let mut places = places.filter(|(_, (listing, _))| file == listing.file);
        places.find_map(|(listing, (_, numbers))| {
            let index = numbers.iter().position(|&number| number == line.number)?;
            Some((listing as isize, index as isize))
        })
    }

    fn lock(&mut self, (name, holders): &(String, Vec<usize>)) -> (usize, Vec<usize>) {
        let holders = holders.iter().map(|holder| holder - 1).collect();
        (self.word(name), holders)
    }

    fn step(&mut self, step: &Step) -> PageStep {
        let words = self.all_words(&step.events);
        let outcome = match step.outcome {
            Outcome::Usual => return PageStep::Usual(step.thread - 1, step.to, words),
            Outcome::Spurious => -1,
            Outcome::Wakes(thread) => thread as isize - 1,
        };
        PageStep::OneOfSeveral(step.thread - 1, step.to, words, outcome)
    }

    fn all_words(&mut self, words: &[String]) -> Vec<usize> {
        words.iter().map(|word| self.word(word)).collect()
    }

    fn word(&mut self, word: &str) -> usize {
        self.words.number(without_places(word))
    }
}
