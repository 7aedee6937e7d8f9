use sleepy_threads::{Rhythm, announce};

/// A thread that gets items.
#[derive(Debug)]
pub struct Consumer {
    rhythm: Rhythm,
}

impl Consumer {
    /// A consumer that gets as many items as the `rhythm` has accesses.
    pub fn new(rhythm: Rhythm) -> Self {
        Self { rhythm }
    }

    /// What the thread does. `get_data` is to get an item and to call the announcement that it is
    /// handed while it does so. Blocks as long as that does. Returns what it got, in that order.
    // ANCHOR: run
    pub fn run(mut self, get_data: impl Fn(&dyn Fn(&i64)) -> i64) -> Vec<i64> {
        announce("starting up");
        let mut items = Vec::new();
        for _ in 0..self.rhythm.accesses() {
            self.rhythm.sleep();
            items.push(get_data(&|item| {
                announce(format_args!("accessing data {item}"));
            }));
        }
        announce("is done consuming");
        items
    }
    // ANCHOR_END: run
}
