use std::thread;

use crate::{Crew, CrewError, say, timeline};

/// Starts one thread for each of `names`, called by that name, which greets with it; blocks until
/// all have greeted.
///
/// From the chapter's section on threads: a thread knows its own name.
///
/// # Errors
/// If the system has no room for another thread.
pub fn greet(names: impl IntoIterator<Item = String>) -> Result<(), CrewError> {
    let mut crew = Crew::new();
    for name in names {
        let greet = || {
            let myself = thread::current();
            let name = myself.name().expect("a crew's threads have names");
            say(format_args!("Hello, my name is {name}"));
        };
        crew.start(name, timeline::thread(greet))?;
    }
    let _waiting = timeline::waiting_for("all threads to end");
    crew.join()?;
    Ok(())
}
