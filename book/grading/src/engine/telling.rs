//! Writes the story down, while it happens. Outside of an exploration nothing here does anything.

use super::At;
use super::event::{Event, Trouble, Weight};
use super::here::{in_run, with};
use super::run::Run;
use super::thread_state::Panic;

/// A line of the story, if one is being told.
pub(crate) fn tell(weight: Weight, at: Option<At>, text: impl FnOnce() -> String) {
    with(|baton, me| {
        if baton.telling {
            let text = text();
            let mut run = baton.run();
            push_event(&mut run, me, weight, at, text);
        }
    });
}

fn push_event(run: &mut Run, thread: usize, weight: Weight, at: Option<At>, text: String) {
    if !run.over {
        let call = run.threads[thread].calls.last().cloned();
        run.events.push(Event {
            thread,
            call,
            text,
            at,
            weight,
        });
    }
}

/// The calling thread enters a call that the story names.
pub(crate) fn enter_call(what: &str) {
    with(|baton, me| baton.run().threads[me].calls.push(what.into()));
}

/// The calling thread leaves it.
pub(crate) fn leave_call() {
    with(|baton, me| baton.run().threads[me].calls.pop());
}

/// What Rust says when a destructor panics while another panic unwinds the stack. After that it ends the process.
const SECOND_PANIC: &str = "panic in a destructor during cleanup";

/// The calling thread has begun to panic. Returns unless that would end the process, and with it the story: then the
/// run ends here, and the thread stays where it is until the story has been told.
pub(super) fn panicking(panic: Panic) {
    with(|baton, me| {
        let mut run = baton.run();
        if panic.message == SECOND_PANIC {
            run.threads[me].ended_by = run.threads[me].last_panic.clone();
            baton.fail(run, Trouble::PanickedTwice { thread: me });
        }
        let first_line = panic.words().lines().next().unwrap_or_default();
        let text = format!("panics: {first_line} ({})", panic.place);
        run.threads[me].last_panic = Some(panic);
        push_event(&mut run, me, Weight::Full, None, text);
    });
}

/// What is said of a thread in the story.
pub(crate) fn name_of(thread: usize) -> String {
    in_run(|baton, _| baton.run().threads[thread].name.clone())
}
