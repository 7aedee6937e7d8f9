// wrong: std's RwLock does the work, and the protocol is not asked: it promises no order, so one side may starve
// rejected by: shared_cell::exercise_5_the_reader_is_called_between_begin_read_and_end_read
// rejected by: shared_cell::a_writer_does_not_starve
// rejected by: shared_cell::readers_do_not_starve
// told: std's RwLock promises no order
// file: src/shared_cell/mod.rs
use std::fmt;
use std::marker::PhantomData;
use std::sync::{PoisonError, RwLock};

mod access_protocol;
mod producer_consumer;
mod readers_writers;

pub use access_protocol::AccessProtocol;
pub use producer_consumer::ProducerConsumer;
pub use readers_writers::ReadersWriters;

/// Data that threads share.
pub struct SharedCell<T, P: AccessProtocol = ReadersWriters> {
    data: RwLock<T>,
    protocol: PhantomData<P>,
}

impl<T, P: AccessProtocol> SharedCell<T, P> {
    /// A cell that holds `data`.
    pub fn new(data: T) -> Self
    where
        P: Default,
    {
        Self {
            data: RwLock::new(data),
            protocol: PhantomData,
        }
    }

    /// Calls `reader` with the data.
    pub fn read<R>(&self, reader: impl FnOnce(&T) -> R) -> R {
        reader(&self.data.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Calls `writer` with the data.
    pub fn write<R>(&self, writer: impl FnOnce(&mut T) -> R) -> R {
        writer(&mut self.data.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// The data.
    pub fn into_inner(self) -> T {
        self.data.into_inner().unwrap_or_else(PoisonError::into_inner)
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
