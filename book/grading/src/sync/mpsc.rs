//! `std::sync::mpsc`: in an exploration a queue of our own, outside of one the channels of `std`.

pub use ::std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

mod queue;
mod receiver;
mod sender;

pub use receiver::{IntoIter, Iter, Receiver, TryIter};
pub use sender::{Sender, SyncSender};

use crate::engine::here;
use queue::Queue;
use std::panic::Location;
use std::sync::mpsc as real;

/// As in `std`.
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    if here::exploring() {
        let queue = Queue::new(None, Location::caller());
        (Sender::explored(queue.clone()), Receiver::explored(queue))
    } else {
        let (sender, receiver) = real::channel();
        (Sender::real(sender), Receiver::real(receiver))
    }
}

/// As in `std`.
#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    if here::exploring() {
        let queue = Queue::new(Some(bound), Location::caller());
        (
            SyncSender::explored(queue.clone()),
            Receiver::explored(queue),
        )
    } else {
        let (sender, receiver) = real::sync_channel(bound);
        (SyncSender::real(sender), Receiver::real(receiver))
    }
}
