use crate::{Crew, CrewError};

/// Starts `count` threads called `Worker 0`, `Worker 1` and so on, which run at the same time.
/// Each calls a clone of `job` once, with the number in its name. Blocks until all have ended.
///
/// From the chapter's section on threads: a function as the work of several threads, and the
/// argument that is handed to each.
///
/// # Errors
/// [`CrewError::Refused`] if the system has no room for another thread, [`CrewError::Panicked`] if
/// `job` has panicked in some threads.
// ANCHOR: work
pub fn work(count: u32, job: impl Fn(u32) + Clone + Send + 'static) -> Result<(), CrewError> {
    // ANCHOR: exercise_3 -- STUB: let _ = (count, job, Crew::<()>::new); todo!("exercise 3: start a thread for each number, hand it the number and a clone of the job, join them all")
    let mut crew = Crew::new();
    for number in 0..count {
        let job = job.clone();
        // `move` gives the number and the clone to the thread. A closure that borrowed them would
        // not compile: the thread may outlive this round of the loop.
        crew.start(format!("Worker {number}"), move || job(number))?;
    }
    crew.join()?;
    Ok(())
    // ANCHOR_END: exercise_3
}
// ANCHOR_END: work
