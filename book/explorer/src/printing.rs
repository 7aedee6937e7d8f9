//! What the programs of quizzes print.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// As in `std`; and before the line appears, threads can change. On a real machine they can, since standard output has
/// a lock: so the lines of two threads may come in another order than what led to them.
macro_rules! println {
    ($($text:tt)+) => {{
        let line = ::std::format!($($text)+);
        $crate::printing::let_others_run();
        ::std::println!("{line}");
    }};
}

/// Threads can change here.
pub fn let_others_run() {
    AtomicBool::new(true).load(Relaxed);
}
