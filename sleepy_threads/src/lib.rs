//! Threads: how they are started, named, put to sleep and joined.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `sleepy_thread.rs` | [`SleepyThread`] | the chapter's first thread: sleeps for a random time, wakes up |
//! | `greeting.rs`, `worker.rs` | [`greet`], [`work`] | the section's two smallest threads |
//! | `crew.rs` | [`Crew`] | the threads of a program, from start to join; reports those that panicked |
//!
//! The rest is what the programs of all chapters share:
//!
//! | file | noun | for |
//! |---|---|---|
//! | `announce.rs` | [`announce`], [`say`] | lines of several threads that never mix |
//! | `pace.rs` | [`Pace`] | how long one second of the story lasts |
//! | `rhythm.rs` | [`Rhythm`] | how often a thread does its work, with random pauses |
//! | `story.rs` | [`StoryOptions`] | the options `--second-ms` and `--seed` |
//! | `prompt.rs` | [`ask_number`] | a question that is asked again after nonsense |
//! | `timeline.rs` | [`timeline`] | a picture of what the threads did in time: `--timeline` |
//! | `ending.rs` | [`ending`] | an error as one clear line and an exit status |

mod announce;
mod crew;
mod ending;
mod greeting;
mod pace;
mod prompt;
mod rhythm;
mod sleepy_thread;
mod story;
pub mod timeline;
mod worker;

pub use announce::{announce, say};
pub use crew::{Crew, CrewError};
pub use ending::ending;
pub use greeting::greet;
pub use pace::Pace;
pub use prompt::{Prompt, ask_number};
pub use rhythm::Rhythm;
pub use sleepy_thread::SleepyThread;
pub use story::{StoryOptions, StoryRng};
pub use timeline::TimelineOptions;
pub use worker::work;
