use std::io;
use std::net::{SocketAddr, TcpListener};
use std::panic;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use sleepy_threads::timeline;
use socket2::SockRef;

use crate::acceptor::Acceptor;
use crate::roster::Roster;
use crate::shutdown::Bell;
use crate::{ClientHandler, IdleLimit, InTurn, Log, OneThreadAClient, ShutdownHandle, Starter};

/// How many clients may be connected and not yet accepted. The standard library asks for 128: when
/// more than that come at one moment, the rest are put off for a second. Systems have limits of
/// their own, and take the smaller number.
const QUEUE: i32 = 4096;

/// How long a silent client is waited for, unless `--idle-timeout` says otherwise.
const IDLE_LIMIT: Duration = Duration::from_secs(300);

/// How long the running clients may go on at closing time, unless `--grace` says otherwise.
const GRACE: Duration = Duration::from_secs(3);

/// How long their handlers have for their last words when the connections have been closed under
/// them.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// A server: it accepts clients at one address, and has each of them served by a handler of its
/// own.
///
/// This is the chapter section on servers in one place, for all servers of the workbook. They
/// differ in their [`ClientHandler`], and in who starts the handlers:
/// [`serve_in_turn`](Server::serve_in_turn), [`serve_threads`](Server::serve_threads), or a
/// [`Starter`] of one's own.
///
/// ```no_run
/// use timeserver::{DayTimeHandler, Log, Server, stop_on_request};
///
/// fn main() -> std::io::Result<()> {
///     let server = Server::bind("127.0.0.1", 5000)?.log(Log::stdout());
///     stop_on_request(&server.shutdown_handle())?;
///     server.serve_threads(|| DayTimeHandler)
/// }
/// ```
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    /// Wakes the acceptor at closing time.
    bell: Bell,
    /// Shared with the acceptor, with every session, and with every shutdown handle.
    roster: Arc<Roster>,
    log: Log,
    announces: bool,
    idle: IdleLimit,
    grace: Duration,
}

impl Server {
    /// Binds `port` of `host` (a name or an address), and listens. Port 0 stands for any free port:
    /// [`local_addr`](Server::local_addr) tells which one it is. From now on clients can connect;
    /// they are accepted when the server serves.
    ///
    /// # Errors
    /// The operating system's, unchanged: the port is taken or not allowed, the host is unknown or
    /// not this one.
    pub fn bind(host: &str, port: u16) -> io::Result<Server> {
        let listener = TcpListener::bind((host, port))?;
        // Listening once more changes the length of the queue. Where it does not, the shorter queue
        // will do.
        let _ = SockRef::from(&listener).listen(QUEUE);
        let address = listener.local_addr()?;
        Ok(Server {
            listener,
            address,
            bell: Bell::new(address)?,
            roster: Roster::new(),
            log: Log::silent(),
            announces: true,
            idle: IdleLimit::new(IDLE_LIMIT),
            grace: GRACE,
        })
    }

    /// Tells `log` what happens: who connects, who fails and why, and what the server runs out of.
    /// Silent by default.
    pub fn log(mut self, log: Log) -> Server {
        self.log = log;
        self
    }

    /// Leaves `Listening on ADDRESS:PORT`, `Waiting for connection ...` and `... connected from:
    /// ADDRESS:PORT` out of the log: for services that say such things in words of their own.
    pub fn without_announcements(mut self) -> Server {
        self.announces = false;
        self
    }

    /// Waits for a silent client at most this long. Five minutes by default.
    ///
    /// # Panics
    /// If `limit` is zero.
    pub fn idle_timeout(mut self, limit: Duration) -> Server {
        self.idle = IdleLimit::new(limit);
        self
    }

    /// Gives the clients that are being served at closing time this long to finish. Three seconds
    /// by default.
    pub fn grace(mut self, grace: Duration) -> Server {
        self.grace = grace;
        self
    }

    /// The address that is really bound.
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// How long this server waits for a silent client: for handlers that read with a
    /// [`PatientReader`](crate::PatientReader).
    pub fn idle_limit(&self) -> IdleLimit {
        self.idle
    }

