use std::thread;
use std::time::Duration;

use crate::timeline;

/// How fast story time passes: the real duration of one second of the story.
///
/// The chapter's threads sleep for seconds, which is right for watching them and too long for
/// testing them. All sleeping goes through a pace, so a program that is started with
/// `--second-ms 1` tells the same story a thousand times faster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    second: Duration,
}

impl Pace {
    /// A pace at which one second of the story takes `second` of real time. Zero is allowed: then
    /// nobody sleeps.
    pub const fn new(second: Duration) -> Self {
        Self { second }
    }

    /// The pace of a program in which nobody sleeps.
    pub const fn unslept() -> Self {
        Self::new(Duration::ZERO)
    }

    /// How long a second of the story lasts.
    pub const fn second(self) -> Duration {
        self.second
    }

    /// Blocks the current thread for `seconds` seconds of the story, at least.
    pub fn sleep(self, seconds: u32) {
        let duration = self.second.saturating_mul(seconds);
        if !duration.is_zero() {
            let _sleeping = timeline::sleeping(seconds);
            thread::sleep(duration);
        }
    }
}

impl Default for Pace {
    /// Real time: a second lasts a second.
    fn default() -> Self {
        Self::new(Duration::from_secs(1))
    }
}
