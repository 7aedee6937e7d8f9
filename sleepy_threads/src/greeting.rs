use std::thread;

use crate::{Crew, CrewError, say};

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
        crew.start(name, || {
            let myself = thread::current();
            let name = myself.name().expect("a crew's threads have names");
            say(format_args!("Hello, my name is {name}"));
        })?;
    }
    crew.join()?;
    Ok(())
}
