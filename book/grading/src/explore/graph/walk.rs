//! One run on its way through the graph.

use super::builder::{Builder, Plan, too_little};
use super::history::History;
use super::{Ending, Line, NoGraph, Outcome, Stance, State, Status, Step};
use crate::engine::locks::HELD_BY;
use crate::engine::record::{Kind, Moment, Place};
use crate::engine::{Event, Run, Status as ThreadStatus};
use crate::explore::headline::headline;
use crate::strategy::Choices;
use std::fmt::Write;

pub(super) struct Walk<'a> {
    run: &'a Run,
    histories: Vec<History>,
    /// What was shown last, by each probe.
    shown: Vec<String>,
    /// What was chosen so far.
    choices: Choices,
    /// How many events have been told so far.
    told: usize,
    /// The step that is being made.
    step: Option<Beginning>,
}

/// A step of which is not known yet where it leads.
struct Beginning {
    from: usize,
    thread: usize,
    outcome: Outcome,
}

impl Beginning {
    fn plan(&self) -> Plan {
        (self.from, self.thread, self.outcome)
    }
}

impl<'a> Walk<'a> {
    pub(super) fn new(run: &'a Run) -> Self {
        Walk {
            run,
            histories: vec![History::default(); run.threads.len()],
            shown: Vec::new(),
            choices: Choices::default(),
            told: 0,
            step: None,
        }
    }

    pub(super) fn go(mut self, builder: &mut Builder<'_>) -> Result<(), NoGraph> {
        let moments = self.run.record.iter().flat_map(|record| &record.moments);
        for moment in moments {
            match moment {
                Moment::Place(place) => {
                    let state = self.arrive(builder, place)?;
                    if place.is_the_end() {
                        return self.end(builder, state);
                    }
                }
                Moment::Choice {
                    kind,
                    options,
                    taken,
                } => self.choose(builder, *kind, options, *taken),
            }
        }
        Err(NoGraph(format!(
            "a run ended before its threads did: {}",
            headline(self.run).join("; ")
        )))
    }

    /// At a place: a state is reached, and with it the step before is known.
    fn arrive(&mut self, builder: &mut Builder<'_>, place: &Place) -> Result<usize, NoGraph> {
        let events = &self.run.events[self.told..place.events];
        self.told = place.events;
        let line = self.step.as_ref().and_then(|step| {
            let of_thread = events.iter().find(|event| event.thread == step.thread);
            self.histories[step.thread].line_of(of_thread)
        });
        for event in events {
            self.histories[event.thread].add(event);
        }
        let mut words = self.words(events, place);
        if let Some(step) = &self.step {
            let history = &mut self.histories[step.thread];
            if step.outcome == Outcome::Spurious {
                history.wakes_for_no_reason();
            }
            if words.is_empty() {
                let before = &builder.states[step.from];
                let call = before.threads[step.thread].call.as_deref();
                history.goes_on(call);
                words = vec![what_is_new(before, place, step.thread)];
            }
        }
        self.look(place);
        let state = builder.state(self.key(place), || self.state(place))?;
        if let Some(step) = self.step.take() {
            let stance = &mut builder.states[step.from].threads[step.thread];
            stance.line = line.map(Line::from);
            let from = step.from;
            builder.taken(step.plan());
            builder.connect(
                from,
                Step {
                    thread: step.thread,
                    outcome: step.outcome,
                    events: words,
                    to: state,
                },
            )?;
        }
        if let Some(&thread) = place.candidates.first() {
            self.step = Some(Beginning {
                from: state,
                thread,
                outcome: Outcome::Usual,
            });
        }
        Ok(state)
    }

    fn look(&mut self, place: &Place) {
        self.shown.resize(place.shown.len(), String::new());
        for (shown, now) in self.shown.iter_mut().zip(&place.shown) {
            if let Some(now) = now {
                shown.clone_from(now);
            }
        }
    }

