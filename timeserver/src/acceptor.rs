use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sleepy_threads::timeline;

use crate::roster::Roster;
use crate::{ClientHandler, IdleLimit, Log, Refused, Session, Starter};

/// The thread at the door: it accepts clients and hands them to a starter, until it is closing
/// time.
pub(crate) struct Acceptor {
    pub listener: TcpListener,
    pub roster: Arc<Roster>,
    pub idle: IdleLimit,
    pub log: Log,
    /// Whether the log is told of every client.
    pub announces: bool,
}

impl Acceptor {
    /// Accepts until closing time. When this returns, `starter` and the listener have been dropped,
    /// in this order, and the roster has been told.
    pub fn run<H: ClientHandler>(self, make_handler: impl FnMut() -> H, starter: impl Starter) {
        let _leaving = Leaving(Arc::clone(&self.roster));
        self.accept(make_handler, starter);
    }

    // ANCHOR: accept_loop
    fn accept<H: ClientHandler>(
        self,
        mut make_handler: impl FnMut() -> H,
        mut starter: impl Starter,
    ) {
        let mut shortage = Shortage::new(&self.roster, &self.log);
        while let Some((client, address)) = self.next_client(&mut shortage) {
            self.announce(format_args!("... connected from: {address}"));
            let session = Session::new(
                (client, address),
                make_handler(),
                &self.roster,
                self.idle,
                &self.log,
            );
            let mut started = starter.start(session);
            while let Err(Refused { session, error }) = started {
                shortage.wait(&error);
                if self.roster.is_closing() {
                    return;
                }
                started = starter.start(session);
            }
        }
    }

    /// Blocks until a client is connected. `None` at closing time.
    fn next_client(&self, shortage: &mut Shortage) -> Option<(TcpStream, SocketAddr)> {
        self.announce(format_args!("Waiting for connection ..."));
        let _waiting = timeline::waiting_for("a client");
        while !self.roster.is_closing() {
            shortage.look();
            match self.listener.accept() {
                // It may be the bell, or somebody who came while it rang.
                Ok(_) if self.roster.is_closing() => return None,
                Ok(client) => {
                    shortage.has_eased();
                    return Some(client);
                }
                // The client was gone before we came to the door: the next one, please.
                Err(error) if is_passing(&error) => {}
                // Everything else is taken for a want of descriptors or memory. It almost always
                // is; and a server that gives up on a strange answer has given up for all its
                // clients.
                Err(error) => shortage.wait(&error),
            }
        }
        None
    }
    // ANCHOR_END: accept_loop

    fn announce(&self, line: std::fmt::Arguments) {
        if self.announces {
            self.log.line(line);
        }
    }
}

/// Tells the roster, also if the factory or the starter panics, that nobody is at the door any
/// more.
struct Leaving(Arc<Roster>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.stopped_accepting();
    }
}

/// Whether accepting failed because of one client, who is gone. Linux reports a network that is
/// down here, too.
fn is_passing(error: &io::Error) -> bool {
    use ErrorKind::{
        ConnectionAborted, ConnectionReset, HostUnreachable, Interrupted, NetworkDown,
        NetworkUnreachable,
    };
    matches!(
        error.kind(),
        ConnectionAborted
            | ConnectionReset
            | HostUnreachable
            | Interrupted
            | NetworkDown
            | NetworkUnreachable
    )
}

/// The first and the longest pause before the acceptor tries again, if no client's end wakes it
/// earlier. Clients are not the only ones who hold descriptors: so even a server without any client
/// tries again by itself.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// How long all must have gone well before another failure is a new shortage, and worth another
/// line of the log.
const CALM: Duration = Duration::from_secs(60);

// ANCHOR: shortage
/// What the acceptor does when the system has no descriptor or no thread left: it says so once, and
/// waits.
struct Shortage<'a> {
    roster: &'a Roster,
    log: &'a Log,
    /// When the latest attempt failed.
    failed: Option<Instant>,
    /// The next pause.
    pause: Duration,
    /// How many clients had ended before the attempt that failed: an end after it is worth another
    /// attempt.
    seen: u64,
}

impl<'a> Shortage<'a> {
    fn new(roster: &'a Roster, log: &'a Log) -> Shortage<'a> {
        Shortage {
            roster,
            log,
            failed: None,
            pause: FIRST_PAUSE,
            seen: 0,
        }
    }

    /// Takes note, before an attempt, of how many clients have ended.
    fn look(&mut self) {
        self.seen = self.roster.ended();
    }

    /// The attempt failed with `error`. Blocks until a client ends, or it is closing time, or the
    /// pause is over.
    fn wait(&mut self, error: &io::Error) {
        // At the limit every other attempt fails, for as long as the crowd lasts: that is one
        // shortage.
        if self.failed.is_none_or(|failed| failed.elapsed() > CALM) {
            let running = self.roster.running();
            self.log.line(format_args!(
                "No room for another client until one ends ({running} are here): {error}"
            ));
        }
        self.roster.wait_for_an_end(self.seen, self.pause);
        self.look();
        self.failed = Some(Instant::now());
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
    }

    /// An attempt succeeded.
    fn has_eased(&mut self) {
        self.pause = FIRST_PAUSE;
    }
}
// ANCHOR_END: shortage
