//! What went wrong, in a sentence.

use crate::engine::locks::HELD_BY;
use crate::engine::{Key, Panic, Reason, Run, Status, Trouble, place};
use std::mem::discriminant;

/// A thread that panics because another one did says only this.
const SECOND_HAND: [&str; 2] = ["Any { .. }", "a scoped thread panicked"];

/// What is said of a lock in which somebody has panicked.
const POISONED: &str = "PoisonError";

/// How recently a thread must have run, in steps, to be named when a schedule does not end.
const RECENTLY: usize = 500;

/// The sentence, and more lines if there is more to say. None for a run in which nothing went wrong.
pub(super) fn headline(run: &Run) -> Vec<String> {
    let Some(trouble) = &run.trouble else {
        return Vec::new();
    };
    match trouble {
        Trouble::Panicked { thread } | Trouble::PanickedTwice { thread } => panicked(run, *thread),
        Trouble::Stuck | Trouble::LeftBehind => match unseen_panic(run) {
            Some(thread) => {
                let mut lines = panicked(run, thread);
                lines.extend(stuck(run, trouble));
                lines
            }
            None => stuck(run, trouble),
        },
        Trouble::Endless => endless(run),
        Trouble::Foreign { thread } => {
            let name = name(run, *thread);
            vec![format!(
                "{name} does not come back: it computes for ever, or blocks on something that is not in std::sync, \
                 std::thread or std::time"
            )]
        }
        Trouble::Exits { thread, how } => {
            vec![format!(
                "{} ends the whole process, and the test with it, by {how}",
                name(run, *thread)
            )]
        }
        Trouble::Stale { what } => vec![format!(
            "{what} is still locked by a thread of an earlier schedule; what a schedule uses must be made in it, not \
             be static"
        )],
    }
}

/// Whether both runs went wrong in the same way; if it was a panic, at the same place.
pub(super) fn same_trouble(one: &Run, other: &Run) -> bool {
    let (Some(trouble), Some(other_trouble)) = (&one.trouble, &other.trouble) else {
        return false;
    };
    discriminant(trouble) == discriminant(other_trouble)
        && panic_place(one, trouble) == panic_place(other, other_trouble)
}

fn panic_place<'a>(run: &'a Run, trouble: &Trouble) -> Option<&'a str> {
    let Trouble::Panicked { thread } = trouble else {
        return None;
    };
    let cause = &run.threads[first_cause(run, *thread)];
    cause.ended_by.as_ref().map(|panic| panic.place.as_str())
}

fn name(run: &Run, thread: usize) -> &str {
    run.threads
        .get(thread)
        .map_or("a thread", |thread| &thread.name)
}

fn panicked(run: &Run, thread: usize) -> Vec<String> {
    let first = first_cause(run, thread);
    let state = &run.threads[first];
    let Some(panic) = &state.ended_by else {
        return vec![format!("{} panicked", state.name)];
    };
    let mut lines: Vec<String> = panic.words().lines().map(str::to_string).collect();
    if lines.is_empty() {
        lines.push("it panicked".to_string());
    }
    if !panic.place.is_empty() {
        lines[0].push_str(&format!(" ({})", panic.place));
    }
    if first != 0 {
        lines[0].insert_str(0, &format!("{} panicked: ", state.name));
    }
    if panic.message.contains(POISONED) {
        lines.extend(who_poisoned(run));
    }
    lines
}

/// A lock is poisoned because some thread panicked while it held it: that is where to look.
fn who_poisoned(run: &Run) -> Option<String> {
    run.threads.iter().find_map(|thread| {
        let panic = thread.last_panic.as_ref()?;
        let itself = !panic.message.contains(POISONED);
        itself.then(|| {
            let Panic { message, place } = panic;
            format!(
                "it was poisoned when {} panicked: {message} ({place})",
                thread.name
            )
        })
    })
}

