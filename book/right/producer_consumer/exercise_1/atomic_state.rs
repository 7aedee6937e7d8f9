// right: an atomic says whose turn it is, and is claimed by exchange; the lock serves those who wait
// file: src/shared_cell.rs

use std::sync::atomic::{AtomicU8, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};

const EMPTY: u8 = 0;
const FULL: u8 = 1;
/// Somebody is setting or getting the item.
const BUSY: u8 = 2;

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    /// `EMPTY`, `FULL` or `BUSY`.
    state: AtomicU8,
    /// For who has made the state `BUSY`.
    item: Mutex<Option<T>>,
    /// Held while the state leaves `BUSY`, and between a look at it and the wait.
    changing: Mutex<()>,
    changed: Condvar,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            state: AtomicU8::new(EMPTY),
            item: Mutex::new(None),
            changing: Mutex::new(()),
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
        self.claim(EMPTY);
        announce(&data);
        *self.item.lock().unwrap() = Some(data);
        self.leave(FULL);
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        self.claim(FULL);
        let data = self.item.lock().unwrap().take();
        let data = data.expect("the cell was full");
        announce(&data);
        self.leave(EMPTY);
        data
    }

    /// Blocks until the state is `from`, and makes it `BUSY`.
    fn claim(&self, from: u8) {
        let claimed = || self.state.compare_exchange(from, BUSY, SeqCst, SeqCst);
        if claimed().is_ok() {
            return;
        }
        let changing = self.changing.lock().unwrap();
        let claimed = self.changed.wait_while(changing, |()| claimed().is_err());
        drop(claimed);
    }

    /// Makes the state `to`, and wakes all who wait for that.
    fn leave(&self, to: u8) {
        let changing = self.changing.lock().unwrap();
        self.state.store(to, SeqCst);
        drop(changing);
        self.changed.notify_all();
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
