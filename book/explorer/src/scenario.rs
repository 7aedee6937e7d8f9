//! Threads that do something with one of the sources, and what the page shows of it.

use std::explore::graph::{Graph, NoGraph};
use std::explore::{Crew, Explorer, call, note, show};
use std::fmt::Debug;
use std::sync::Arc;

use crate::sources::client_lists::ClientLists;
use crate::sources::multi_consumer_cell::MultiConsumerCell;
use crate::sources::one_slot::{self, Slot};
use crate::sources::read_too_late::ReadTooLate;
use crate::sources::rw_cell::{AccessProtocol, ReadersWriters};
use crate::sources::shared_cell::SharedCell;
use crate::sources::two_locks::TwoLocks;
use crate::sources::unlocked_limit::UnlockedLimit;
use crate::sources::unsynchronized_cell::UnsynchronizedCell;
use crate::sources::{handover, several_consumers, visit};
use crate::{Listing, audit};

/// A small scenario whose schedules a page shows.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// What the page calls it: `{{#explorer NAME}}`.
    pub name: &'static str,
    /// How many waits of one schedule may end for no reason.
    pub spurious: usize,
    /// What stands behind `cargo test` for the member's test with the same scenario. It prints codes of schedules.
    pub test: Option<&'static str>,
    /// In which sources the threads are.
    pub listings: &'static [Listing],
    run: fn(),
}

const PRODUCER_CONSUMER: &str = "producer_consumer/src/shared_cell.rs";
const UNSYNCHRONIZED: &str = "producer_consumer/src/unsynchronized_cell.rs";
const SEVERAL: &str = "producer_consumer/src/multi_consumer_cell.rs";
const READERS_WRITERS: &str = "readers_writers/src/shared_cell/readers_writers.rs";
const CLIENT_LISTS: &str = "lab4_server/src/client_lists.rs";

/// All of them.
pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "unsynchronized",
        spurious: 0,
        test: None,
        listings: &[
            Listing::open(UNSYNCHRONIZED, "set_data"),
            Listing::open(UNSYNCHRONIZED, "get_data"),
        ],
        run: || {
            let cell = Arc::new(UnsynchronizedCell::new());
            show_fields(&cell);
            handover::unsynchronized(cell);
        },
    },
    Scenario {
        name: "synchronized",
        spurious: 1,
        test: Some("-p producer_consumer two_items_are_handed_over"),
        listings: &[
            Listing::open(PRODUCER_CONSUMER, "set_data_with"),
            Listing::solution(PRODUCER_CONSUMER, "get_data_with"),
        ],
        run: || {
            let cell = Arc::new(SharedCell::new());
            show_guarded(&cell, "item: ");
            handover::synchronized(cell);
        },
    },
    Scenario {
        name: "read_too_late",
        spurious: 0,
        test: None,
        listings: &[
            Listing::open("book/listings/read_too_late.rs", "set_data"),
            Listing::open("book/listings/read_too_late.rs", "get_data"),
        ],
        run: || {
            let cell = Arc::new(ReadTooLate::new());
            show_beside_the_lock(&cell);
            two_items_read_too_late(cell);
        },
    },
    Scenario {
        name: "cell_for_one",
        spurious: 0,
        test: None,
        listings: &[
            Listing::open(PRODUCER_CONSUMER, "set_data_with"),
            Listing::solution(PRODUCER_CONSUMER, "get_data_with"),
        ],
        run: || {
            let cell = Arc::new(SharedCell::new());
            show_guarded(&cell, "item: ");
            several_consumers::one_item_for_both(cell);
        },
    },
    Scenario {
        name: "several_consumers",
        spurious: 0,
        test: Some("-p producer_consumer one_item_for_both_consumers"),
        listings: &[
            Listing::solution(SEVERAL, "set_data_with"),
            Listing::solution(SEVERAL, "get_data_with"),
        ],
        run: || {
            let cell = Arc::new(MultiConsumerCell::new(2));
            show_guarded(&cell, "");
            several_consumers::one_item_for_both(cell);
        },
    },
    Scenario {
        name: "two_locks",
        spurious: 0,
        test: None,
        listings: &[
            Listing::open("book/listings/two_locks.rs", "read"),
            Listing::open("book/listings/two_locks.rs", "write"),
        ],
        run: || visit::each_goes_in_once(Arc::new(TwoLocks::new()), 1),
    },
    Scenario {
        name: "readers_writers",
        spurious: 0,
        test: Some("-p readers_writers each_goes_in_once"),
        listings: &[
            Listing::solution(READERS_WRITERS, "begin_read"),
            Listing::solution(READERS_WRITERS, "end_read"),
            Listing::solution(READERS_WRITERS, "begin_write"),
            Listing::solution(READERS_WRITERS, "end_write"),
        ],
        run: || {
            let protocol = Arc::new(ReadersWriters::default());
            show_guarded(&protocol, "");
            visit::each_goes_in_once(protocol, 2);
        },
    },
    Scenario {
        name: "unlocked_limit",
        spurious: 0,
        test: None,
        listings: &[Listing::open("book/listings/unlocked_limit.rs", "serve")],
        run: || {
            let limit = Arc::new(UnlockedLimit::new(1));
            show_fields(&limit);
            two_clients_without_a_manager(limit);
        },
    },
    Scenario {
        name: "manager",
        spurious: 0,
        test: Some("-p lab4_server two_clients_and_one_slot"),
        listings: &[
            Listing::solution(CLIENT_LISTS, "take_note"),
            Listing::solution(CLIENT_LISTS, "manage"),
        ],
        run: || {
            let lists = Arc::new(ClientLists::new(1));
            show_guarded(&lists, "");
            one_slot::two_clients(lists);
        },
    },
];

