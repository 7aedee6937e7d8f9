use crate::{Crew, CrewError, Pace, StoryRng, announce, timeline};

/// A thread that says how long it will sleep, sleeps, and says that it is awake again.
///
/// From the chapter's section on threads, program `sleepythreads`.
#[derive(Clone, Debug)]
pub struct SleepyThread {
    /// Counted from 1.
    number: u32,
    /// Seconds of the story.
    sleep_interval: u32,
    /// Whether it panics where it should wake up, to show what becomes of the others.
    panics: bool,
}

impl SleepyThread {
    /// The sleepy thread with this `number`, which will sleep for a random whole number of seconds
    /// from 1 to `sleep_max`, each as likely as the others. The number is drawn from `rng`.
    ///
    /// # Panics
    /// If `sleep_max` is 0.
    pub fn new(number: u32, sleep_max: u32, rng: &mut StoryRng) -> Self {
        // ANCHOR: exercise_4 -- STUB: todo!("exercise 4: draw the sleep interval from 1 to {sleep_max} for thread {number} with {rng:?}")
        use rand::RngExt;

        Self {
            number,
            sleep_interval: rng.random_range(1..=sleep_max),
            panics: false,
        }
        // ANCHOR_END: exercise_4
    }

    /// The same thread, but it panics where it should wake up.
    pub fn that_panics(self) -> Self {
        Self {
            panics: true,
            ..self
        }
    }

    /// How long it sleeps, in seconds of the story.
    pub fn sleep_interval(&self) -> u32 {
        self.sleep_interval
    }

    /// Starts it as a thread of `crew` with the name `Thread NUMBER`, and returns at once.
    ///
    /// # Errors
    /// If the system has no room for another thread.
    pub fn start(self, crew: &mut Crew, pace: Pace) -> Result<(), CrewError> {
        let name = format!("Thread {}", self.number);
        crew.start(name, timeline::thread(move || self.run(pace)))
    }

    /// What the thread does. Blocks for the sleep interval.
    // ANCHOR: run
    fn run(self, pace: Pace) {
        let seconds = self.sleep_interval;
        announce(format_args!(
            "starting, with sleep interval: {seconds} seconds"
        ));
        pace.sleep(seconds);
        assert!(!self.panics, "this thread was told to panic");
        announce("waking up");
    }
    // ANCHOR_END: run
}
