//! The receiving end.

use super::queue::Queue;
use super::{RecvError, RecvTimeoutError, TryRecvError};
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;
use std::sync::mpsc as real;
use std::time::Duration;

/// As in `std`.
pub struct Receiver<T> {
    kind: Kind<T>,
    /// Only one thread at a time may have it, as in `std`.
    not_sync: PhantomData<Cell<()>>,
}

enum Kind<T> {
    Real(real::Receiver<T>),
    Explored(Arc<Queue<T>>),
}

impl<T> Receiver<T> {
    pub(super) fn real(receiver: real::Receiver<T>) -> Self {
        Receiver {
            kind: Kind::Real(receiver),
            not_sync: PhantomData,
        }
    }

    pub(super) fn explored(queue: Arc<Queue<T>>) -> Self {
        Receiver {
            kind: Kind::Explored(queue),
            not_sync: PhantomData,
        }
    }

    /// As in `std`.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        match &self.kind {
            Kind::Real(receiver) => receiver.recv(),
            Kind::Explored(queue) => queue
                .receive(None, Location::caller())
                .map_err(|_| RecvError),
        }
    }

    /// As in `std`; in an exploration the time is virtual.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        match &self.kind {
            Kind::Real(receiver) => receiver.recv_timeout(timeout),
            Kind::Explored(queue) => queue.receive(Some(timeout), Location::caller()),
        }
    }

    /// As in `std`.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        match &self.kind {
            Kind::Real(receiver) => receiver.try_recv(),
            Kind::Explored(queue) => queue.try_receive(Location::caller()),
        }
    }

    /// As in `std`.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self)
    }

    /// As in `std`.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter(self)
    }
}

impl<T> Drop for Kind<T> {
    fn drop(&mut self) {
        if let Kind::Explored(queue) = self {
            queue.remove_receiver();
        }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

/// As in `std`.
#[derive(Debug)]
pub struct Iter<'a, T>(&'a Receiver<T>);

/// As in `std`.
#[derive(Debug)]
pub struct TryIter<'a, T>(&'a Receiver<T>);

/// As in `std`.
#[derive(Debug)]
pub struct IntoIter<T>(Receiver<T>);

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.recv().ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self)
    }
}
