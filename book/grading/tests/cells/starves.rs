//! Wrong where somebody must not starve: `RwLock` promises no order.

use std::sync::{PoisonError, RwLock};

pub struct Shared {
    value: RwLock<u32>,
}

impl Shared {
    pub fn new() -> Self {
        Shared {
            value: RwLock::new(0),
        }
    }

    pub fn read(&self, reader: impl FnOnce(u32)) {
        reader(*self.value.read().unwrap_or_else(PoisonError::into_inner));
    }

    pub fn write(&self, writer: impl FnOnce(&mut u32)) {
        writer(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
    }
}
