// right: the data is in a RwLock that nobody ever waits for, as the protocol decides first: no unsafe code
// file: src/shared_cell/mod.rs
use std::fmt;
use std::sync::{PoisonError, RwLock, TryLockError, TryLockResult};

mod access_protocol;
mod producer_consumer;
mod readers_writers;

pub use access_protocol::AccessProtocol;
pub use producer_consumer::ProducerConsumer;
pub use readers_writers::ReadersWriters;

/// Data that threads share, read and written through closures.
pub struct SharedCell<T, P: AccessProtocol = ReadersWriters> {
    protocol: P,
    data: RwLock<T>,
}

/// What the protocol has made sure of.
fn at_once<G>(guard: TryLockResult<G>) -> G {
    match guard {
        Ok(guard) => guard,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => panic!("the protocol has let in too many"),
    }
}

impl<T, P: AccessProtocol> SharedCell<T, P> {
    /// A cell that holds `data`.
    pub fn new(data: T) -> Self
    where
        P: Default,
    {
        Self {
            protocol: P::default(),
            data: RwLock::new(data),
        }
    }

    /// Calls `reader` with the data, and returns what it returns.
    pub fn read<R>(&self, reader: impl FnOnce(&T) -> R) -> R {
        self.protocol.begin_read();
        let _reading = Reading(&self.protocol);
        let data = at_once(self.data.try_read());
        reader(&data)
    }

    /// Calls `writer` with the data, and returns what it returns.
    pub fn write<R>(&self, writer: impl FnOnce(&mut T) -> R) -> R {
        self.protocol.begin_write();
        let _writing = Writing(&self.protocol);
        let mut data = at_once(self.data.try_write());
        writer(&mut data)
    }

    /// The data.
    pub fn into_inner(self) -> T {
        self.data.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Reading<'a, P: AccessProtocol>(&'a P);

impl<P: AccessProtocol> Drop for Reading<'_, P> {
    fn drop(&mut self) {
        self.0.end_read();
    }
}

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
