use std::cell::UnsafeCell;
use std::fmt;

mod access_protocol;
mod producer_consumer;
mod readers_writers;

pub use access_protocol::AccessProtocol;
pub use producer_consumer::ProducerConsumer;
pub use readers_writers::ReadersWriters;

/// Data that threads share, read and written through closures. Who may enter when is up to the
/// protocol `P`: by default many readers or one writer.
///
/// From the chapter's section on the readers/writers problem. The chapter keeps the protocol and
/// the cell in one class; here they are two, so that one cell serves both problems (Project 9).
///
/// ```
/// use readers_writers::SharedCell;
///
/// let cell: SharedCell<Vec<i32>> = SharedCell::new(vec![1]);
/// cell.write(|numbers| numbers.push(2));
/// assert_eq!(cell.read(|numbers| numbers.len()), 2);
/// ```
///
/// A closure that uses its own cell again may wait for itself for ever: a write inside a read, or a
/// second read that is held back by a waiting writer.
// ANCHOR: fields
pub struct SharedCell<T, P: AccessProtocol = ReadersWriters> {
    /// Decides who may touch `data`, and when.
    protocol: P,
    /// Touched only between the protocol's `begin_` and `end_`.
    data: UnsafeCell<T>,
}

// SAFETY: threads that share a cell get `&mut T` one after another, which needs `T: Send`, and
// `&T` at the same time, which needs `T: Sync`. That they never get both at once is what `P`
// promises by its `unsafe impl AccessProtocol`; `P: Sync` because all of them call it.
unsafe impl<T: Send + Sync, P: AccessProtocol + Sync> Sync for SharedCell<T, P> {}
// ANCHOR_END: fields

impl<T, P: AccessProtocol> SharedCell<T, P> {
    /// A cell that holds `data`.
    pub fn new(data: T) -> Self
    where
        P: Default,
    {
        Self {
            protocol: P::default(),
            data: UnsafeCell::new(data),
        }
    }

    /// Calls `reader` with the data, and returns what it returns. Blocks until the protocol lets a
    /// reader in, and as long as `reader` runs.
    ///
    /// # Panics
    /// If `reader` panics: its panic goes on to the caller, and the cell stays open for others.
    // ANCHOR: read
    pub fn read<R>(&self, reader: impl FnOnce(&T) -> R) -> R {
        // ANCHOR: exercise_5 -- STUB: let _ = (&self.protocol, Reading::<P>, reader); todo!("exercise 5: begin to read, call the reader, end the read even if the reader panics")
        self.protocol.begin_read();
        let _reading = Reading(&self.protocol);
        // SAFETY: from begin_read to end_read, which is when `_reading` is dropped, the protocol
        // lets no writer in, so there is no `&mut T`.
        reader(unsafe { &*self.data.get() })
        // ANCHOR_END: exercise_5
    }
    // ANCHOR_END: read

    /// Calls `writer` with the data, and returns what it returns. Blocks until the protocol lets a
    /// writer in, and as long as `writer` runs.
    ///
    /// # Panics
    /// If `writer` panics: its panic goes on to the caller, and the cell stays open for others, who
    /// see the data as `writer` left it.
    // ANCHOR: write
    pub fn write<R>(&self, writer: impl FnOnce(&mut T) -> R) -> R {
        // ANCHOR: exercise_6 -- STUB: let _ = (&self.protocol, Writing::<P>, writer); todo!("exercise 6: begin to write, call the writer, end the write even if the writer panics")
        self.protocol.begin_write();
        let _writing = Writing(&self.protocol);
        // SAFETY: from begin_write to end_write, which is when `_writing` is dropped, the protocol
        // lets nobody else in, so there is no other reference to the data.
        writer(unsafe { &mut *self.data.get() })
        // ANCHOR_END: exercise_6
    }
    // ANCHOR_END: write

    /// The data. Nobody waits: whoever owns the cell is alone with it.
    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }
}

// ANCHOR: guards
/// A reader that is inside. Dropped when the closure is over, whether it returned or panicked.
struct Reading<'a, P: AccessProtocol>(&'a P);

impl<P: AccessProtocol> Drop for Reading<'_, P> {
    fn drop(&mut self) {
        self.0.end_read();
    }
}

/// The writer that is inside. Dropped when the closure is over, whether it returned or panicked.
struct Writing<'a, P: AccessProtocol>(&'a P);

impl<P: AccessProtocol> Drop for Writing<'_, P> {
    fn drop(&mut self) {
        self.0.end_write();
    }
}
// ANCHOR_END: guards

impl<T: Default, P: AccessProtocol + Default> Default for SharedCell<T, P> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T, P: AccessProtocol> fmt::Debug for SharedCell<T, P> {
    /// Does not show the data: that would mean to wait for it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedCell").finish_non_exhaustive()
    }
}

/// The cell with the readers/writers protocol.
pub type RwSharedCell<T> = SharedCell<T, ReadersWriters>;

/// The cell with the producer/consumer protocol.
pub type PcSharedCell<T> = SharedCell<T, ProducerConsumer>;