impl Scenario {
    /// How many random schedules are run besides: all must be ways through the graph.
    const CHECKS: usize = 300;

    /// All its schedules.
    ///
    /// # Errors
    /// If the scenario is too large, or shows too little.
    pub fn graph(&self) -> Result<Graph, NoGraph> {
        self.explorer().schedules(Self::CHECKS).graph(self.run)
    }

    /// Runs the schedule with this code alone. Returns what goes wrong in it, if anything does.
    pub fn replay(&self, code: &str) -> Option<String> {
        let outcome = self.explorer().replay(code).check(self.run);
        outcome.err().map(|failure| failure.headline)
    }

    fn explorer(&self) -> Explorer {
        Explorer::new().spurious(self.spurious)
    }
}

/// Shows the fields of something that is guarded by nothing.
pub(crate) fn show_fields(what: &Arc<impl Debug + Send + Sync + 'static>) {
    let what = Arc::clone(what);
    show(move || Some(fields(&format!("{what:?}")).to_string()));
}

/// Shows what is in the one lock of `what`, with `name` before it.
pub(crate) fn show_guarded(what: &Arc<impl Debug + Send + Sync + 'static>, name: &'static str) {
    let what = Arc::clone(what);
    show(move || {
        let debug = format!("{what:?}");
        let (_, inside) = debug.split_once("Mutex { data: ")?;
        let (inside, _) = inside.split_once(", poisoned")?;
        let is_seen = !inside.contains("<locked>");
        is_seen.then(|| format!("{name}{}", fields(inside)))
    });
}

/// Shows what lies beside the one lock of `cell`, and what is in it.
fn show_beside_the_lock(cell: &Arc<ReadTooLate>) {
    let cell = Arc::clone(cell);
    show(move || {
        let debug = format!("{cell:?}");
        let (data, lock) = fields(&debug).split_once(", writeable: Mutex { data: ")?;
        let (writeable, _) = lock.split_once(',')?;
        (!writeable.contains("<locked>")).then(|| format!("{data}, writeable: {writeable}"))
    });
}

/// `State { item: None }` without its name and braces.
fn fields(debug: &str) -> &str {
    match debug.split_once(" { ") {
        Some((_, inside)) => inside.strip_suffix(" }").unwrap_or(inside),
        None => debug,
    }
}

impl several_consumers::Cell for MultiConsumerCell<u32> {
    fn set_data(&self, item: u32) {
        self.set_data(item);
    }

    fn get_data(&self, consumer: usize) -> u32 {
        self.get_data(consumer)
    }
}

/// The cell that hands an item to one consumer, whoever asks.
impl several_consumers::Cell for SharedCell<u32> {
    fn set_data(&self, item: u32) {
        self.set_data(item);
    }

    fn get_data(&self, _consumer: usize) -> u32 {
        self.get_data()
    }
}

impl visit::Room for TwoLocks {
    fn read(&self, reader: impl FnOnce()) {
        self.read(reader);
    }

    fn write(&self, writer: impl FnOnce()) {
        self.write(writer);
    }
}

impl visit::Room for ReadersWriters {
    fn read(&self, reader: impl FnOnce()) {
        self.begin_read();
        reader();
        self.end_read();
    }

    fn write(&self, writer: impl FnOnce()) {
        self.begin_write();
        writer();
        self.end_write();
    }
}

/// Each client looks for itself whether there is a free slot.
fn two_clients_without_a_manager(limit: Arc<UnlockedLimit>) {
    let slot = Arc::new(Slot::default());
    let mut crew = Crew::new();
    for client in 1..=2 {
        let (limit, slot) = (Arc::clone(&limit), Arc::clone(&slot));
        crew = crew.with(format!("Client {client}"), move || {
            match call("serve()", || limit.serve(|| slot.enter())) {
                true => slot.leave(),
                false => note("goes away"),
            }
        });
    }
    crew.run();
}

/// Two items, handed over by the cell that reads when the lock is free again.
fn two_items_read_too_late(cell: Arc<ReadTooLate>) {
    let produced = [1, 2];
    let producers = Arc::clone(&cell);
    let produce = move || {
        for item in produced {
            call(format!("set_data({item})"), || producers.set_data(item));
        }
        Vec::new()
    };
    let consume = move || {
        let consume_one = |_| {
            let item = call("get_data()", || cell.get_data());
            note(format!("has got {item}"));
            item
        };
        produced.map(consume_one).to_vec()
    };
    let crew = Crew::new().with("Producer", produce);
    let items = crew.with("Consumer", consume).run();
    let audit = audit::Audit::new(&produced, &items[1]).to_string();
    let complaints: Vec<&str> = audit.lines().skip(1).collect(); // If all is well, it is one line.
    assert!(complaints.is_empty(), "{}", complaints.join("; "));
}
