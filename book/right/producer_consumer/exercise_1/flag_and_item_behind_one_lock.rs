// right: a flag beside the item, as in the chapter, both behind one lock
// file: src/shared_cell.rs

use std::sync::{Condvar, Mutex};

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    /// The item, and whether a new one may be set.
    state: Mutex<(Option<T>, bool)>,
    /// Everybody waits here until the flag changes.
    flag_changed: Condvar,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            state: Mutex::new((None, true)),
            flag_changed: Condvar::new(),
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
        let state = self.state.lock().unwrap();
        let mut state = self
            .flag_changed
            .wait_while(state, |(_, is_writeable)| !*is_writeable)
            .unwrap();
        announce(&data);
        *state = (Some(data), false);
        self.flag_changed.notify_all();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        let state = self.state.lock().unwrap();
        let mut state = self
            .flag_changed
            .wait_while(state, |(_, is_writeable)| *is_writeable)
            .unwrap();
        let (item, is_writeable) = &mut *state;
        let data = item
            .take()
            .expect("there is an item unless the cell is writeable");
        announce(&data);
        *is_writeable = true;
        self.flag_changed.notify_all();
        data
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
