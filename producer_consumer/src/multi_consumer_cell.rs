use std::sync::{Condvar, Mutex};

/// One item or none, for a fixed number of consumers: each of them sees every item exactly once
/// before the next one is set.
///
/// From the chapter's Project 1.
///
/// The `unwrap`s: a lock is poisoned only if an announcement, or the item's `clone`, panicked in
/// another thread's critical section. Then the program is broken, and this thread shall not go on.
// ANCHOR: fields
#[derive(Debug)]
pub struct MultiConsumerCell<T> {
    state: Mutex<State<T>>,
    /// Producers wait here until the cell is empty.
    writeable: Condvar,
    /// Consumers wait here until there is an item that they have not seen.
    readable: Condvar,
}

#[derive(Debug)]
struct State<T> {
    /// The item, from when it is set until the last consumer has seen it.
    item: Option<T>,
    /// For each consumer: whether it has seen the item. All false while there is none.
    seen: Vec<bool>,
}
// ANCHOR_END: fields

impl<T: Clone> MultiConsumerCell<T> {
    /// An empty cell for `consumers` consumers, which are counted from 0.
    ///
    /// # Panics
    /// If `consumers` is 0: nobody would ever empty the cell.
    pub fn new(consumers: usize) -> Self {
        assert!(consumers > 0, "a cell needs at least one consumer");
        Self {
            state: Mutex::new(State {
                item: None,
                seen: vec![false; consumers],
            }),
            writeable: Condvar::new(),
            readable: Condvar::new(),
        }
    }

    /// Stores `data`. Blocks until every consumer has seen the item before.
    pub fn set_data(&self, data: T) {
        self.set_data_with(data, |_| ());
    }

    /// A copy of the item for this `consumer`. Blocks until there is one that it has not seen.
    ///
    /// # Panics
    /// If there is no such consumer.
    pub fn get_data(&self, consumer: usize) -> T {
        self.get_data_with(consumer, |_| ())
    }

    /// Stores `data`, and wakes every consumer that waits. Blocks until every consumer has seen the
    /// item before, and sleeps meanwhile; does not wait until anybody has seen this one.
    ///
    /// `announce` is called once, with the item, inside the critical section in which it is stored:
    /// nobody sees the item earlier, and the item before has been seen by all.
    ///
    /// # Panics
    /// If `announce` panics. The cell is broken then: other threads that use it panic as well, or
    /// wait for ever.
    // ANCHOR: set_data
    pub fn set_data_with(&self, data: T, announce: impl FnOnce(&T)) {
        // ANCHOR: exercise_3 -- STUB: let state = self.state.lock().unwrap(); let _ = (&state.item, &state.seen, &self.writeable, &self.readable, data, announce); todo!("exercise 3: wait until all have seen the last item, announce and store the new one, wake every consumer")
        let mut state = self.state.lock().unwrap();
        while state.item.is_some() {
            state = self.writeable.wait(state).unwrap();
        }
        announce(&data);
        state.item = Some(data);
        self.readable.notify_all();
        // ANCHOR_END: exercise_3
    }
    // ANCHOR_END: set_data

    /// A copy of the item for this `consumer`. Blocks until there is one that it has not seen, and
    /// sleeps meanwhile; does not wait for the other consumers. The last consumer to see an item
    /// empties the cell, and wakes a producer if one waits.
    ///
    /// `announce` is called once, with the item, inside the critical section in which the item is
    /// seen: the next item is set later.
    ///
    /// # Panics
    /// If there is no such consumer, or if `announce` panics. The cell is broken then: other
    /// threads that use it panic as well, or wait for ever.
    // ANCHOR: get_data
    pub fn get_data_with(&self, consumer: usize, announce: impl FnOnce(&T)) -> T {
        // ANCHOR: exercise_4 -- STUB: let state = self.state.lock().unwrap(); let _ = (&state.seen, consumer, announce); todo!("exercise 4: wait for an item that this consumer has not seen, announce it; the last to see it empties the cell and wakes a producer")
        let mut state = self.state.lock().unwrap();
        while state.seen[consumer] || state.item.is_none() {
            state = self.readable.wait(state).unwrap();
        }
        let data = state.item.clone();
        let data = data.expect("the loop ends when there is an item");
        announce(&data);
        state.seen[consumer] = true;
        if state.seen.iter().all(|&seen| seen) {
            state.item = None;
            state.seen.fill(false);
            self.writeable.notify_one();
        }
        data
        // ANCHOR_END: exercise_4
    }
    // ANCHOR_END: get_data
}