    /// What is told of a step. That the thread has to wait for a lock is told alike, whether or not it had to before.
    fn words(&self, events: &[Event], after: &Place) -> Vec<String> {
        let texts = events.iter().map(|event| &event.text);
        let has_to_wait = |text: &str| text.contains(HELD_BY);
        let mut words: Vec<String> = texts.filter(|text| !has_to_wait(text)).cloned().collect();
        let reason = after.threads[after.current].reason.as_ref();
        words.extend(
            reason
                .map(|reason| reason.text.clone())
                .filter(|text| has_to_wait(text)),
        );
        words
    }

    fn choose(&mut self, builder: &mut Builder<'_>, kind: Kind, options: &[usize], taken: usize) {
        let Some(step) = &mut self.step else { return };
        let (from, thread) = (step.from, step.thread);
        let plan = |option: usize| match kind {
            Kind::Threads => (from, options[option], Outcome::Usual),
            Kind::Unusual if option == 0 => (from, thread, Outcome::Usual),
            Kind::Unusual => (from, thread, Outcome::Spurious),
            Kind::Among => (from, thread, Outcome::Wakes(options[option])),
        };
        (_, step.thread, step.outcome) = plan(taken);
        builder.taken(plan(taken));
        for other in (0..options.len()).filter(|&other| other != taken) {
            builder.plan(plan(other), || {
                let mut choices = self.choices.clone();
                choices.kinds_mut()[kind as usize].push(other);
                choices
            });
        }
        self.choices.kinds_mut()[kind as usize].push(taken);
    }

    /// Nobody can go on.
    fn end(&self, builder: &mut Builder<'_>, state: usize) -> Result<(), NoGraph> {
        let ending = Ending::of(headline(self.run));
        let known = &mut builder.states[state].ending;
        match known {
            Some(known) if *known != ending => Err(too_little("a schedule ended in another way")),
            _ => {
                *known = Some(ending);
                Ok(())
            }
        }
    }

    /// All that makes a state different from others.
    fn key(&self, place: &Place) -> String {
        let mut key = String::new();
        for (standing, history) in place.threads.iter().zip(&self.histories) {
            let _ = match standing.status {
                ThreadStatus::Ready => writeln!(key, "# ready"),
                ThreadStatus::Blocked { .. } => writeln!(key, "# {}", standing.waits()),
                ThreadStatus::Quiet { .. } => writeln!(key, "# quiet"),
                ThreadStatus::Finished => writeln!(key, "# finished"),
            };
            history.write_to(&mut key);
        }
        let _ = writeln!(
            key,
            "# {:?} {:?} {}",
            place.locks, self.shown, place.spurious_left
        );
        key
    }

    fn state(&self, place: &Place) -> State {
        let threads = place.threads.iter().zip(&self.histories);
        let threads = threads.map(|(standing, history)| Stance {
            status: match standing.status {
                ThreadStatus::Ready => Status::Ready,
                ThreadStatus::Finished => Status::Finished,
                _ => Status::Waits(standing.waits()),
            },
            call: standing.call.clone(),
            line: standing.line().or(history.line_of(None)).map(Line::from),
        });
        State {
            threads: threads.collect(),
            locks: place.locks.clone(),
            shown: self.shown.clone(),
            steps: Vec::new(),
            ending: None,
        }
    }
}

/// What a step did of which nothing is told.
fn what_is_new(before: &State, after: &Place, thread: usize) -> String {
    let has_it = |lock: &&(String, Vec<usize>)| lock.1.contains(&thread);
    let had_it = |lock: &&(String, Vec<usize>)| before.locks.contains(lock);
    let mut locks = after.locks.iter().filter(has_it);
    match locks.find(|lock| !had_it(lock)) {
        Some((lock, _)) => format!("locks {lock} again"),
        None => "goes on".to_string(),
    }
}

impl From<(&'static str, u32)> for Line {
    fn from((file, number): (&'static str, u32)) -> Self {
        Line {
            file: file.to_string(),
            number,
        }
    }
}
