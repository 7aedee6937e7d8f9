//! Who holds which lock. The rules are those of a lock for reading and writing; a mutex is only ever written.

use super::event::Weight;
use super::here::{block, with_run};
use super::run::Run;
use super::telling::tell;
use super::{At, Key, Named, here};

/// How the story goes on after the name of a lock that somebody has to wait for.
pub(crate) const HELD_BY: &str = ", held by ";

/// Who holds one lock.
#[derive(Default)]
pub(super) struct Holders {
    writer: Option<usize>,
    readers: Vec<usize>,
    /// What the source calls the lock. Only filled in while a story is told.
    label: String,
}

/// What a thread wants a lock for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Access {
    /// Together with others who read.
    Read,
    /// Alone.
    Write,
}

impl Holders {
    pub(super) fn label(&self) -> &str {
        &self.label
    }

    pub(super) fn threads(&self) -> Vec<usize> {
        self.writer.iter().chain(&self.readers).copied().collect()
    }

    fn admit(&mut self, thread: usize, access: Access) -> bool {
        let free = match access {
            Access::Read => self.writer.is_none(),
            Access::Write => self.writer.is_none() && self.readers.is_empty(),
        };
        if free {
            match access {
                Access::Read => self.readers.push(thread),
                Access::Write => self.writer = Some(thread),
            }
        }
        free
    }

    fn release(&mut self, thread: usize, access: Access) {
        match access {
            Access::Write => self.writer = None,
            Access::Read => {
                if let Some(index) = self.readers.iter().position(|&reader| reader == thread) {
                    self.readers.swap_remove(index);
                }
            }
        }
    }
}

/// Takes the lock if it is free.
pub(crate) fn try_acquire(lock: &Named, access: Access) -> bool {
    let key = lock.key();
    let label = here::telling().then(|| lock.label());
    with_run(|run, me| {
        let holders = run.locks.entry(key).or_default();
        if let Some(label) = label {
            holders.label = label;
        }
        holders.admit(me, access)
    })
}

/// Takes the lock; blocks until it is free. No fairness: when it becomes free, any of those who wait may be next, or
/// somebody who has just come.
pub(crate) fn acquire(lock: &Named, access: Access, at: At) {
    let mut told = false;
    while !try_acquire(lock, access) {
        let key = lock.key();
        let who = || with_run(|run, me| holders(run, key, me));
        if !told {
            told = true;
            tell(Weight::Full, Some(at), || {
                format!("has to wait for {}{HELD_BY}{}", lock.label(), who())
            });
        }
        block(key, None, at, || {
            format!("waits for {}{HELD_BY}{}", lock.label(), who())
        });
    }
}

/// Gives the lock back and wakes all who wait for it.
pub(crate) fn release(lock: &Named, access: Access) {
    let key = lock.key();
    with_run(|run, me| {
        if let Some(holders) = run.locks.get_mut(&key) {
            holders.release(me, access);
        }
    });
    here::wake_all(key);
}

/// The same, as an event of the story.
pub(crate) fn release_and_tell(lock: &Named, access: Access) {
    tell(Weight::Full, None, || format!("unlocks {}", lock.label()));
    release(lock, access);
}

/// The writer becomes a reader, without anybody else getting in between.
pub(crate) fn downgrade(lock: &Named) {
    release(lock, Access::Write);
    try_acquire(lock, Access::Read);
    tell(Weight::Full, None, || {
        format!("goes on as a reader of {}", lock.label())
    });
}

fn holders(run: &Run, key: Key, me: usize) -> String {
    let Some(holders) = run.locks.get(&key) else {
        return "nobody".to_string();
    };
    let name = |thread: usize| match thread == me {
        true => "itself".to_string(),
        false => run.threads[thread].name.clone(),
    };
    let names = holders.threads().into_iter().map(name);
    names.collect::<Vec<_>>().join(", ")
}
