//! What the tests of a protocol share: a room that threads enter and leave by its rules.

use std::explore::{call, note, spawn};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use crate::shared_cell::AccessProtocol;

/// A room with a number on its wall. There is no cell round the protocol, so that a protocol can
/// be tested before `read` and `write` are written; and the room notices who must not be in it.
pub struct Room<P> {
    protocol: P,
    visits: Mutex<Visits>,
}

#[derive(Default)]
struct Visits {
    readers_inside: Vec<&'static str>,
    writer_inside: Option<&'static str>,
    /// Everybody who has come in, in that order.
    entered: Vec<&'static str>,
    number: u32,
}

impl<P: AccessProtocol + Default + Send + Sync + 'static> Room<P> {
    /// An empty room. The number is 0.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            protocol: P::default(),
            visits: Mutex::default(),
        })
    }

    /// The thread called `name` enters to read, and stays.
    pub fn begin_read(&self, name: &'static str) -> u32 {
        call("begin_read", || self.protocol.begin_read());
        note("is inside, reads");
        let mut visits = self.visits.lock().unwrap();
        let writer = visits.writer_inside;
        visits.readers_inside.push(name);
        visits.entered.push(name);
        let number = visits.number;
        drop(visits);
        if let Some(writer) = writer {
            panic!("{name} got in to read while {writer} was inside to write");
        }
        number
    }

    /// The reader called `name` leaves.
    pub fn end_read(&self, name: &'static str) {
        let mut visits = self.visits.lock().unwrap();
        visits.readers_inside.retain(|reader| *reader != name);
        drop(visits);
        call("end_read", || self.protocol.end_read());
    }

    /// The thread called `name` enters to write, and stays.
    pub fn begin_write(&self, name: &'static str) -> u32 {
        call("begin_write", || self.protocol.begin_write());
        note("is inside, writes");
        let mut visits = self.visits.lock().unwrap();
        let mut others = visits.readers_inside.clone();
        others.extend(visits.writer_inside.replace(name));
        visits.entered.push(name);
        let number = visits.number;
        drop(visits);
        assert!(
            others.is_empty(),
            "{name} got in to write while {} was inside",
            others.join(" and ")
        );
        number
    }

    /// The writer called `name` leaves; the number is `number` from now on.
    pub fn end_write(&self, number: u32) {
        let mut visits = self.visits.lock().unwrap();
        visits.number = number;
        visits.writer_inside = None;
        drop(visits);
        call("end_write", || self.protocol.end_write());
    }

    /// Enters, calls `reader` with the number, and leaves.
    pub fn read<R>(&self, name: &'static str, reader: impl FnOnce(u32) -> R) -> R {
        let result = reader(self.begin_read(name));
        self.end_read(name);
        result
    }

    /// Enters, calls `writer` with the number, writes down what that returns, and leaves.
    pub fn write(&self, name: &'static str, writer: impl FnOnce(u32) -> u32) {
        let number = writer(self.begin_write(name));
        self.end_write(number);
    }

    /// A thread that reads once, and returns the number.
    pub fn reader(self: &Arc<Self>, name: &'static str) -> JoinHandle<u32> {
        let room = Arc::clone(self);
        spawn(name, move || room.read(name, |number| number))
    }

    /// A thread that writes once: it adds 1.
    pub fn writer(self: &Arc<Self>, name: &'static str) -> JoinHandle<()> {
        let room = Arc::clone(self);
        spawn(name, move || room.write(name, |number| number + 1))
    }

    /// Everybody who has come in, in that order.
    pub fn entered(&self) -> Vec<&'static str> {
        self.visits.lock().unwrap().entered.clone()
    }
}
