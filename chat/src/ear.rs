use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crossbeam::channel::{self, Receiver};

/// How long the thread of an ear waits for a message to begin: as long as there is somebody who listens. (A year: a
/// socket that is given much longer takes offence.)
pub(crate) const FOREVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// A thread that receives from a peer and passes on what it hears: so that a program can wait for its peer and for its
/// keyboard at the same time.
///
/// It is one message ahead at most; a peer that sends more waits. Dropping the ear hangs up, for the thread would listen
/// on otherwise.
#[derive(Debug)]
pub(crate) struct Ear<T> {
    /// The messages; an error is the last one; disconnected when the peer has ended.
    pub heard: Receiver<io::Result<T>>,
    stream: Arc<TcpStream>,
}

impl<T: Send + 'static> Ear<T> {
    /// Starts the thread, which calls `receive` until there is no more. `receive` reads from `stream`.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub fn open(
        stream: Arc<TcpStream>,
        mut receive: impl FnMut() -> io::Result<Option<T>> + Send + 'static,
    ) -> io::Result<Ear<T>> {
        // Nothing is stored in the channel: what the thread holds in its hand is the one message ahead.
        let (sender, heard) = channel::bounded(0);
        let listen = move || {
            while let Some(message) = receive().transpose() {
                let is_last = message.is_err();
                if sender.send(message).is_err() || is_last {
                    break;
                }
            }
        };
        thread::Builder::new().name("ear".into()).spawn(listen)?;
        Ok(Ear { heard, stream })
    }
}

impl<T> Drop for Ear<T> {
    fn drop(&mut self) {
        // An error means that the peer has hung up first.
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}
