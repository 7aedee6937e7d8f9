//! The story of a schedule that failed.

mod columns;
mod row;

use super::headline::{headline, same_trouble};
use crate::engine::{Event, Run, Weight};
use row::Row;
use std::env;
use std::fmt::Write;

/// Of a longer story only the beginning and the end are told.
const BEGINNING: usize = 60;
const END: usize = 20;

const NOT_AGAIN: [&str; 3] = [
    "The same schedule did not fail like this when it was run once more, which is told here.",
    "Something in the code depends on chance, or keeps its value from one schedule to the next:",
    "is there a static?",
];

/// What is known apart from the run itself.
pub(super) struct Teller<'a> {
    pub(super) schedule: usize,
    pub(super) of: usize,
    pub(super) test: Option<String>,
    pub(super) code: &'a str,
    /// The file of the test: what it does with atomic variables is its own bookkeeping and left out.
    pub(super) scenario_file: &'a str,
}

pub(super) struct Story {
    pub(super) headline: String,
    pub(super) text: String,
}

impl Teller<'_> {
    /// `failed` is the run that went wrong; `told` is the same schedule, run again to be written down.
    pub(super) fn tell(&self, failed: &Run, told: &Run) -> Story {
        let again = same_trouble(failed, told);
        let mut lines = headline(if again { told } else { failed });
        let headline = lines[0].clone();
        if !again {
            lines.extend(NOT_AGAIN.map(str::to_string));
            lines.extend(headline_of_second_run(told));
        }
        let (schedule, of) = (self.schedule, self.of);
        let mut text = format!(
            "schedule {schedule} of {of} fails: {}\n",
            lines.join("\n    ")
        );
        text.push_str(&self.events(told));
        let _ = writeln!(text, "replay: {}", self.command());
        Story { headline, text }
    }

    fn events(&self, run: &Run) -> String {
        let told = |event: &&Event| {
            let bookkeeping = event.at.is_some_and(|at| at.file() == self.scenario_file);
            event.weight != Weight::Atomic || !bookkeeping
        };
        let events: Vec<&Event> = run.events.iter().filter(told).collect();
        let mut threads: Vec<usize> = events
            .iter()
            .filter(|event| event.weight != Weight::Light)
            .map(|event| event.thread)
            .collect();
        threads.sort_unstable();
        threads.dedup();
        let mut rows = row::rows(&events, &threads);
        leave_out_the_middle(&mut rows);
        let names: Vec<&str> = threads
            .iter()
            .map(|&thread| run.threads[thread].name.as_str())
            .collect();
        columns::lay_out(&names, &rows)
    }

    /// What to type to see this story again.
    fn command(&self) -> String {
        let mut command = format!("REPLAY={} cargo test", self.code);
        if let Ok(package) = env::var("CARGO_PKG_NAME") {
            let _ = write!(command, " -p {package}");
        }
        if let Some(test) = &self.test {
            let _ = write!(command, " {test}");
        }
        command
    }
}

fn headline_of_second_run(told: &Run) -> Option<String> {
    let headline = headline(told).into_iter().next()?;
    Some(format!("the second time: {headline}"))
}

fn leave_out_the_middle(rows: &mut Vec<Row>) {
    if rows.len() > BEGINNING + END + 1 {
        let left_out = rows.len() - BEGINNING - END;
        let gap = Row::Gap(format!("... {left_out} steps more ..."));
        rows.splice(BEGINNING..BEGINNING + left_out, [gap]);
    }
}
