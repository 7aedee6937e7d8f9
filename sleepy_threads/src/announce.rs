use std::fmt::Display;
use std::io::{self, Write};
use std::thread;

/// Prints one line on standard output, whole: no other thread's line can mix with it.
///
/// Blocks while another thread is printing. Nothing happens if nobody reads standard output any
/// more (`sleepy_threads | head -1`): the threads go on with their story in silence, where
/// `println!` would panic.
// ANCHOR: say
pub fn say(line: impl Display) {
    let mut out = io::stdout().lock(); // held until the whole line is written
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
// ANCHOR_END: say

/// Prints the current thread's name and what it does: `announce("waking up")` in the thread
/// `Thread 1` prints `Thread 1 waking up`.
///
/// Blocks while another thread is printing, as [`say`] does.
// ANCHOR: announce
pub fn announce(what: impl Display) {
    let thread = thread::current();
    say(format_args!(
        "{} {what}",
        thread.name().unwrap_or("A thread without a name")
    ));
}
// ANCHOR_END: announce
