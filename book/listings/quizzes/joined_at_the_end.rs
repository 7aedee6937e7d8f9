//! Two threads that are joined when both have been started.

use crate::crew::{Crew, CrewError};

// ANCHOR: program
pub fn greet() -> Result<(), CrewError> {
    let mut crew = Crew::new();
    for name in ["Ken", "Ada"] {
        crew.start(name, move || println!("{name} says hello"))?;
        println!("{name} is started");
    }
    crew.join()?;
    println!("the end");
    Ok(())
}
// ANCHOR_END: program