    /// Something to stop this server with, from another thread.
    pub fn shutdown_handle(&self) -> ShutdownHandle {
        ShutdownHandle::new(Arc::clone(&self.roster))
    }

    /// Serves one client after another: whoever comes while one is being served, waits. Otherwise
    /// as [`serve_with`](Server::serve_with).
    ///
    /// # Errors
    /// As `serve_with`.
    pub fn serve_in_turn<H: ClientHandler>(
        self,
        make_handler: impl FnMut() -> H + Send + 'static,
    ) -> io::Result<()> {
        self.serve_with(InTurn, make_handler)
    }

    /// Serves each client in a thread of its own. Otherwise as [`serve_with`](Server::serve_with).
    ///
    /// # Errors
    /// As `serve_with`.
    pub fn serve_threads<H: ClientHandler>(
        self,
        make_handler: impl FnMut() -> H + Send + 'static,
    ) -> io::Result<()> {
        self.serve_with(OneThreadAClient, make_handler)
    }

    /// Serves every client with a handler from `make_handler`, started by `starter`, and blocks
    /// until a [`ShutdownHandle`] asks for the end. Then it
    ///
    /// 1. stops accepting, at once;
    /// 2. waits until the running clients have finished, but not longer than the
    ///    [`grace`](Server::grace) time;
    /// 3. hangs up on those who have not, so that their handlers end, and gives these a second for
    ///    their last words;
    /// 4. returns. Handlers that still run are left behind: they end with the process.
    ///
    /// # Errors
    /// If the system has no thread left for the acceptor.
    ///
    /// # Panics
    /// If `make_handler` or `starter` panics. (A handler that panics ends its own session only.)
    pub fn serve_with<H: ClientHandler>(
        self,
        starter: impl Starter,
        make_handler: impl FnMut() -> H + Send + 'static,
    ) -> io::Result<()> {
        let Server {
            listener,
            roster,
            log,
            announces,
            idle,
            ..
        } = self;
        if announces {
            log.line(format_args!("Listening on {}", self.address));
        }
        let acceptor = Acceptor {
            listener,
            roster: Arc::clone(&roster),
            idle,
            log: log.clone(),
            announces,
        };
        let acceptor = thread::Builder::new()
            .name("acceptor".into())
            .spawn(timeline::thread(move || {
                acceptor.run(make_handler, starter)
            }))?;
        let waiting = timeline::waiting_for("closing time");
        roster.wait_for_closing();
        drop(waiting);
        let _waiting = timeline::waiting_for("its clients to end");
        close_down(&self.bell, &roster, self.grace, &log);
        // An acceptor that serves in turn may still be busy with its client; it is left behind like
        // any other.
        if !roster.is_accepting()
            && let Err(panic) = acceptor.join()
        {
            panic::resume_unwind(panic);
        }
        Ok(())
    }
}

// ANCHOR: shutdown
/// Ends a server whose closing time has come (Project 3).
///
/// Rings `bell`, so that the acceptor, which is asleep in `accept`, wakes up and goes home. Then
/// waits until `roster` is empty: nobody is accepted and nobody is served any more. That may take
/// `grace`. If it takes longer, tells `log` how many clients are still there, hangs up on them, and
/// waits until the roster is empty once more, now at most for [`LAST_WORDS`]. Returns after that,
/// whoever is left.
fn close_down(bell: &Bell, roster: &Roster, grace: Duration, log: &Log) {
    // ANCHOR: exercise_3 -- STUB: let _ = (Bell::ring, Roster::wait_until_empty, Roster::hang_up, LAST_WORDS, bell, roster, grace, log); todo!("exercise 3: ring the bell, wait, hang up, wait")
    bell.ring();
    if roster.wait_until_empty(grace) {
        return;
    }
    log.line(format_args!(
        "Closing after {} s with {} still connected",
        grace.as_secs_f64(),
        roster.running()
    ));
    roster.hang_up();
    roster.wait_until_empty(LAST_WORDS);
    // ANCHOR_END: exercise_3
}
// ANCHOR_END: shutdown
