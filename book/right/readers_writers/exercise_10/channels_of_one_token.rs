// right: one token goes round two channels; who has it is inside
// file: src/shared_cell/producer_consumer.rs
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::AccessProtocol;

/// Write, read, write, read.
#[derive(Debug)]
pub struct ProducerConsumer {
    to_writers: Sender<()>,
    writers: Mutex<Receiver<()>>,
    to_readers: Sender<()>,
    readers: Mutex<Receiver<()>>,
}

impl Default for ProducerConsumer {
    fn default() -> Self {
        let (to_writers, writers) = channel();
        let (to_readers, readers) = channel();
        to_writers.send(()).unwrap();
        Self {
            to_writers,
            writers: Mutex::new(writers),
            to_readers,
            readers: Mutex::new(readers),
        }
    }
}

// SAFETY: there is one token.
unsafe impl AccessProtocol for ProducerConsumer {
    fn begin_read(&self) {
        self.readers.lock().unwrap().recv().unwrap();
    }

    fn end_read(&self) {
        self.to_writers.send(()).unwrap();
    }

    fn begin_write(&self) {
        self.writers.lock().unwrap().recv().unwrap();
    }

    fn end_write(&self) {
        self.to_readers.send(()).unwrap();
    }
}
