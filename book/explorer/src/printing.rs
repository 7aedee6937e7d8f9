//! What the programs of quizzes print.

use std::explore::note;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// As in `std`; and before the line appears, threads can change. On a real machine they can, since standard output has
/// a lock: so the lines of two threads may come in another order than what led to them.
macro_rules! println {
    ($($text:tt)+) => {{
        let line = ::std::format!($($text)+);
        $crate::printing::let_others_run(&line);
        ::std::println!("{line}");
    }};
}

/// Threads can change here. What this one will print then is decided: the graph tells it from a thread that will print
/// something else.
pub fn let_others_run(line: &str) {
    note(format!("will print {line:?}"));
    AtomicBool::new(true).load(Relaxed);
}
