use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::TcpStream;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use crossbeam::channel::{self, Receiver, TryRecvError};
use crossbeam::select;
use timeserver::{IdleLimit, Log, Reconnect};

use super::{Dialogue, Opening, Report};
use crate::ear::Ear;
use crate::reply_reader::too_slow;
use crate::turns::{Over, heard};
use crate::{ClientSession, ClientSessionOptions, Form, MessageWriter};

/// So many seconds a server is waited for before the person is told that it does not answer.
const SLOW: u32 = 3;

/// A server is asked for news no more often than this, however short a second is.
const SHORTEST_PAUSE: Duration = Duration::from_millis(10);

/// Asking for news takes one part of so many of the time, if the answers take long.
const CALM: u32 = 10;

/// What the thread of a courier has with it.
pub(super) struct Errand<F> {
    pub options: ClientSessionOptions,
    /// What the person says.
    pub to_say: Receiver<String>,
    /// Disconnected when the courier is dropped.
    pub hung_up: Receiver<Infallible>,
    /// Where the courier finds the connection, to shut it down.
    pub server: Arc<OnceLock<TcpStream>>,
    /// Tells the window.
    pub report: F,
}

/// A reply that the server owes.
struct Debt {
    /// Since when.
    since: Instant,
    /// Whether the person waits for it.
    is_to_person: bool,
    /// When it is late.
    late: Receiver<Instant>,
    /// When it is too late.
    over: Receiver<Instant>,
}

impl<F> Errand<F> {
    /// Connects and talks until it is over. This is the courier's thread, from its beginning to its end.
    pub fn run<D: Dialogue>(mut self, dialogue: D)
    where
        F: FnMut(Report<D::Reply>),
    {
        let server = match self.connect() {
            Ok(server) => server,
            Err(_) if self.is_hung_up() => return,
            Err(error) => {
                let why = self.no_server(&error);
                return (self.report)(Report::NotConnected(why));
            }
        };
        let why = match self.talk(server, dialogue) {
            Err(Over::TheyLeft) => None,
            Err(Over::TooSlow) => Some(too_slow().to_string()),
            Err(Over::Failed(error)) => Some(error.to_string()),
            Err(Over::WeLeft | Over::InputEnded) => return,
        };
        (self.report)(Report::Ended(why));
    }

    /// As [`ClientSessionOptions::connect`], but the pauses end when somebody hangs up.
    fn connect<R>(&mut self) -> io::Result<TcpStream>
    where
        F: FnMut(Report<R>),
    {
        let once = Reconnect::new(0, self.second());
        let retries = Reconnect::new(self.options.retries, self.second());
        let (options, hung_up) = (self.options.clone(), self.hung_up.clone());
        let attempt = || match is_hung_up(&hung_up) {
            true => Err(ErrorKind::Interrupted.into()),
            false => options.server.connect(&once, &Log::silent()),
        };
        let pause = |error: &io::Error, length: Duration| {
            if !self.is_hung_up() {
                let (why, length_s) = (self.no_server(error), length.as_secs_f64());
                let words = format!("{why} Trying again in {length_s} s ...");
                (self.report)(Report::TryingAgain(words));
                // Nothing comes: it is over when the time is, or when somebody hangs up.
                let _ = self.hung_up.recv_timeout(length);
            }
        };
        retries.connect(attempt, pause)
    }

