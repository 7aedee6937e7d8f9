//! The sending end.

use super::queue::Queue;
use super::{SendError, TrySendError};
use std::fmt;
use std::panic::Location;
use std::sync::Arc;
use std::sync::mpsc as real;

/// As in `std`.
pub struct Sender<T>(Kind<T, real::Sender<T>>);

/// As in `std`.
pub struct SyncSender<T>(Kind<T, real::SyncSender<T>>);

enum Kind<T, R> {
    Real(R),
    Explored(Explored<T>),
}

impl<T, R: Clone> Clone for Kind<T, R> {
    fn clone(&self) -> Self {
        match self {
            Kind::Real(sender) => Kind::Real(sender.clone()),
            Kind::Explored(sender) => Kind::Explored(sender.clone()),
        }
    }
}

/// One of the senders that the queue counts.
struct Explored<T>(Arc<Queue<T>>);

impl<T> Clone for Explored<T> {
    fn clone(&self) -> Self {
        self.0.add_sender();
        Explored(Arc::clone(&self.0))
    }
}

impl<T> Drop for Explored<T> {
    fn drop(&mut self) {
        self.0.remove_sender();
    }
}

impl<T> Sender<T> {
    pub(super) fn real(sender: real::Sender<T>) -> Self {
        Sender(Kind::Real(sender))
    }

    pub(super) fn explored(queue: Arc<Queue<T>>) -> Self {
        Sender(Kind::Explored(Explored(queue)))
    }

    /// As in `std`.
    #[track_caller]
    pub fn send(&self, item: T) -> Result<(), SendError<T>> {
        match &self.0 {
            Kind::Real(sender) => sender.send(item),
            Kind::Explored(sender) => sender.0.send(item, Location::caller()).map_err(SendError),
        }
    }
}

impl<T> SyncSender<T> {
    pub(super) fn real(sender: real::SyncSender<T>) -> Self {
        SyncSender(Kind::Real(sender))
    }

    pub(super) fn explored(queue: Arc<Queue<T>>) -> Self {
        SyncSender(Kind::Explored(Explored(queue)))
    }

    /// As in `std`.
    #[track_caller]
    pub fn send(&self, item: T) -> Result<(), SendError<T>> {
        match &self.0 {
            Kind::Real(sender) => sender.send(item),
            Kind::Explored(sender) => sender.0.send(item, Location::caller()).map_err(SendError),
        }
    }

    /// As in `std`.
    #[track_caller]
    pub fn try_send(&self, item: T) -> Result<(), TrySendError<T>> {
        match &self.0 {
            Kind::Real(sender) => sender.try_send(item),
            Kind::Explored(sender) => sender.0.try_send(item, Location::caller()),
        }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Sender(self.0.clone())
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> Self {
        SyncSender(self.0.clone())
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}
