use std::sync::{Condvar, Mutex};

/// One item or none, handed from producers to consumers.
///
/// A producer waits until the cell is empty, a consumer until it is full. So every item is
/// produced before it is consumed, is consumed once, and is consumed before the next one is
/// produced; with several producers and consumers too.
///
/// From the chapter's section on the producer/consumer problem, the synchronized version.
///
/// ```
/// use producer_consumer::SharedCell;
///
/// let cell = SharedCell::new();
/// std::thread::scope(|scope| {
///     scope.spawn(|| (1..=3).for_each(|item| cell.set_data(item)));
///     assert_eq!([cell.get_data(), cell.get_data(), cell.get_data()], [1, 2, 3]);
/// });
/// ```
///
/// The `unwrap`s: a lock is poisoned only if an announcement panicked in another thread's critical
/// section. Then the program is broken, and this thread shall not go on as if nothing had happened.
// ANCHOR: fields
#[derive(Debug)]
pub struct SharedCell<T> {
    /// The item, from when it is set until it is got. `None` is the chapter's `writeable`.
    item: Mutex<Option<T>>,
    /// Producers wait here until the cell is empty.
    writeable: Condvar,
    /// Consumers wait here until the cell is full.
    readable: Condvar,
}
// ANCHOR_END: fields

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            item: Mutex::new(None),
            writeable: Condvar::new(),
            readable: Condvar::new(),
        }
    }

    /// Stores `data`. Blocks until the cell is empty.
    pub fn set_data(&self, data: T) {
        self.set_data_with(data, |_| ());
    }

    /// Takes the item out of the cell and returns it. Blocks until there is one.
    pub fn get_data(&self) -> T {
        self.get_data_with(|_| ())
    }

    /// Stores `data`, and wakes a consumer if one waits. Blocks until the cell is empty, and sleeps
    /// meanwhile; does not wait until the item is consumed.
    ///
    /// `announce` is called once, with the item, inside the critical section in which it is stored:
    /// while it runs, no other thread sets or gets an item, so what it prints is in the order in
    /// which things happen.
    ///
    /// # Panics
    /// If `announce` panics. The cell is broken then: other threads that use it panic as well, or
    /// wait for ever.
    // ANCHOR: set_data
    pub fn set_data_with(&self, data: T, announce: impl FnOnce(&T)) {
        // ANCHOR: exercise_1 -- STUB: let _ = (&self.item, &self.writeable, &self.readable, data, announce); todo!("exercise 1: wait until the cell is empty, announce and store the item, wake a consumer")
        let mut item = self.item.lock().unwrap();
        while item.is_some() {
            item = self.writeable.wait(item).unwrap();
        }
        announce(&data);
        *item = Some(data);
        self.readable.notify_one();
        // ANCHOR_END: exercise_1
    }
    // ANCHOR_END: set_data

    /// Takes the item out of the cell, wakes a producer if one waits, and returns the item. Blocks
    /// until there is one, and sleeps meanwhile.
    ///
    /// `announce` is called once, with the item, inside the critical section in which it is taken
    /// out, as in [`set_data_with`](Self::set_data_with).
    ///
    /// # Panics
    /// If `announce` panics. The cell is broken then: other threads that use it panic as well, or
    /// wait for ever.
    // ANCHOR: get_data
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        // ANCHOR: exercise_2 -- STUB: let _ = announce; todo!("exercise 2: wait until the cell is full, announce and take the item, wake a producer")
        let mut item = self.item.lock().unwrap();
        while item.is_none() {
            item = self.readable.wait(item).unwrap();
        }
        let data = item.take().expect("the loop ends when there is an item");
        announce(&data);
        self.writeable.notify_one();
        data
        // ANCHOR_END: exercise_2
    }
    // ANCHOR_END: get_data
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
