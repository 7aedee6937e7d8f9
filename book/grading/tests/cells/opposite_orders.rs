//! Wrong: readers and writers take the same two locks in opposite orders, and hold them inside.

use std::sync::Mutex;

pub struct Shared {
    ok_to_read: Mutex<()>,
    ok_to_write: Mutex<u32>,
}

impl Shared {
    pub fn new() -> Self {
        Shared {
            ok_to_read: Mutex::new(()),
            ok_to_write: Mutex::new(0),
        }
    }

    pub fn read(&self, reader: impl FnOnce(u32)) {
        let _readers = self.ok_to_read.lock().unwrap();
        let value = self.ok_to_write.lock().unwrap();
        reader(*value);
    }

    pub fn write(&self, writer: impl FnOnce(&mut u32)) {
        let mut value = self.ok_to_write.lock().unwrap();
        let _readers = self.ok_to_read.lock().unwrap();
        writer(&mut value);
    }
}
