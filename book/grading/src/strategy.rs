//! Who runs next: the ways to choose one schedule out of the many that are possible.

mod choices;
mod depth_first;
mod mixed;
mod priorities;
mod random;
mod replay;

pub(crate) use choices::Choices;
pub(crate) use depth_first::DepthFirst;
pub(crate) use mixed::Mixed;
pub(crate) use replay::Replay;

use priorities::Priorities;
use random::{Random, RandomNumbers};

/// A place where more than one thread could go on.
pub(crate) struct Crossroads<'a> {
    /// The threads that can run. The first is the one that goes on if nothing unusual happens: the one that is
    /// running if it can, else the next one in turn.
    pub(crate) candidates: &'a [usize],
    /// The thread that has been running until now.
    pub(crate) current: usize,
    /// True if `current` can go on, and asks for nothing else: taking the baton from it is a preemption.
    pub(crate) current_goes_on: bool,
    /// True if `current` has offered its place, by `yield_now` or by running for very long.
    pub(crate) yielding: bool,
    /// A place where a change seldom matters (just before a lock is released): random strategies use it, systematic
    /// ones do not.
    pub(crate) minor: bool,
}

/// Makes the choices of one schedule after the other. A choice is a small number; 0 is what would happen if nothing
/// unusual did, so a schedule is told by its numbers, and most of these are 0.
pub(crate) trait Strategy: Send {
    /// Starts a new schedule. False: there is none left.
    fn begin(&mut self) -> bool;

    /// Which of the candidates runs next, as an index into them.
    fn next_thread(&mut self, crossroads: &Crossroads<'_>) -> usize;

    /// Whether something happens that seldom does, such as a spurious wake-up: `percent` says how often.
    fn unusual(&mut self, percent: u64) -> bool;

    /// One of `count` outcomes that are all equally usual, such as whom `notify_one` wakes.
    fn among(&mut self, count: usize) -> usize;
}
