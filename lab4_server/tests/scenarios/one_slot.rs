//! Two clients and one slot. The book's page lets its reader choose who runs next in it.

// Not the explorer's: who is served is no part of the program, and nobody is interrupted while it is noted.
use core::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::explore::{Crew, call, note, spawn};
use std::sync::Arc;

use crate::client_lists::{ClientLists, News};

/// Notices who is served at once.
#[derive(Default)]
pub struct Slot {
    taken: AtomicUsize,
}

impl Slot {
    /// A client is served.
    pub fn enter(&self) {
        let others = self.taken.fetch_add(1, SeqCst);
        note("is served");
        assert!(
            others == 0,
            "there is one slot, and two clients are served at once"
        );
    }

    /// It has been served.
    pub fn leave(&self) {
        self.taken.fetch_sub(1, SeqCst);
    }
}

/// Client 1 has come already, client 2 will come, and after it nobody. `lists` has room for one of them.
pub fn two_clients(lists: Arc<ClientLists<usize>>) {
    lists.take_note(News::Came(1));
    let (accepting, telling) = (Arc::clone(&lists), Arc::clone(&lists));
    let slot = Arc::new(Slot::default());
    let start = move |client| {
        let (slot, lists) = (Arc::clone(&slot), Arc::clone(&telling));
        spawn(format!("Client {client}"), move || {
            slot.enter();
            slot.leave();
            match client {
                1 => call("take_note(Ended)", || lists.take_note(News::Ended)),
                _ => call("take_note(ClosingTime)", || {
                    lists.take_note(News::ClosingTime)
                }),
            }
        });
    };
    let crew = Crew::new().with("Acceptor", move || {
        call("take_note(Came(2))", || accepting.take_note(News::Came(2)));
    });
    let crew = crew.with("Manager", move || call("manage()", || lists.manage(start)));
    crew.run();
}
