use std::io::{self, ErrorKind};
use std::num::NonZeroUsize;
use std::thread;
use std::time::Duration;

use crossbeam::channel::{self, Receiver, Sender, after, never, select, unbounded};
use sleepy_threads::timeline::{self, Level};
use timeserver::{Log, Refused, Session, Starter};

use crate::{Admissions, Event};

/// The first and the longest pause before the manager asks the system for a thread again, after there was none.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

// ANCHOR: manager
/// The manager of Lab 4: the server's [`Starter`], which lets in at most MAX_CLIENTS clients at a time.
///
/// It has a thread of its own, which sleeps until something happens: a client has come, or one has ended. So a slot that
/// becomes free is filled at once, and an idle server uses no processor at all. Clients start in the order in which they
/// came. One who waits costs its socket and an entry in a queue, but no thread. A handler's end gives its slot back
/// however it ends, also by a panic. One who has left by the time its turn comes is skipped.
///
/// When the server stops accepting, it drops this half, and the manager's thread drops those who wait and ends.
pub struct Manager {
    /// Where those who have come go. Closed when this is dropped: that is how the thread learns that it is closing time.
    came: Sender<Session>,
    log: Log,
}

impl Manager {
    /// Starts the manager's thread. At most `max_clients` clients will run at a time. Tells `log` who connects, and when
    /// the system runs out of threads.
    ///
    /// # Errors
    /// If the system has no thread left for the manager.
    pub fn new(max_clients: NonZeroUsize, log: Log) -> io::Result<Manager> {
        let (came, those_who_come) = unbounded();
        let (ended, those_who_end) = unbounded();
        let desk = Desk {
            admissions: Admissions::new(max_clients.get()),
            came: those_who_come,
            ended,
            those_who_end,
            retry: never(),
            pause: FIRST_PAUSE,
            log: log.clone(),
            running: 0,
            waiting_level: timeline::level("waiting queue", None),
            running_level: timeline::level("running set", Some(max_clients.get())),
        };
        thread::Builder::new()
            .name("manager".into())
            .spawn(timeline::thread(|| desk.run()))?;
        Ok(Manager { came, log })
    }
}

impl Starter for Manager {
    /// Puts the session where the manager's thread finds it. Never blocks.
    ///
    /// # Panics
    /// If the manager's thread has panicked.
    fn start(&mut self, session: Session) -> Result<(), Refused> {
        self.log.line(format_args!(
            "server connected to client at {}",
            session.address()
        ));
        // Not `expect`, which would need to show the session.
        let Ok(()) = self.came.send(session) else {
            panic!("the manager's thread waits until this channel is closed");
        };
        Ok(())
    }
}

/// What the manager's thread works with. Nothing of it is shared, so nothing is locked.
struct Desk {
    admissions: Admissions<Session>,
    came: Receiver<Session>,
    /// Every running client gets a clone of this, and sends one message when it ends. As the desk itself has one, the
    /// other half never closes.
    ended: Sender<()>,
    those_who_end: Receiver<()>,
    /// When the system had no thread left: a message comes when it is time to ask again. Otherwise none ever comes.
    retry: Receiver<std::time::Instant>,
    /// How long the next pause will be, if it is needed.
    pause: Duration,
    log: Log,
    /// How many have been let in and have not ended: only the timeline asks for it.
    running: usize,
    waiting_level: Level,
    running_level: Level,
}

impl Desk {
    // ANCHOR: run
    /// Waits for events, and starts whoever's turn it is after each. Returns at closing time. Then
    /// those who wait are dropped, which hangs up on them, and those who run are left to run: the
    /// server knows them.
    fn run(mut self) {
        loop {
            let waiting = timeline::waiting_for("news");
            let event = select! {
                recv(self.came) -> session => match session {
                    Ok(session) => Some(Event::Came(session)),
                    Err(channel::RecvError) => return,
                },
                recv(self.those_who_end) -> _ => Some(Event::Ended),
                recv(self.retry) -> _ => None,
            };
            drop(waiting);
            let mut turn = self.admit(event);
            while let Some(session) = turn {
                let event = self.start(session);
                turn = self.admit(event);
            }
        }
    }
    // ANCHOR_END: run

    /// Whose turn it is after `event`, as the [`Admissions`] have it. The timeline learns how many wait and run now.
    fn admit(&mut self, event: Option<Event<Session>>) -> Option<Session> {
        let gives_back = matches!(event, Some(Event::Ended | Event::NotStarted(_)));
        let turn = self.admissions.admit(event);
        self.running += usize::from(turn.is_some());
        self.running -= usize::from(gives_back);
        self.waiting_level.set(self.admissions.waiting());
        self.running_level.set(self.running);
        turn
    }

    /// Starts `session` in a thread of its own. Returns what there is to say if it could not be started.
    fn start(&mut self, session: Session) -> Option<Event<Session>> {
        if has_left(&session) {
            return Some(Event::Ended);
        }
        let ended = self.ended.clone();
        // Called when the handler has returned or panicked. The channel is unbounded, so it never waits for us.
        let give_back = move || {
            let _ = ended.send(());
        };
        match session.spawn(give_back) {
            Ok(()) => {
                self.retry = never();
                self.pause = FIRST_PAUSE;
                None
            }
            Err(Refused { session, error }) => {
                self.put_off(&error);
                Some(Event::NotStarted(session))
            }
        }
    }

    /// There was no thread. There may be one when a client ends; but others use threads, too, so there is also a pause
    /// after which to ask again.
    fn put_off(&mut self, error: &io::Error) {
        if self.pause == FIRST_PAUSE {
            let waiting = self.admissions.waiting() + 1;
            self.log.line(format_args!(
                "No thread for another client ({waiting} are waiting): {error}"
            ));
        }
        self.retry = after(self.pause);
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
    }
}
// ANCHOR_END: manager

// ANCHOR: has_left
/// Whether the client has ended or broken its connection while it waited. Does not block, and reads nothing away: a
/// client that has spoken already is still there.
fn has_left(session: &Session) -> bool {
    let client = session.client();
    if client.set_nonblocking(true).is_err() {
        return true;
    }
    let left = match client.peek(&mut [0]) {
        Ok(count) => count == 0,
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted),
    };
    left || client.set_nonblocking(false).is_err()
}
// ANCHOR_END: has_left