/// The scenario's `join().unwrap()` on a thread that panicked is not what went wrong: the thread is.
fn first_cause(run: &Run, thread: usize) -> usize {
    let second_hand = |thread: usize| {
        let message = run.threads[thread]
            .ended_by
            .as_ref()
            .map(|panic| panic.message.as_str());
        message.is_some_and(|message| SECOND_HAND.iter().any(|words| message.contains(words)))
    };
    if !second_hand(thread) {
        return thread;
    }
    let ended_badly = |&other: &usize| run.threads[other].ended_by.is_some() && !second_hand(other);
    (1..run.threads.len()).find(ended_badly).unwrap_or(thread)
}

fn unseen_panic(run: &Run) -> Option<usize> {
    run.threads.iter().position(|thread| thread.ended_unseen())
}

fn stuck(run: &Run, trouble: &Trouble) -> Vec<String> {
    let waiting = without_joining(run, waiting(run));
    let when = match trouble {
        Trouble::LeftBehind => " when the scenario is over",
        _ => "",
    };
    match waiting.as_slice() {
        [] => vec!["threads wait, and nobody will wake them".to_string()],
        [only] => vec![format!(
            "{}{when}, and nobody will wake it",
            describe(run, *only)
        )],
        several => {
            let names: Vec<&str> = several
                .iter()
                .map(|(thread, _)| name(run, *thread))
                .collect();
            let locks_only = several
                .iter()
                .all(|(_, reason)| reason.text.contains(HELD_BY));
            let kind = if locks_only { "deadlock: " } else { "" };
            let mut lines = vec![format!(
                "{kind}{} wait{when}, and nobody will wake them",
                and(&names)
            )];
            lines.extend(several.iter().map(|waiting| describe(run, *waiting)));
            lines
        }
    }
}

fn waiting(run: &Run) -> Vec<(usize, &Reason)> {
    let threads = run.threads.iter().enumerate();
    threads
        .filter(|(_, thread)| matches!(thread.status, Status::Blocked { .. }))
        .filter_map(|(number, thread)| Some((number, thread.reason.as_ref()?)))
        .collect()
}

/// Who waits for the end of a thread that waits itself is not the problem.
fn without_joining<'a>(run: &Run, waiting: Vec<(usize, &'a Reason)>) -> Vec<(usize, &'a Reason)> {
    let joins = |thread: usize| match run.threads[thread].status {
        Status::Blocked { on, .. } => matches!(on, Key::End(_)),
        _ => false,
    };
    let is_other = |(thread, _): &&(usize, &Reason)| !joins(*thread);
    let others: Vec<_> = waiting.iter().filter(is_other).copied().collect();
    if others.is_empty() { waiting } else { others }
}

/// `consumer waits on `not_empty` in get_data() (cell.rs:31)`
fn describe(run: &Run, (thread, reason): (usize, &Reason)) -> String {
    let mut text = format!("{} {}", name(run, thread), reason.text);
    if let Some(call) = run.threads[thread].calls.last() {
        text.push_str(&format!(" in {call}"));
    }
    if let Some(at) = reason.at {
        text.push_str(&format!(" ({})", place(at)));
    }
    text
}

fn endless(run: &Run) -> Vec<String> {
    let busy: Vec<&str> = run
        .threads
        .iter()
        .filter(|thread| {
            thread.status != Status::Finished && thread.last_step + RECENTLY > run.steps
        })
        .map(|thread| thread.name.as_str())
        .collect();
    let (goes_on, waits) = if busy.len() == 1 {
        ("keeps running and gets nowhere", "does it wait")
    } else {
        ("keep running and get nowhere", "do they wait")
    };
    vec![format!(
        "{} {goes_on} (stopped after {} steps): {waits} in a loop instead of blocking?",
        and(&busy),
        run.steps - 1,
    )]
}

/// `A, B and C`
fn and(names: &[&str]) -> String {
    match names {
        [] => "nobody".to_string(),
        [only] => only.to_string(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
