use std::collections::VecDeque;

use crate::Remark;

/// What a patient has said so far, the oldest first. It grows to [`History::LONGEST`] remarks; from then on each new
/// one makes the oldest be forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    inputs: VecDeque<String>,
}

impl History {
    /// How many inputs are remembered at most. With remarks of at most 700 bytes, a history is less than a megabyte.
    pub const LONGEST: usize = 1000;

    /// Nothing said yet.
    pub fn new() -> History {
        History::default()
    }

    /// Remembers what was said last. Nothing to talk about (see [`Remark::is_empty`]) is not remembered.
    pub fn push(&mut self, remark: &Remark) {
        if remark.is_empty() {
            return;
        }
        if self.inputs.len() == History::LONGEST {
            self.inputs.pop_front();
        }
        self.inputs.push_back(remark.as_str().to_string());
    }

    /// How many inputs are remembered.
    pub fn len(&self) -> usize {
        self.inputs.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }

    /// The input at `index`; 0 is the oldest that is still remembered.
    pub fn get(&self, index: usize) -> Option<&str> {
        self.inputs.get(index).map(String::as_str)
    }

    /// All inputs, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.inputs.iter().map(String::as_str)
    }
}

/// From any number of inputs, of which the last [`History::LONGEST`] are remembered.
impl<S: AsRef<str>> FromIterator<S> for History {
    fn from_iter<I: IntoIterator<Item = S>>(inputs: I) -> History {
        let mut history = History::new();
        for input in inputs {
            history.push(&Remark::new(input.as_ref()));
        }
        history
    }
}
