// wrong: a mutex beside the protocol is held while the reader runs: readers never overlap
// rejected by: shared_cell::exercise_5_readers_are_inside_together
// told: `alone`
// file: src/shared_cell/mod.rs
use std::cell::UnsafeCell;
use std::fmt;
use std::sync::Mutex;

mod access_protocol;
mod producer_consumer;
mod readers_writers;

pub use access_protocol::AccessProtocol;
pub use producer_consumer::ProducerConsumer;
pub use readers_writers::ReadersWriters;

/// Data that threads share.
pub struct SharedCell<T, P: AccessProtocol = ReadersWriters> {
    protocol: P,
    /// To be on the safe side.
    alone: Mutex<()>,
    data: UnsafeCell<T>,
}

// SAFETY: the protocol and the mutex let threads in one after another.
unsafe impl<T: Send + Sync, P: AccessProtocol + Sync> Sync for SharedCell<T, P> {}

impl<T, P: AccessProtocol> SharedCell<T, P> {
    /// A cell that holds `data`.
    pub fn new(data: T) -> Self
    where
        P: Default,
    {
        Self {
            protocol: P::default(),
            alone: Mutex::new(()),
            data: UnsafeCell::new(data),
        }
    }

    /// Calls `reader` with the data.
    pub fn read<R>(&self, reader: impl FnOnce(&T) -> R) -> R {
        self.protocol.begin_read();
        let _reading = Reading(&self.protocol);
        let _alone = self.alone.lock().unwrap();
        // SAFETY: whoever has the mutex is alone.
        reader(unsafe { &*self.data.get() })
    }

    /// Calls `writer` with the data.
    pub fn write<R>(&self, writer: impl FnOnce(&mut T) -> R) -> R {
        self.protocol.begin_write();
        let _writing = Writing(&self.protocol);
        let _alone = self.alone.lock().unwrap();
        // SAFETY: whoever has the mutex is alone.
        writer(unsafe { &mut *self.data.get() })
    }

    /// The data.
    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }
}

/// A reader that is inside.
struct Reading<'a, P: AccessProtocol>(&'a P);

impl<P: AccessProtocol> Drop for Reading<'_, P> {
    fn drop(&mut self) {
        self.0.end_read();
    }
}

/// The writer that is inside.
struct Writing<'a, P: AccessProtocol>(&'a P);

impl<P: AccessProtocol> Drop for Writing<'_, P> {
    fn drop(&mut self) {
        self.0.end_write();
    }
}

impl<T: Default, P: AccessProtocol + Default> Default for SharedCell<T, P> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T, P: AccessProtocol> fmt::Debug for SharedCell<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedCell").finish_non_exhaustive()
    }
}

/// The cell with the readers/writers protocol.
pub type RwSharedCell<T> = SharedCell<T, ReadersWriters>;

/// The cell with the producer/consumer protocol.
pub type PcSharedCell<T> = SharedCell<T, ProducerConsumer>;
