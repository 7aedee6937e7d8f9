// right: a token or the item goes round through two channels; who holds it is alone
// file: src/shared_cell.rs

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    /// Holds the token while the cell is empty.
    put_token: SyncSender<()>,
    take_token: Mutex<Receiver<()>>,
    /// Holds the item while the cell is full.
    put_item: SyncSender<T>,
    take_item: Mutex<Receiver<T>>,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub fn new() -> Self {
        let (put_token, take_token) = sync_channel(1);
        let (put_item, take_item) = sync_channel(1);
        put_token.send(()).expect("the receiver is kept");
        Self {
            put_token,
            take_token: Mutex::new(take_token),
            put_item,
            take_item: Mutex::new(take_item),
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
        let token = self.take_token.lock().unwrap().recv();
        token.expect("the sender is kept");
        announce(&data);
        let sent = self.put_item.send(data);
        sent.expect("the receiver is kept");
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        let data = self.take_item.lock().unwrap().recv();
        let data = data.expect("the sender is kept");
        announce(&data);
        self.put_token.send(()).expect("the receiver is kept");
        data
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
