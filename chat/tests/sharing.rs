//! The objects that all clients of a service share, under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler
extern crate self as readers_writers; // so that the cell, too, is the one that is driven

#[path = "../src/atm_saves.rs"]
#[allow(dead_code)]
mod atm_saves;
#[path = "../src/chat_room_name.rs"]
mod chat_room_name;
#[path = "../src/chat_room_session.rs"]
mod chat_room_session;
#[path = "../src/phone_book.rs"]
#[allow(dead_code)]
mod phone_book;
#[path = "../../readers_writers/src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;
#[path = "../src/shared_transcript.rs"]
mod shared_transcript;
#[path = "../src/transcript.rs"]
#[allow(dead_code)]
mod transcript;
#[path = "../src/transcript_entry.rs"]
#[allow(dead_code)]
mod transcript_entry;

use std::collections::{BTreeMap, BTreeSet};
use std::explore::{call, every_schedule, quiesce, spawn};
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use atm_saves::AtmSaves;
use chat_room_name::{BadName, ChatRoomName};
use chat_room_session::ChatRoomSession;
use phone_book::{AddError, PhoneBook, Storage};
#[allow(unused_imports)] // which of them is up to the answer
pub use shared_cell::{PcSharedCell, RwSharedCell, SharedCell};
// The timeline is off here, so whatever records would only hand on.
#[allow(unused_imports)]
pub use shared_cell::ReadersWriters as Recorded;
use shared_transcript::SharedTranscript;
use transcript::{Transcript, TranscriptCopy};
use transcript_entry::Entry;

#[test]
fn exercise_4_everybody_sees_what_he_has_said_and_nothing_changes_its_place() {
    every_schedule(|| {
        let room = Arc::new(SharedTranscript::new(100));
        let people = ["Ada", "Ken"].map(|name| {
            let room = Arc::clone(&room);
            spawn(name, move || {
                let mut session = ChatRoomSession::new(room);
                call("joins", || session.reply(name)).unwrap();
                let said = call("says hello", || session.reply("hello"));
                let said = said.unwrap().to_string();
                assert!(
                    said.contains(&format!("{name} has connected at "))
                        && said.contains("\nhello\n"),
                    "the answer must have in it what was said before: {said:?}"
                );
                call("leaves", || drop(session));
            })
        });
        let early = room.copy().to_string();
        let late = room.copy().to_string();
        people.into_iter().for_each(|person| person.join().unwrap());
        let all = room.copy().to_string();
        assert!(
            late.starts_with(&early) && all.starts_with(&late),
            "what is in the transcript stays where it is: {early:?} {late:?} {all:?}"
        );
        for name in ["Ada", "Ken"] {
            let places = ["has connected at", "\n", "has disconnected at"];
            let places =
                places.map(|what| all.find(&format!("{name} {what}").replace(" \n", "\n")));
            assert!(
                places[0] < places[1] && places[1] < places[2] && places[0].is_some(),
                "{name} connects, says something and disconnects: {all:?}"
            );
        }
        assert_eq!(all.lines().count(), 2 * 5, "nothing twice: {all:?}");
    });
}

/// What a storage has recorded.
type Records = Arc<Mutex<Vec<(String, String)>>>;

/// A storage that records at once.
struct Prompt(Records);

impl Storage for Prompt {
    fn record(&mut self, name: &str, number: &str) -> io::Result<()> {
        let record = (name.to_string(), number.to_string());
        self.0.lock().unwrap().push(record);
        Ok(())
    }
}

/// A storage that says when it begins to record, and then waits until it may go on.
struct HeldUp {
    begun: Sender<()>,
    go_on: Receiver<()>,
}

impl Storage for HeldUp {
    fn record(&mut self, _name: &str, _number: &str) -> io::Result<()> {
        self.begun.send(()).unwrap();
        self.go_on.recv().unwrap();
        Ok(())
    }
}

