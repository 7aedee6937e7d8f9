use std::any::Any;
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpStream};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use sleepy_threads::timeline::ClientRow;

use crate::roster::{Place, Roster};
use crate::{ClientHandler, IdleLimit, Log, Refused};

/// What a handler does with its client, whichever handler it is.
type Conversation = dyn FnOnce(TcpStream, SocketAddr) -> io::Result<()> + Send;

/// One accepted client with the handler that will serve it: what a [`Starter`](crate::Starter)
/// starts, now or later.
///
/// Whatever goes wrong between the two ends here: an error or a panic costs a line of the log. A
/// session that is dropped without having run hangs up on its client.
pub struct Session {
    client: TcpStream,
    address: SocketAddr,
    conversation: Box<Conversation>,
    /// Where the client is entered as being served. `None` while it waits to be started.
    place: Option<Place>,
    roster: Arc<Roster>,
    idle: IdleLimit,
    log: Log,
}

impl Session {
    pub(crate) fn new(
        (client, address): (TcpStream, SocketAddr),
        handler: impl ClientHandler,
        roster: &Arc<Roster>,
        idle: IdleLimit,
        log: &Log,
    ) -> Session {
        let row = ClientRow::accepted(|| format!("client {address}"));
        // The row goes with the conversation: if that never begins, the client's row ends here.
        let conversation = Box::new(move |client, address| match row {
            None => handler.run(client, address),
            Some(row) => {
                let served = row.serve(|| handler.run(client, address));
                row.end(how_it_ended(&served), served.is_ok());
                served
            }
        });
        Session {
            client,
            address,
            conversation,
            place: None,
            roster: Arc::clone(roster),
            idle,
            log: log.clone(),
        }
    }

    /// Where the client is connected from.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The client's connection: to see whether a client that waits is still there. What is read
    /// here, the handler will miss.
    pub fn client(&self) -> &TcpStream {
        &self.client
    }

    /// Serves the client in this thread, and returns when its handler has ended. Never panics.
    ///
    /// At closing time it returns at once and the client is let go.
    pub fn run(mut self) {
        if !self.enter() {
            return;
        }
        let Session {
            client,
            address,
            conversation,
            place,
            idle,
            log,
            ..
        } = self;
        let served = panic::catch_unwind(AssertUnwindSafe(|| {
            idle.arm(&client)?;
            conversation(client, address)
        }));
        match served {
            Ok(Ok(())) => {}
            Ok(Err(error)) if IdleLimit::is_exceeded(&error) => {
                log.line(format_args!("{address} {idle}: closed"))
            }
            Ok(Err(error)) if has_vanished(&error) => {
                log.line(format_args!("{address} has vanished: {error}"))
            }
            Ok(Err(error)) => log.line(format_args!("{address} failed: {error}")),
            Err(panic) => log.line(format_args!(
                "{address} failed: its handler panicked: {}",
                message(&*panic)
            )),
        }
        drop(place);
    }

    /// Serves the client in a thread of its own, named `client ADDRESS:PORT`, and then calls
    /// `ended` there. Returns when the thread is started. `ended` is called exactly once if this
    /// returns `Ok`, and dropped if it fails.
    ///
    /// # Errors
    /// If the system has no thread left: then the session comes back unharmed, to be tried again
    /// later.
    pub fn spawn(mut self, ended: impl FnOnce() + Send + 'static) -> Result<(), Refused> {
        // Entered by the spawning thread: once this returns, closing time will wait for this
        // client.
        if !self.enter() {
            ended();
            return Ok(());
        }
        let name = format!("client {}", self.address);
        // `spawn` drops its closure when it fails. What must survive that stays here as well.
        let here = Arc::new(Mutex::new(Some(self)));
        let there = Arc::clone(&here);
        let spawned = thread::Builder::new().name(name).spawn(move || {
            take(&there).run();
            ended();
        });
        match spawned {
            Ok(_) => Ok(()),
            Err(error) => Err(Refused {
                session: take(&here),
                error,
            }),
        }
    }

    /// Enters the client as being served, unless it is already; says whether it may be.
    fn enter(&mut self) -> bool {
        if self.place.is_none() {
            self.place = self.roster.enter(&self.client);
        }
        self.place.is_some()
    }
}

/// Takes the session out of the shelf between two threads. Exactly one of them comes here: the new
/// one if it was started, the old one if not.
fn take(shelf: &Mutex<Option<Session>>) -> Session {
    shelf
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take()
        .expect("a session is taken once")
}

/// What a conversation with this outcome has done, in a word for the timeline.
fn how_it_ended(served: &io::Result<()>) -> &'static str {
    match served {
        Ok(()) => "ends",
        Err(error) if IdleLimit::is_exceeded(error) => "was silent",
        Err(error) if has_vanished(error) => "has vanished",
        Err(_) => "fails",
    }
}

/// Whether `error` is a peer's way of leaving, rather than something wrong with us.
fn has_vanished(error: &io::Error) -> bool {
    use ErrorKind::{
        BrokenPipe, ConnectionAborted, ConnectionReset, NotConnected, TimedOut, UnexpectedEof,
    };
    matches!(
        error.kind(),
        BrokenPipe | ConnectionAborted | ConnectionReset | NotConnected | TimedOut | UnexpectedEof
    )
}

/// What a panic said.
fn message(panic: &(dyn Any + Send)) -> &str {
    if let Some(message) = panic.downcast_ref::<&str>() {
        message
    } else if let Some(message) = panic.downcast_ref::<String>() {
        message
    } else {
        "(no message)"
    }
}
