//! What is known about the run that is going on.

use super::event::{Event, Trouble};
use super::locks::Holders;
use super::record::{Kind, Record};
use super::thread_state::{Key, Status, ThreadState};
use crate::strategy::{Choices, Crossroads, Strategy};
use std::collections::HashMap;
use std::time::Duration;

/// After so many places in a row where one thread could have been stopped and was not, it counts as yielding: no
/// real machine lets one thread run for ever while others can.
const LONGEST_TURN: usize = 100;

/// Who goes on.
pub(super) enum Next {
    Thread(usize),
    Nobody,
}

pub(crate) struct Run {
    pub(crate) strategy: Box<dyn Strategy>,
    pub(crate) threads: Vec<ThreadState>,
    pub(super) locks: HashMap<Key, Holders>,
    pub(crate) choices: Choices,
    pub(crate) events: Vec<Event>,
    /// Only if somebody wants to know what else could have happened.
    pub(crate) record: Option<Record>,
    /// The thread that is starting others, while nobody may choose yet.
    pub(super) starter: Option<usize>,
    pub(crate) steps: usize,
    pub(super) max_steps: usize,
    pub(super) spurious_left: usize,
    pub(super) clock: Duration,
    /// Counts whatever needs an order.
    pub(super) moments: u64,
    pub(crate) trouble: Option<Trouble>,
    pub(super) over: bool,
}

impl Run {
    pub(super) fn new(strategy: Box<dyn Strategy>, max_steps: usize, spurious: usize) -> Self {
        Run {
            strategy,
            threads: Vec::new(),
            locks: HashMap::new(),
            choices: Choices::default(),
            events: Vec::new(),
            record: None,
            starter: None,
            steps: 0,
            max_steps,
            spurious_left: spurious,
            clock: Duration::ZERO,
            moments: 0,
            trouble: None,
            over: false,
        }
    }

    pub(super) fn add_thread(&mut self, name: String) -> usize {
        self.threads.push(ThreadState::new(name));
        self.threads.len() - 1
    }

    pub(super) fn moment(&mut self) -> u64 {
        self.moments += 1;
        self.moments
    }

    /// Makes ready whoever waits for `key`, in the order in which they came.
    pub(super) fn waiting_for(&self, key: Key) -> Vec<usize> {
        let mut waiting = Vec::new();
        for (number, thread) in self.threads.iter().enumerate() {
            if let Status::Blocked { on, since, .. } = thread.status
                && on == key
            {
                waiting.push((since, number));
            }
        }
        waiting.sort_unstable();
        waiting.into_iter().map(|(_, number)| number).collect()
    }

    pub(super) fn wake(&mut self, thread: usize) {
        self.threads[thread].status = Status::Ready;
    }

    /// Lets the virtual time pass until `time`, and wakes whose time is up.
    pub(super) fn advance_clock(&mut self, time: Duration) {
        self.clock = self.clock.max(time);
        for thread in &mut self.threads {
            if let Status::Blocked {
                until: Some(until), ..
            } = thread.status
                && until <= self.clock
            {
                thread.status = Status::Ready;
                thread.timed_out = true;
            }
        }
    }

    pub(super) fn unusual(&mut self, percent: u64) -> bool {
        let happens = self.strategy.unusual(percent);
        self.choices.unusual.push(usize::from(happens));
        self.record_choice(Kind::Unusual, &[0, 1], usize::from(happens));
        happens
    }

    pub(super) fn among(&mut self, count: usize) -> usize {
        if count == 1 {
            return 0;
        }
        let chosen = self.strategy.among(count);
        self.choices.among.push(chosen);
        chosen
    }

    /// Decides who goes on after `current`, or that the run is over and why.
    pub(super) fn next(&mut self, current: usize, yielding: bool, minor: bool) -> Next {
        self.steps += 1;
        self.threads[current].last_step = self.steps;
        if self.steps > self.max_steps {
            return self.end(Some(Trouble::Endless));
        }
        let candidates = self.candidates(current);
        if let Some(next) = self.before_the_beginning(&candidates) {
            return Next::Thread(next);
        }
        self.record_place(current, &candidates);
        let next = match candidates.as_slice() {
            [] => match self.wake_when_idle() {
                Some(thread) => thread,
                None => return self.idle_for_ever(),
            },
            [only] => *only,
            _ => self.choose(candidates, current, yielding, minor),
        };
        if next != current {
            self.threads[current].turns_in_a_row = 0;
        }
        self.threads[next].turns_in_a_row += 1;
        Next::Thread(next)
    }

    /// While a thread starts others, and then until each of these stands before its first step: who is next, without a
    /// choice.
    fn before_the_beginning(&mut self, candidates: &[usize]) -> Option<usize> {
        let starter = self.starter?;
        if candidates.contains(&starter) {
            return Some(starter);
        }
        let has_not_begun = |&&thread: &&usize| self.threads[thread].last_step == 0;
        let newcomer = candidates.iter().find(has_not_begun).copied();
        if newcomer.is_none() {
            self.starter = None;
        }
        newcomer
    }

    /// The threads that can run: `current` first, then those after it in turn.
    fn candidates(&self, current: usize) -> Vec<usize> {
        let count = self.threads.len();
        (current..current + count)
            .map(|number| number % count)
            .filter(|&number| self.threads[number].status == Status::Ready)
            .collect()
    }

    fn choose(
        &mut self,
        mut candidates: Vec<usize>,
        current: usize,
        yielding: bool,
        minor: bool,
    ) -> usize {
        let can_go_on = candidates[0] == current;
        let yielding =
            can_go_on && (yielding || self.threads[current].turns_in_a_row > LONGEST_TURN);
        if yielding {
            candidates.rotate_left(1);
        }
        let chosen = self.strategy.next_thread(&Crossroads {
            candidates: &candidates,
            current,
            current_goes_on: can_go_on && !yielding,
            yielding,
            minor,
        });
        self.choices.threads.push(chosen);
        self.record_choice(Kind::Threads, &candidates, chosen);
        candidates[chosen]
    }

    /// Nothing can run: first comes who asked for just that, then whose time is up next.
    fn wake_when_idle(&mut self) -> Option<usize> {
        let mut quiet = None;
        let mut earliest = None;
        for (number, thread) in self.threads.iter().enumerate() {
            match thread.status {
                Status::Quiet { since } if quiet.is_none_or(|(first, _)| since < first) => {
                    quiet = Some((since, number));
                }
                Status::Blocked {
                    until: Some(until), ..
                } if earliest.is_none_or(|(first, _)| until < first) => {
                    earliest = Some((until, number));
                }
                _ => {}
            }
        }
        if let Some((_, number)) = quiet {
            self.wake(number);
            return Some(number);
        }
        let (until, number) = earliest?;
        self.advance_clock(until);
        Some(number)
    }

    fn idle_for_ever(&mut self) -> Next {
        let finished = |thread: &ThreadState| thread.status == Status::Finished;
        if !self.threads.iter().all(finished) {
            let scenario_is_over = finished(&self.threads[0]);
            let trouble = if scenario_is_over {
                Trouble::LeftBehind
            } else {
                Trouble::Stuck
            };
            return self.end(Some(trouble));
        }
        let unseen = self.threads.iter().position(ThreadState::ended_unseen);
        self.end(unseen.map(|thread| Trouble::Panicked { thread }))
    }

    pub(super) fn end(&mut self, trouble: Option<Trouble>) -> Next {
        if !self.over {
            self.over = true;
            self.trouble = trouble;
        }
        Next::Nobody
    }
}