/// A storage that fails.
struct Full;

impl Storage for Full {
    fn record(&mut self, _name: &str, _number: &str) -> io::Result<()> {
        Err(io::ErrorKind::StorageFull.into())
    }
}

fn adder(book: &Arc<PhoneBook>, name: &'static str, number: &'static str) -> JoinHandle<bool> {
    let book = Arc::clone(book);
    spawn(format!("adds {number}"), move || {
        match call("add", || book.add(name, number)) {
            Ok(()) => true,
            Err(AddError::HasNumber) => false,
            Err(error) => panic!("{error}"),
        }
    })
}

#[test]
fn exercise_5_of_two_clients_who_add_one_name_one_succeeds() {
    every_schedule(|| {
        let records = Records::default();
        let storage = Prompt(Arc::clone(&records));
        let book = Arc::new(PhoneBook::new(BTreeMap::new(), storage));
        let adders = ["111", "222"].map(|number| (number, adder(&book, "Ken", number)));
        let added: Vec<&str> = adders
            .into_iter()
            .filter_map(|(number, adder)| adder.join().unwrap().then_some(number))
            .collect();
        assert_eq!(
            added.len(),
            1,
            "who adds a name must look and add in one step: both were told {added:?}"
        );
        let number = book.find("Ken");
        assert_eq!(
            number.as_deref(),
            Some(added[0]),
            "the number in the book must be the one whose client was told so"
        );
        let recorded = records.lock().unwrap();
        assert_eq!(
            *recorded,
            [("Ken".to_string(), added[0].to_string())],
            "the storage must record the number that is in the book, and no other"
        );
    });
}

#[test]
fn exercise_5_of_three_clients_who_add_one_name_all_get_an_answer() {
    every_schedule(|| {
        let storage = Prompt(Records::default());
        let book = Arc::new(PhoneBook::new(BTreeMap::new(), storage));
        let adders = ["111", "222", "333"].map(|number| adder(&book, "Ken", number));
        let succeeded = adders
            .into_iter()
            .filter_map(|it| it.join().unwrap().then_some(()));
        assert_eq!(succeeded.count(), 1, "a name has one number");
    });
}

#[test]
fn exercise_5_while_a_number_is_being_recorded_others_can_look_up_and_nobody_sees_it_yet() {
    every_schedule(|| {
        let (begun, has_begun) = mpsc::channel();
        let (go, go_on) = mpsc::channel();
        let known = BTreeMap::from([("Ada".to_string(), "815".to_string())]);
        let book = Arc::new(PhoneBook::new(known, HeldUp { begun, go_on }));
        let adder = adder(&book, "Ken", "111");
        has_begun.recv().unwrap();
        let found = call("find Ada", || book.find("Ada"));
        assert_eq!(found.as_deref(), Some("815"), "this number was there");
        let found = call("find Ken", || book.find("Ken"));
        assert_eq!(found, None, "a crash could still take this number back");
        go.send(()).unwrap();
        assert!(adder.join().unwrap());
        let found = call("find Ken", || book.find("Ken"));
        assert_eq!(found.as_deref(), Some("111"), "what was added is found");
    });
}

#[test]
fn exercise_5_who_waits_for_his_turn_to_add_sleeps() {
    every_schedule(|| {
        let (begun, has_begun) = mpsc::channel();
        let (go, go_on) = mpsc::channel();
        let book = PhoneBook::new(BTreeMap::new(), HeldUp { begun, go_on });
        let book = Arc::new(book);
        let first = adder(&book, "Ken", "111");
        has_begun.recv().unwrap();
        let second = adder(&book, "Ada", "222");
        // This goes on when the second one sleeps. One that asks again and again never does.
        quiesce();
        go.send(()).unwrap();
        go.send(()).unwrap();
        assert!(first.join().unwrap() && second.join().unwrap());
        let found = ["Ken", "Ada"].map(|name| book.find(name));
        let found = found.each_ref().map(Option::as_deref);
        assert_eq!(found, [Some("111"), Some("222")], "what was added is found");
    });
}

