use crate::{Crew, CrewError, say};

/// Starts `count` threads, each of which prints `Worker` once, or `Worker: 0`, `Worker: 1` and so
/// on if they are `numbered`; blocks until all have ended.
///
/// From the chapter's section on threads: a function as a thread's work, then with an argument.
///
/// # Errors
/// If the system has no room for another thread.
pub fn work(count: u32, numbered: bool) -> Result<(), CrewError> {
    let mut crew = Crew::new();
    for number in 0..count {
        let name = format!("Worker {number}");
        if numbered {
            // `move` copies the number into the thread: a closure that borrowed the loop's
            // variable would not compile, as the thread may outlive it.
            crew.start(name, move || say(format_args!("Worker: {number}")))?;
        } else {
            crew.start(name, || say("Worker"))?;
        }
    }
    crew.join()?;
    Ok(())
}
