//! The programs of the quizzes: what can they print?

use std::collections::BTreeMap;
use std::explore::Explorer;
use std::explore::graph::{Graph, NoGraph, Output};
use std::sync::Arc;

use crate::scenario::{show_fields, show_guarded};
use crate::sources::client_lists::ClientLists;
use crate::sources::phone_book::PhoneBook;
use crate::sources::quizzes::{
    after_a_panic, asked_once, half_a_change, joined_at_once, joined_at_the_end, opposite_orders,
    told_afterwards, told_inside, two_deposits, two_hellos, two_items, two_numbers, two_slots,
};
use crate::sources::shared_cell::SharedCell;
use crate::sources::shared_transcript::SharedTranscript;
use crate::sources::two_locks::TwoLocks;
use crate::sources::unsynchronized_cell::UnsynchronizedCell;
use crate::watched;

/// A small program over the members' sources. A page asks what it can print.
#[derive(Clone, Copy, Debug)]
pub struct Quiz {
    /// What the page calls it: `{{#outputs NAME}}`. Its source is `book/listings/quizzes/NAME.rs`.
    pub name: &'static str,
    /// How many waits of one schedule may end for no reason.
    pub spurious: usize,
    run: fn(),
}

/// All of them.
pub const QUIZZES: &[Quiz] = &[
    Quiz::new("joined_at_the_end", || {
        joined_at_the_end::greet().expect("there is room for two threads");
    }),
    Quiz::new("joined_at_once", || {
        joined_at_once::greet().expect("there is room for two threads");
    }),
    Quiz::new("two_items", || {
        let cell = Arc::new(UnsynchronizedCell::new());
        show_fields(&cell);
        two_items::hand_over(&cell);
    }),
    Quiz::new("told_afterwards", || {
        let cell = Arc::new(SharedCell::new());
        show_guarded(&cell, "");
        told_afterwards::hand_over(&cell);
    })
    .with_a_wait_that_ends_for_no_reason(),
    Quiz::new("told_inside", || {
        let cell = Arc::new(SharedCell::new());
        show_guarded(&cell, "");
        told_inside::hand_over(&cell);
    })
    .with_a_wait_that_ends_for_no_reason(),
    Quiz::new("asked_once", || {
        let cell = Arc::new(asked_once::CellAskedOnce::new());
        show_guarded(&cell, "");
        asked_once::hand_over(&cell);
    })
    .with_a_wait_that_ends_for_no_reason(),
    Quiz::new("opposite_orders", || {
        opposite_orders::visit(&TwoLocks::new());
    }),
    Quiz::new("half_a_change", || {
        half_a_change::change(&watched::SharedCell::new(0));
    }),
    Quiz::new("two_deposits", || {
        two_deposits::deposit_twice(&watched::SharedCell::new(0));
    }),
    Quiz::new("after_a_panic", || {
        after_a_panic::change(&watched::SharedCell::new(0));
    }),
    Quiz::new("two_hellos", || {
        two_hellos::greet(&SharedTranscript::new(100));
    }),
    Quiz::new("two_numbers", || {
        let paper = two_numbers::Paper;
        two_numbers::add_twice(&PhoneBook::new(BTreeMap::new(), paper));
    }),
    Quiz::new("two_slots", || {
        let lists = Arc::new(ClientLists::new(2));
        show_guarded(&lists, "");
        two_slots::serve_three(&lists);
    }),
];

impl Quiz {
    /// How many random schedules are run besides: all must be ways through the graph.
    const CHECKS: usize = 300;

    const fn new(name: &'static str, run: fn()) -> Self {
        Quiz {
            name,
            spurious: 0,
            run,
        }
    }

    const fn with_a_wait_that_ends_for_no_reason(self) -> Self {
        Quiz {
            spurious: 1,
            ..self
        }
    }

    /// All its schedules.
    ///
    /// # Errors
    /// If the program is too large, or too little is shown of it.
    pub fn graph(&self) -> Result<Graph, NoGraph> {
        self.explorer().schedules(Self::CHECKS).graph(self.run)
    }

    /// What is printed under the schedule with this code, run alone.
    pub fn output(&self, code: &str) -> Output {
        self.explorer().output(code, self.run)
    }

    fn explorer(&self) -> Explorer {
        Explorer::new().spurious(self.spurious)
    }
}
