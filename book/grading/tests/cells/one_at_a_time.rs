//! Wrong: too much synchronization, readers never overlap. And a panic inside leaves the lock poisoned for all.

use std::sync::Mutex;

pub struct Shared {
    value: Mutex<u32>,
}

impl Shared {
    pub fn new() -> Self {
        Shared {
            value: Mutex::new(0),
        }
    }

    pub fn read(&self, reader: impl FnOnce(u32)) {
        reader(*self.value.lock().unwrap());
    }

    pub fn write(&self, writer: impl FnOnce(&mut u32)) {
        writer(&mut self.value.lock().unwrap());
    }
}
