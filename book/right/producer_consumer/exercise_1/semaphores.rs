// right: two semaphores count the empty places and the items, as in the textbooks
// file: src/shared_cell.rs

use std::sync::{Condvar, Mutex};

/// A number of permits. Who takes one waits until there is one.
#[derive(Debug)]
struct Semaphore {
    permits: Mutex<usize>,
    permitted: Condvar,
}

impl Semaphore {
    const fn new(permits: usize) -> Self {
        Self {
            permits: Mutex::new(permits),
            permitted: Condvar::new(),
        }
    }

    fn take(&self) {
        let permits = self.permits.lock().unwrap();
        let mut permits = self
            .permitted
            .wait_while(permits, |permits| *permits == 0)
            .unwrap();
        *permits -= 1;
    }

    fn give(&self) {
        *self.permits.lock().unwrap() += 1;
        self.permitted.notify_one();
    }
}

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    item: Mutex<Option<T>>,
    /// How many items may be set: one or none.
    places: Semaphore,
    /// How many items may be got: one or none.
    items: Semaphore,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            item: Mutex::new(None),
            places: Semaphore::new(1),
            items: Semaphore::new(0),
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
        self.places.take();
        announce(&data); // who has the only permit is alone
        *self.item.lock().unwrap() = Some(data);
        self.items.give();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        self.items.take();
        let data = self.item.lock().unwrap().take();
        let data = data.expect("a permit stands for an item");
        announce(&data);
        self.places.give();
        data
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
