use std::collections::BTreeMap;

use super::scale::{Scale, rounded};
use crate::timeline::State;

/// So wide is the shape for what is too short to be seen, in pixels: whatever else is as short and
/// happens in its place becomes part of it.
const SHORTEST: f64 = 5.0;

/// So many states in one shape are named one by one.
const FEW: usize = 2;

/// A time in which a thread was in one state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// In nanoseconds of the recording.
    pub from: u64,
    pub to: u64,
    pub state: State,
}

/// A shape in a row: one span, or several that are too short to be drawn beside each other.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub spans: Vec<Span>,
    /// Whether the shape is wider than the time that it stands for.
    pub is_short: bool,
    /// In pixels.
    pub left: f64,
    pub right: f64,
}

impl Mark {
    /// The shapes for `spans`, which follow each other in time. What is no shape is left out: to run
    /// is the line behind the others, and a wait or a sleep that cannot be seen is none, unless
    /// there are many.
    pub fn of(spans: impl Iterator<Item = Span>, scale: &Scale) -> Vec<Self> {
        let mut marks: Vec<Self> = Vec::new();
        for span in spans.filter(|span| span.state != State::Running) {
            let (mut left, mut right) = (scale.x(span.from), scale.x(span.to));
            let is_short = right - left < 1.0;
            if is_short {
                left = rounded(left - SHORTEST / 2.0);
                right = left + SHORTEST;
            }
            match marks.last_mut() {
                Some(last) if is_short && last.is_short && left < last.right => {
                    last.spans.push(span);
                }
                _ => marks.push(Self {
                    spans: vec![span],
                    is_short,
                    left,
                    right,
                }),
            }
        }
        marks.retain_mut(Self::shows_something);
        marks
    }

    /// When it begins and ends, in nanoseconds of the recording.
    pub fn time(&self) -> (u64, u64) {
        let ends = self.spans.last().map_or(0, |span| span.to);
        (self.spans[0].from, ends)
    }

    /// The one state that it shows, if it is only one.
    pub fn state(&self) -> Option<State> {
        match self.spans.as_slice() {
            [one] => Some(one.state),
            _ => None,
        }
    }

    /// Whether its words name what it shows, and do not count it.
    pub fn is_named(&self) -> bool {
        self.spans.len() <= FEW
    }

    /// The class of its shape: of several states, the one that took most of the time.
    pub fn class(&self) -> &'static str {
        let mut times = BTreeMap::new();
        for span in &self.spans {
            *times.entry(span.state.class()).or_insert(0) += span.to - span.from;
        }
        let longest = times.into_iter().max_by_key(|&(_, time)| time);
        longest.map_or("run", |(class, _)| class)
    }

    /// What it shows, in words: the states, or how often which kind of state if there are many.
    pub fn words(&self) -> String {
        if self.is_named() {
            let states: Vec<String> = self
                .spans
                .iter()
                .map(|span| span.state.to_string())
                .collect();
            return states.join(", ");
        }
        let mut kinds: Vec<(String, usize)> = Vec::new();
        for span in &self.spans {
            let kind = kind(span.state);
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, times)) => *times += 1,
                None => kinds.push((kind, 1)),
            }
        }
        let kinds = kinds.into_iter().map(|(kind, times)| match times {
            1 => kind,
            times => format!("{kind} ({times} times)"),
        });
        kinds.collect::<Vec<_>>().join(", ")
    }

    /// Leaves out what nobody could see: that a client is served, where something is done for it, and
    /// waits and sleeps, where there are a few acts among them. Says whether anything is left.
    fn shows_something(&mut self) -> bool {
        if !self.is_short {
            return true;
        }
        if self.spans.iter().any(|span| span.state.is_inside()) {
            self.spans.retain(|span| !span.state.is_service());
        }
        let acts = self.spans.iter().filter(|span| span.state.is_act()).count();
        if (1..=FEW).contains(&acts) {
            self.spans.retain(|span| span.state.is_act());
        }
        acts > 0 || self.spans.len() > FEW
    }
}

/// What a state is called where it stands for many.
fn kind(state: State) -> String {
    match state {
        State::Sleeping { .. } => "sleeps".to_owned(),
        State::Inside { does, .. } => does.to_owned(),
        state => state.to_string(),
    }
}
