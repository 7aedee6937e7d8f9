//! What the two ends of a channel share in an exploration.

use super::{RecvTimeoutError, TryRecvError, TrySendError};
use crate::engine::{At, Named, Weight, here, telling};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How often the time of `recv_timeout` is up at once, in per cent: the senders are slow.
const TIME_OUT_PERCENT: u64 = 15;

pub(super) struct Queue<T> {
    named: Named,
    /// Never locked while a thread waits.
    state: Mutex<State<T>>,
}

struct State<T> {
    items: VecDeque<T>,
    /// `None`: any number of items.
    bound: Option<usize>,
    senders: usize,
    /// False: the receiver is gone.
    received_by_somebody: bool,
    /// The receiver waits for an item.
    receiving: bool,
    /// How many items were ever sent and taken: a sender that waits for its own to be taken compares the two.
    sent: u64,
    taken: u64,
}

impl<T> State<T> {
    fn is_rendezvous(&self) -> bool {
        self.bound == Some(0)
    }

    /// A rendezvous has room for the one item that is being handed over.
    fn is_full(&self) -> bool {
        self.bound
            .is_some_and(|bound| self.items.len() >= bound.max(1))
    }

    fn take(&mut self) -> Option<T> {
        let item = self.items.pop_front()?;
        self.taken += 1;
        Some(item)
    }
}

impl<T> Queue<T> {
    pub(super) fn new(bound: Option<usize>, at: At) -> Arc<Self> {
        Arc::new(Queue {
            named: Named::new("channel", at),
            state: Mutex::new(State {
                items: VecDeque::new(),
                bound,
                senders: 1,
                received_by_somebody: true,
                receiving: false,
                sent: 0,
                taken: 0,
            }),
        })
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake_all(&self) {
        // A sender may be dropped after the exploration, with something that was taken out of it.
        if here::exploring() {
            here::wake_all(self.named.key());
        }
    }

    fn block(&self, timeout: Option<Duration>, at: At, what: &str) -> bool {
        let why = || format!("waits {what} {}", self.named.label());
        here::block(self.named.key(), timeout, at, why)
    }

    fn tell(&self, at: At, what: &str) {
        telling::tell(Weight::Full, Some(at), || {
            format!("{what} {}", self.named.label())
        });
    }

    /// Blocks while there is no room, and in a rendezvous until the item is taken. Gives the item back if the
    /// receiver is gone.
    pub(super) fn send(&self, item: T, at: At) -> Result<(), T> {
        here::point();
        loop {
            let state = self.state();
            if !state.received_by_somebody {
                return Err(item);
            }
            if !state.is_full() {
                break;
            }
            drop(state);
            self.block(None, at, "for room in");
        }
        let number = self.put(item, at);
        loop {
            let mut state = self.state();
            if !state.is_rendezvous() || state.taken >= number {
                return Ok(());
            }
            if !state.received_by_somebody {
                // Nobody else puts anything in as long as this item is there.
                return state.items.pop_front().map_or(Ok(()), Err);
            }
            drop(state);
            self.block(None, at, "for its item to be taken out of");
        }
    }

    pub(super) fn try_send(&self, item: T, at: At) -> Result<(), TrySendError<T>> {
        here::point();
        let state = self.state();
        if !state.received_by_somebody {
            return Err(TrySendError::Disconnected(item));
        }
        if state.is_full() || state.is_rendezvous() && !state.receiving {
            return Err(TrySendError::Full(item));
        }
        drop(state);
        self.put(item, at);
        Ok(())
    }

    /// Returns which of all items it is.
    fn put(&self, item: T, at: At) -> u64 {
        let mut state = self.state();
        state.items.push_back(item);
        state.sent += 1;
        let number = state.sent;
        drop(state);
        self.tell(at, "sends into");
        self.wake_all();
        number
    }

    /// Blocks until there is an item, all senders are gone, or the time is up.
    pub(super) fn receive(&self, timeout: Option<Duration>, at: At) -> Result<T, RecvTimeoutError> {
        let deadline = timeout.map(|timeout| here::clock().saturating_add(timeout));
        let mut time_is_up = false;
        loop {
            match self.try_receive(at) {
                Ok(item) => return Ok(item),
                Err(TryRecvError::Disconnected) => return Err(RecvTimeoutError::Disconnected),
                Err(TryRecvError::Empty) if time_is_up => return Err(RecvTimeoutError::Timeout),
                Err(TryRecvError::Empty) => {}
            }
            let left = deadline.map(|deadline| deadline.saturating_sub(here::clock()));
            if left.is_some_and(|left| here::time_flies(TIME_OUT_PERCENT, left)) {
                here::yield_point();
                time_is_up = true;
            } else {
                self.state().receiving = true;
                time_is_up = self.block(left, at, "to receive from");
                self.state().receiving = false;
            }
        }
    }

    pub(super) fn try_receive(&self, at: At) -> Result<T, TryRecvError> {
        here::point();
        let mut state = self.state();
        let item = state.take();
        let abandoned = state.senders == 0;
        drop(state);
        match item {
            Some(item) => {
                self.tell(at, "receives from");
                self.wake_all();
                Ok(item)
            }
            None if abandoned => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }

    pub(super) fn add_sender(&self) {
        self.state().senders += 1;
    }

    pub(super) fn remove_sender(&self) {
        here::point();
        self.state().senders -= 1;
        self.wake_all();
    }

    pub(super) fn remove_receiver(&self) {
        here::point();
        let mut state = self.state();
        state.received_by_somebody = false;
        // A sender that waits at a rendezvous gets its item back.
        let lost = if state.is_rendezvous() {
            VecDeque::new()
        } else {
            std::mem::take(&mut state.items)
        };
        drop(state);
        self.wake_all();
        // The items' destructors may do anything, with this channel too.
        drop(lost);
    }
}
