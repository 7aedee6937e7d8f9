// right: a channel for each consumer, and one through which each says that it has seen the item
// file: src/multi_consumer_cell.rs

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

/// One item or none, for a fixed number of consumers: each of them sees every item exactly once
/// before the next one is set.
#[derive(Debug)]
pub struct MultiConsumerCell<T> {
    /// The producer that is next. What it holds: where the items go, and where it hears of them.
    producer: Mutex<Producer<T>>,
    /// For each consumer: where its items come from, and where it says that it has seen them.
    consumers: Vec<Mutex<(Receiver<T>, Sender<()>)>>,
}

#[derive(Debug)]
struct Producer<T> {
    items: Vec<Sender<T>>,
    /// One message from each consumer for each item.
    seen: Receiver<()>,
    /// Whether there is no item before, for which to wait.
    is_first: bool,
}

impl<T: Clone> MultiConsumerCell<T> {
    /// An empty cell for `consumers` consumers, which are counted from 0.
    pub fn new(consumers: usize) -> Self {
        assert!(consumers > 0, "a cell needs at least one consumer");
        let (seen, all_seen) = channel();
        let (items, consumers) = (0..consumers)
            .map(|_| {
                let (item, items) = channel();
                (item, Mutex::new((items, seen.clone())))
            })
            .unzip();
        Self {
            producer: Mutex::new(Producer {
                items,
                seen: all_seen,
                is_first: true,
            }),
            consumers,
        }
    }

    /// Stores `data`. Blocks until every consumer has seen the item before.
    pub fn set_data(&self, data: T) {
        self.set_data_with(data, |_| ());
    }

    /// A copy of the item for this `consumer`. Blocks until there is one that it has not seen.
    pub fn get_data(&self, consumer: usize) -> T {
        self.get_data_with(consumer, |_| ())
    }

    /// As [`set_data`](Self::set_data); `announce` is called inside the critical section.
    pub fn set_data_with(&self, data: T, announce: impl FnOnce(&T)) {
        let mut producer = self.producer.lock().unwrap();
        if !producer.is_first {
            for _ in &producer.items {
                producer.seen.recv().expect("the consumers are kept");
            }
        }
        producer.is_first = false;
        announce(&data);
        for item in &producer.items {
            item.send(data.clone()).expect("the consumers are kept");
        }
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, consumer: usize, announce: impl FnOnce(&T)) -> T {
        let consumer = self.consumers[consumer].lock().unwrap();
        let (items, seen) = &*consumer;
        let data = items.recv().expect("the producer is kept");
        announce(&data);
        seen.send(()).expect("the producer is kept");
        data
    }
}
