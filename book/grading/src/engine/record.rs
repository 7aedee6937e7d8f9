//! What a run went through, place by place: who could have gone on, and who waited for what.
//!
//! A story tells what happened. A record also says what could have happened instead.

use super::run::Run;
use super::thread_state::{Reason, Status as ThreadStatus};

/// Shows what the scenario is about, in a few words. `None` while that cannot be seen.
pub(crate) type Probe = Box<dyn Fn() -> Option<String> + Send>;

/// Written down by the run, if anybody asked for it.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) probes: Vec<Probe>,
    pub(crate) moments: Vec<Moment>,
}

/// Either a place, or what was chosen there.
pub(crate) enum Moment {
    Place(Place),
    Choice {
        kind: Kind,
        /// What there was to choose from: threads, or whether something unusual happens.
        options: Vec<usize>,
        /// Which of them was chosen.
        taken: usize,
    },
}

/// The kinds of choices, in the order of [`Choices::kinds`](crate::strategy::Choices::kinds).
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Threads,
    Unusual,
    Among,
}

/// A place where threads could have changed, whether or not there was a choice.
pub(crate) struct Place {
    /// The thread that came to it.
    pub(crate) current: usize,
    /// Who can go on: `current` first, then those after it in turn.
    pub(crate) candidates: Vec<usize>,
    pub(crate) threads: Vec<Standing>,
    /// Each lock that somebody holds, by its label, in the order of labels.
    pub(crate) locks: Vec<(String, Vec<usize>)>,
    /// What the probes showed.
    pub(crate) shown: Vec<Option<String>>,
    pub(crate) spurious_left: usize,
    /// How many events had been told before.
    pub(crate) events: usize,
}

/// How a thread stands at a [`Place`].
pub(crate) struct Standing {
    pub(crate) status: ThreadStatus,
    pub(crate) reason: Option<Reason>,
    /// The innermost call that it is in.
    pub(crate) call: Option<String>,
}

impl Place {
    /// Nobody can go on, and no time will be up: all have ended, or wait for ever.
    pub(crate) fn is_the_end(&self) -> bool {
        let goes_on = |standing: &Standing| {
            matches!(
                standing.status,
                ThreadStatus::Blocked { until: Some(_), .. }
            )
        };
        self.candidates.is_empty() && !self.threads.iter().any(goes_on)
    }
}

impl Standing {
    /// What it waits for, in the story's words.
    pub(crate) fn waits(&self) -> String {
        match &self.reason {
            Some(reason) => reason.text.clone(),
            None => "waits until nobody can go on".to_string(),
        }
    }

    /// Where it waits.
    pub(crate) fn line(&self) -> Option<(&'static str, u32)> {
        let at = self.reason.as_ref()?.at?;
        Some((at.file(), at.line()))
    }
}

impl Run {
    /// The thread that counted as running when the first choice was made.
    pub(crate) fn first_current(&self) -> usize {
        let first = self
            .record
            .as_ref()
            .and_then(|record| record.moments.first());
        match first {
            Some(Moment::Place(place)) => place.current,
            _ => 0,
        }
    }

    /// Writes down the present place, if there is a record.
    pub(super) fn record_place(&mut self, current: usize, candidates: &[usize]) {
        if self.record.is_none() {
            return;
        }
        let standing = self.threads.iter().map(|thread| Standing {
            status: thread.status,
            reason: thread.reason.clone(),
            call: thread.calls.last().map(ToString::to_string),
        });
        let threads = standing.collect();
        let locks = self.held_locks();
        if let Some(record) = &mut self.record {
            let shown = record.probes.iter().map(|probe| probe()).collect();
            record.moments.push(Moment::Place(Place {
                current,
                candidates: candidates.to_vec(),
                threads,
                locks,
                shown,
                spurious_left: self.spurious_left,
                events: self.events.len(),
            }));
        }
    }

    /// Writes down what was chosen, if there is a record. One option is no choice.
    pub(super) fn record_choice(&mut self, kind: Kind, options: &[usize], taken: usize) {
        if let Some(record) = &mut self.record
            && options.len() > 1
        {
            record.moments.push(Moment::Choice {
                kind,
                options: options.to_vec(),
                taken,
            });
        }
    }

    fn held_locks(&self) -> Vec<(String, Vec<usize>)> {
        let held = self.locks.values().filter_map(|holders| {
            let threads = holders.threads();
            (!threads.is_empty()).then(|| (holders.label().to_string(), threads))
        });
        let mut held: Vec<_> = held.collect();
        held.sort();
        held
    }
}
