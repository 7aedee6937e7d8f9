//! The steps of a story, before they are laid out on the page.

use crate::engine::{Event, place};

/// The longest pattern that is noticed when it is repeated.
const LONGEST_CYCLE: usize = 12;

/// How often something must happen in a row to be told only once.
const OFTEN: usize = 3;

pub(super) enum Row {
    Step {
        number: usize,
        /// Index of the thread's column.
        column: usize,
        text: String,
    },
    /// Something was left out here.
    Gap(String),
}

/// The steps of `threads`, numbered.
pub(super) fn rows(events: &[&Event], threads: &[usize]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut before: Option<&Event> = None;
    for event in events {
        let Ok(column) = threads.binary_search(&event.thread) else {
            continue;
        };
        let same_call = |before: &Event| before.thread == event.thread && before.call == event.call;
        rows.push(Row::Step {
            number: rows.len() + 1,
            column,
            text: words(event, before.is_some_and(same_call)),
        });
        before = Some(event);
    }
    without_repetitions(rows)
}

/// `goes_on`: the step before was in the same call, which need not be named again.
fn words(event: &Event, goes_on: bool) -> String {
    let mut text = String::new();
    if let Some(call) = &event.call
        && !goes_on
    {
        text.push_str(&format!("{call}: "));
    }
    text.push_str(&event.text);
    if let Some(at) = event.at {
        text.push_str(&format!(" ({})", place(at)));
    }
    text
}

/// What happens again and again in the same way is told once.
fn without_repetitions(mut rows: Vec<Row>) -> Vec<Row> {
    let mut start = 0;
    while start < rows.len() {
        let cycle = (1..=LONGEST_CYCLE).find(|&cycle| repetitions(&rows[start..], cycle) >= OFTEN);
        if let Some(cycle) = cycle {
            let times = repetitions(&rows[start..], cycle);
            let what = if cycle == 1 {
                "this".to_string()
            } else {
                format!("these {cycle} steps")
            };
            let gap = Row::Gap(format!("... {what} {times} times in a row ..."));
            rows.splice(start + cycle..start + cycle * times, [gap]);
            start += cycle;
        }
        start += 1;
    }
    rows
}

/// How often the first `cycle` rows come in a row.
fn repetitions(rows: &[Row], cycle: usize) -> usize {
    let (first, mut rest) = match rows.split_at_checked(cycle) {
        Some(parts) => parts,
        None => return 0,
    };
    let mut times = 1;
    while rest.len() >= cycle
        && first
            .iter()
            .zip(rest)
            .all(|(one, other)| one.is_like(other))
    {
        times += 1;
        rest = &rest[cycle..];
    }
    times
}

impl Row {
    fn is_like(&self, other: &Row) -> bool {
        match (self, other) {
            (
                Row::Step { column, text, .. },
                Row::Step {
                    column: other_column,
                    text: other_text,
                    ..
                },
            ) => column == other_column && text == other_text,
            _ => false,
        }
    }
}
