/// A number that can be counted up and down.
///
/// From the chapter's section on the readers/writers problem: the data that its example shares.
/// It knows nothing of threads; the cell around it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counter {
    value: i64,
}

impl Counter {
    /// A counter at 0.
    pub const fn new() -> Self {
        Self { value: 0 }
    }

    /// The number at which it stands.
    pub const fn value(&self) -> i64 {
        self.value
    }

    /// Adds 1.
    pub const fn increment(&mut self) {
        self.value += 1;
    }

    /// Takes 1 away.
    pub const fn decrement(&mut self) {
        self.value -= 1;
    }

    /// Goes back to 0.
    pub const fn reset(&mut self) {
        self.value = 0;
    }
}
