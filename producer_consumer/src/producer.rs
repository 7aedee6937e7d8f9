use sleepy_threads::{Rhythm, announce};

/// The thread that sets the items 1, 2, 3 and so on.
#[derive(Debug)]
pub struct Producer {
    rhythm: Rhythm,
}

impl Producer {
    /// A producer of as many items as the `rhythm` has accesses: 1, 2, 3 and so on.
    pub fn new(rhythm: Rhythm) -> Self {
        Self { rhythm }
    }

    /// What the thread does. `set_data` is to store an item and to call the announcement that it
    /// is handed while it does so. Blocks as long as that does. Returns the items in the order in
    /// which they were set.
    // ANCHOR: run
    pub fn run(mut self, set_data: impl Fn(i64, &dyn Fn(&i64))) -> Vec<i64> {
        announce("starting up");
        let items: Vec<i64> = (1..=i64::from(self.rhythm.accesses())).collect();
        for &item in &items {
            self.rhythm.sleep();
            set_data(item, &|item| {
                announce(format_args!("setting data to {item}"));
            });
        }
        announce("is done producing");
        items
    }
    // ANCHOR_END: run
}
