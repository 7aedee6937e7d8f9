use std::convert::Infallible;
use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, OnceLock};
use std::thread;

use crossbeam::channel::{self, Sender};

use super::Dialogue;
use super::errand::Errand;
use crate::ClientSessionOptions;

// ANCHOR: courier
/// A thread that carries what a window says to its server, and reports what comes of it. All that
/// can block (connecting, sending, waiting for a reply) is done there, so that the window never
/// waits.
///
/// Dropping it hangs up, whatever the thread is waiting for.
#[derive(Debug)]
pub struct Courier {
    /// What is to be said. The person says one thing at a time.
    lines: Sender<String>,
    /// Nothing is ever sent here. It is disconnected when the courier is dropped.
    _hang_up: Sender<Infallible>,
    /// Empty until there is a connection.
    server: Arc<OnceLock<TcpStream>>,
}
// ANCHOR_END: courier

/// What a courier reports to its window.
#[derive(Debug)]
pub enum Report<R> {
    /// There is no server yet, and another attempt will be made: why, and when.
    TryingAgain(String),
    /// There is no server, and no more attempt will be made: why. This is the last report.
    NotConnected(String),
    /// There is a connection, and the server speaks first.
    TheirTurn,
    /// There is a connection, and the person speaks first.
    OurTurn,
    /// The server has owed a reply for three seconds.
    Slow,
    /// The reply to what the person has said; or the greeting.
    Replied(R),
    /// Something else that the server has said.
    Said(R),
    /// The connection is over. The server has closed it; or else this is why. This is the last report.
    Ended(Option<String>),
}

impl Courier {
    /// Starts the thread, which connects as `options` say, and then talks to the server. `report` is called in that
    /// thread, and may block it.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub fn start<D: Dialogue>(
        options: ClientSessionOptions,
        dialogue: D,
        report: impl FnMut(Report<D::Reply>) + Send + 'static,
    ) -> io::Result<Courier> {
        let (lines, to_say) = channel::bounded(1);
        let (_hang_up, hung_up) = channel::bounded(0);
        let server = Arc::new(OnceLock::new());
        let errand = Errand {
            options,
            to_say,
            hung_up,
            server: Arc::clone(&server),
            report,
        };
        thread::Builder::new()
            .name("courier".into())
            .spawn(move || errand.run(dialogue))?;
        Ok(Courier {
            lines,
            _hang_up,
            server,
        })
    }

    /// Hands over a line to be said. Never blocks; if the last line has not been sent yet, or the thread has ended, this
    /// one is lost.
    pub fn say(&self, line: String) {
        let _ = self.lines.try_send(line);
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        if let Some(server) = self.server.get() {
            // An error means that the server has hung up first.
            let _ = server.shutdown(Shutdown::Both);
        }
    }
}
