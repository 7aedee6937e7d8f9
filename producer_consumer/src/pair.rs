use std::error::Error;
use std::sync::Arc;

use rand::SeedableRng;
use sleepy_threads::{Crew, Rhythm, say, timeline};

use crate::{AccessOptions, Audit, Consumer, DataCell, Producer};

/// Lets one producer and one consumer work with `cell`, and says afterwards what went wrong.
/// Blocks until both are done.
///
/// This is the chapter's `main` for both programs, which differ in the cell alone.
///
/// # Errors
/// If the number of accesses is missing, or a thread cannot be started or panics.
// ANCHOR: run_pair
pub fn run_pair(cell: impl DataCell, options: &AccessOptions) -> Result<(), Box<dyn Error>> {
    let accesses = options.accesses()?;
    let pace = options.story.pace();
    let mut rng = options.story.rng();
    let producer = Producer::new(Rhythm::new(accesses, pace, rng.fork()));
    let consumer = Consumer::new(Rhythm::new(accesses, pace, rng.fork()));

    say("Starting the threads");
    let cell = Arc::new(cell);
    let producers_cell = Arc::clone(&cell);
    let mut crew = Crew::new();
    let produce =
        move || producer.run(|item, announce| producers_cell.set_data_with(item, announce));
    let consume = move || consumer.run(|announce| cell.get_data_with(announce));
    crew.start("Producer", timeline::thread(produce))?;
    crew.start("Consumer", timeline::thread(consume))?;

    let waiting = timeline::waiting_for("both threads to end");
    let items = crew.join()?;
    drop(waiting);
    say(Audit::new(&items[0], &items[1]));
    Ok(())
}
// ANCHOR_END: run_pair
