// wrong: each thread is joined right after its start, so the threads run one after another
// rejected by: crew::exercise_1_all_threads_of_a_crew_run_at_the_same_time
// told: Ada waits
let thread = thread::Builder::new().name(name).spawn(run)?;
let _ = thread.join();
Ok(())
