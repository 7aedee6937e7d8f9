//! Two threads, of which the first is joined before the second is started.

use crate::crew::{Crew, CrewError};

// ANCHOR: program
pub fn greet() -> Result<(), CrewError> {
    for name in ["Ken", "Ada"] {
        let mut crew = Crew::new();
        crew.start(name, move || println!("{name} says hello"))?;
        println!("{name} is started");
        crew.join()?;
    }
    println!("the end");
    Ok(())
}
// ANCHOR_END: program