#[test]
fn exercise_5_what_could_not_be_recorded_is_not_in_the_book() {
    every_schedule(|| {
        let book = PhoneBook::new(BTreeMap::new(), Full);
        let added = book.add("Ken", "111");
        assert!(matches!(added, Err(AddError::NotRecorded(_))), "{added:?}");
        assert_eq!(book.find("Ken"), None, "it would be lost at the next start");
    });
}

/// A bank of numbered changes, and the disk to which it is saved.
#[derive(Default)]
struct Changes {
    made: Mutex<BTreeSet<u32>>,
    on_disk: Mutex<BTreeSet<u32>>,
    writes: Mutex<u32>,
    saves: AtmSaves,
}

impl Changes {
    fn make(&self, change: u32) {
        self.made.lock().unwrap().insert(change);
        self.saves.note();
    }

    /// Takes a snapshot, calls `meanwhile`, and puts the snapshot on the disk.
    fn save(&self, meanwhile: impl FnOnce()) -> Result<(), ()> {
        self.saves.save(|| {
            let snapshot = self.made.lock().unwrap().clone();
            meanwhile();
            *self.on_disk.lock().unwrap() = snapshot;
            *self.writes.lock().unwrap() += 1;
            Ok(())
        })
    }

    fn is_on_disk(&self, change: u32) -> bool {
        self.on_disk.lock().unwrap().contains(&change)
    }
}

#[test]
fn what_was_saved_stays_on_the_disk_whoever_else_saves() {
    every_schedule(|| {
        let bank = Arc::new(Changes::default());
        let clients = [1, 2, 3].map(|change| {
            let bank = Arc::clone(&bank);
            spawn(format!("client {change}"), move || {
                bank.make(change);
                call("save", || bank.save(|| ())).unwrap();
                assert!(
                    bank.is_on_disk(change),
                    "a client that was told of a save can lose its change"
                );
            })
        });
        clients
            .into_iter()
            .for_each(|client| client.join().unwrap());
        assert_eq!(*bank.on_disk.lock().unwrap(), BTreeSet::from([1, 2, 3]));
    });
}

#[test]
fn changes_that_wait_for_a_save_are_saved_together() {
    every_schedule(|| {
        let bank = Arc::new(Changes::default());
        let (begun, has_begun) = mpsc::channel();
        let (go, go_on) = mpsc::channel();
        bank.make(1);
        let first = Arc::clone(&bank);
        let first = spawn("client 1", move || {
            first.save(|| {
                begun.send(()).unwrap();
                go_on.recv().unwrap();
            })
        });
        has_begun.recv().unwrap();
        let others = [2, 3, 4].map(|change| {
            let bank = Arc::clone(&bank);
            spawn(format!("client {change}"), move || {
                bank.make(change);
                call("save", || bank.save(|| ()))
            })
        });
        quiesce();
        go.send(()).unwrap();
        first.join().unwrap().unwrap();
        others
            .into_iter()
            .for_each(|other| other.join().unwrap().unwrap());
        assert_eq!(*bank.on_disk.lock().unwrap(), BTreeSet::from([1, 2, 3, 4]));
        assert_eq!(
            *bank.writes.lock().unwrap(),
            2,
            "the first one's, and one for the three that waited"
        );
    });
}

#[test]
fn a_change_that_could_not_be_saved_is_saved_by_the_next() {
    every_schedule(|| {
        let bank = Changes::default();
        bank.make(1);
        assert_eq!(
            bank.saves.save(|| Err("the disk is full")),
            Err("the disk is full")
        );
        assert!(!bank.is_on_disk(1));
        bank.save(|| ()).unwrap();
        assert!(bank.is_on_disk(1), "a failed save counts as none");
    });
}