    /// Talks to `server` until it is over. Returns why.
    fn talk<D: Dialogue>(&mut self, server: TcpStream, mut dialogue: D) -> Result<Infallible, Over>
    where
        F: FnMut(Report<D::Reply>),
    {
        // It is empty: a courier has one connection.
        let _ = self.server.set(server.try_clone()?);
        let opening = dialogue.opening(&server)?;
        let limit = IdleLimit::new(self.options.idle_timeout);
        let mut session = ClientSession::new(server, limit)?.replies_end_with(D::END);
        if opening != Opening::TheySpeak {
            session = session.speaks_first();
        }
        let understand = move |reply: &str, is_ended| (dialogue.understand(reply), is_ended);
        let (ear, mut writer, _) = session.listen_with(understand)?;
        let debt = match opening {
            Opening::TheySpeak => Some(self.debt(true)),
            Opening::WeMaySpeak => None,
            Opening::WeSay(line) => {
                say(&mut writer, &line)?;
                Some(self.debt(true))
            }
        };
        (self.report)(match debt {
            Some(_) => Report::TheirTurn,
            None => Report::OurTurn,
        });
        self.take_turns::<D>(&ear, writer, debt)
    }

    /// Sends and listens, whichever is to be done first.
    fn take_turns<D: Dialogue>(
        &mut self,
        ear: &Ear<(D::Reply, bool)>,
        mut writer: MessageWriter,
        mut debt: Option<Debt>,
    ) -> Result<Infallible, Over>
    where
        F: FnMut(Report<D::Reply>),
    {
        let (never, nothing_to_say) = (channel::never(), channel::never());
        // When to ask for news.
        let mut curious = channel::never();
        loop {
            let is_owed = debt.is_some();
            let late = debt.as_ref().map_or(&never, |debt| &debt.late);
            let over = debt.as_ref().map_or(&never, |debt| &debt.over);
            select! {
                recv(self.hung_up) -> _ => return Err(Over::WeLeft),
                recv(ear.heard) -> message => {
                    let (reply, is_ended) = heard(message)?;
                    let paid = debt.take();
                    if D::ASKS_FOR_NEWS && is_ended {
                        let took = paid.as_ref().map_or(Duration::ZERO, |debt| debt.since.elapsed());
                        let pause = self.second().max(SHORTEST_PAUSE).max(took * CALM);
                        curious = channel::after(pause);
                    }
                    (self.report)(match paid {
                        Some(debt) if debt.is_to_person => Report::Replied(reply),
                        _ => Report::Said(reply),
                    });
                }
                recv(if is_owed { &nothing_to_say } else { &self.to_say }) -> line => {
                    say(&mut writer, &line.map_err(|_| Over::WeLeft)?)?;
                    debt = Some(self.debt(true));
                }
                recv(if is_owed { &never } else { &curious }) -> _ => {
                    say(&mut writer, "")?;
                    debt = Some(self.debt(false));
                }
                recv(late) -> _ => (self.report)(Report::Slow),
                recv(over) -> _ => return Err(Over::TooSlow),
            }
        }
    }

    /// The server owes a reply from now on.
    fn debt(&self, is_to_person: bool) -> Debt {
        Debt {
            since: Instant::now(),
            is_to_person,
            late: channel::after(self.second() * SLOW),
            over: channel::after(self.options.idle_timeout),
        }
    }

    /// How long one second lasts.
    fn second(&self) -> Duration {
        Duration::from_millis(self.options.second_ms)
    }

    fn is_hung_up(&self) -> bool {
        is_hung_up(&self.hung_up)
    }

    /// Why there is no connection, as a sentence.
    fn no_server(&self, error: &io::Error) -> String {
        let server = &self.options.server;
        match error.kind() {
            ErrorKind::ConnectionRefused => {
                format!("Nobody listens at {}:{}.", server.host, server.port)
            }
            _ => format!("Cannot connect: {error}."),
        }
    }
}

fn is_hung_up(hung_up: &Receiver<Infallible>) -> bool {
    matches!(hung_up.try_recv(), Err(TryRecvError::Disconnected))
}

/// Sends `line`.
fn say(writer: &mut MessageWriter, line: &str) -> Result<(), Over> {
    match writer.send(line, Form::Line) {
        Err(error) if IdleLimit::is_exceeded(&error) => Err(Over::TooSlow),
        // The server has gone. What it said before that is still to be heard, and then its end.
        Ok(()) | Err(_) => Ok(()),
    }
}
