// right: producers stand in line at a lock of their own, consumers at another: two threads at most wait for the item
// file: src/shared_cell.rs

use std::sync::{Condvar, Mutex};

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    /// The producer that is next.
    producer: Mutex<()>,
    /// The consumer that is next.
    consumer: Mutex<()>,
    item: Mutex<Option<T>>,
    /// At most one producer and one consumer wait here.
    changed: Condvar,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            producer: Mutex::new(()),
            consumer: Mutex::new(()),
            item: Mutex::new(None),
            changed: Condvar::new(),
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

    /// As [`set_data`](Self::set_data); `announce` is called inside the critical section.
    pub fn set_data_with(&self, data: T, announce: impl FnOnce(&T)) {
        let _next = self.producer.lock().unwrap();
        let item = self.item.lock().unwrap();
        let mut item = self
            .changed
            .wait_while(item, |item| item.is_some())
            .unwrap();
        announce(&data);
        *item = Some(data);
        // Only the consumer that is next can wait here now.
        self.changed.notify_one();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        let _next = self.consumer.lock().unwrap();
        let item = self.item.lock().unwrap();
        let mut item = self
            .changed
            .wait_while(item, |item| item.is_none())
            .unwrap();
        let data = item.take().expect("the wait ends when there is an item");
        announce(&data);
        // Only the producer that is next can wait here now.
        self.changed.notify_one();
        data
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
