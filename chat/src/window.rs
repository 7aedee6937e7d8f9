//! Windows in a terminal: what the clients of the doctor, the chat room and the ATM share.
//!
//! | file | noun | what it knows |
//! |---|---|---|
//! | `dialogue.rs` | [`Dialogue`] | a client's part in a conversation: no window, no thread |
//! | `courier.rs` | [`Courier`], [`Report`] | a thread that does all that can block, and what it tells |
//! | `errand.rs` | `Errand` | what that thread does |
//! | `window.rs` | [`Window`] | how it stands with the server |
//! | `service.rs` | [`Service`], [`Look`] | what is different from window to window |
//! | `parts.rs` | [`buttons`], [`field`], [`text`] | what a window is made of |
//! | `rest.rs` | [`Rest`] | the room that other views leave |
//! | `harmless.rs` | [`harmless`] | text from a stranger, as a window can show it |
//! | `terminal.rs` | `Terminal` | the terminal, which is left as it was |
//! | `shown.rs` | [`show()`] | a window from its beginning to its end |
//!
//! A window has one thread that draws it and takes keys and clicks, and nothing that it does there may wait for a server.
//! So each connection has a [`Courier`]. The window hands it what the person says; the courier's reports come back as
//! closures that cursive runs in the window's thread.

use crossbeam::channel;
use cursive::event::Key;
use cursive::traits::{Nameable, Resizable, Scrollable};
use cursive::views::{Dialog, EditView, Layer, LinearLayout, TextView};
use cursive::{CbSink, Cursive};

use crate::ClientSessionOptions;

mod courier;
mod dialogue;
mod errand;
mod harmless;
mod parts;
mod rest;
mod service;
mod shown;
mod terminal;

pub use courier::{Courier, Report};
pub use dialogue::{Dialogue, Opening};
pub use harmless::harmless;
pub use parts::{Action, buttons, clear, field, focus, labelled, quit_button, text, typed, wide};
pub use rest::Rest;
pub use service::{Look, Service};
pub use shown::show;

/// No window is wider, in columns: long lines are hard to read.
const WIDEST: usize = 76;

/// The longest text that a window says about itself, in bytes. An error of the system is shorter.
const LONGEST_STATUS: usize = 300;

/// The name of the line in which a window says how it stands with its server.
const STATUS: &str = "status";

/// How a window stands with its server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is no connection.
    NotConnected,
    /// There will be one, perhaps.
    Connecting,
    /// The server owes a reply.
    TheirTurn,
    /// The person can say something.
    OurTurn,
}

/// A window: what it knows, but for its views. It belongs to cursive's thread.
#[derive(Debug)]
pub struct Window<S> {
    /// What is different from window to window.
    pub service: S,
    options: ClientSessionOptions,
    standing: Standing,
    /// What the last line says.
    status: String,
    /// `None` if there is no connection, and none is being made.
    courier: Option<Courier>,
    /// How many couriers there have been. What an earlier one reports is not heard any more.
    couriers: u64,
    /// Where what is typed next goes to, if that is to change.
    next_focus: Option<&'static str>,
    /// How couriers get their reports into this thread.
    sink: CbSink,
}

impl<S: Service> Window<S> {
    /// A window that is not connected, in a cursive of its own: for [`show`], or for a test.
    ///
    /// Esc and Ctrl-C quit, and `q` does where nothing can be typed.
    pub fn open(service: S, options: ClientSessionOptions) -> Cursive {
        let mut siv = Cursive::new();
        let status = TextView::new("").with_name(STATUS).fixed_height(2);
        // Where there is too little room for all views, they can be scrolled.
        let views = LinearLayout::vertical()
            .child(service.views().scrollable())
            .child(status);
        let frame = Dialog::around(views).title(S::TITLE);
        // Cursive keeps room for a shadow around every other kind of layer.
        siv.screen_mut()
            .add_transparent_layer(Layer::new(frame.full_width().max_width(WIDEST)));
        siv.add_global_callback(Key::Esc, Cursive::quit);
        siv.add_global_callback('q', Cursive::quit);
        let window = Window {
            service,
            options,
            standing: Standing::NotConnected,
            status: "Not connected.".to_string(),
            courier: None,
            couriers: 0,
            next_focus: None,
            sink: siv.cb_sink().clone(),
        };
        window.refresh(&mut siv);
        siv.set_user_data(window);
        siv
    }

    /// How it stands with the server.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Begins to connect, unless it has begun. The views show what comes of it.
    pub fn connect(&mut self, dialogue: S::Dialogue) {
        if self.courier.is_some() {
            return;
        }
        self.couriers += 1;
        let (number, sink) = (self.couriers, self.sink.clone());
        let report = move |report| {
            // The courier goes on when the window has seen the report, so that no server is faster than the window.
            let (seen, is_seen) = channel::bounded::<()>(0);
            let see = move |siv: &mut Cursive| {
                press(siv, |window: &mut Window<S>, siv| {
                    if window.couriers == number && window.courier.is_some() {
                        window.hear(report, siv);
                    }
                });
                drop(seen);
            };
            // An error means that the window is closed.
            let _ = sink.send(Box::new(see));
            let _ = is_seen.recv();
        };
        match Courier::start(self.options.clone(), dialogue, report) {
            Ok(courier) => {
                self.courier = Some(courier);
                self.standing = Standing::Connecting;
                let server = &self.options.server;
                self.tell(&format!(
                    "Connecting to {}:{} ...",
                    server.host, server.port
                ));
            }
            Err(error) => self.tell(&format!("Cannot connect: {error}.")),
        }
    }

    /// Hangs up, at once, whatever the server does.
    pub fn disconnect(&mut self) {
        self.hang_up(false, "Not connected.");
    }

    /// Says `line` to the server, if it is the person's turn. Says whether it was said.
    pub fn say(&mut self, line: &str) -> bool {
        match &self.courier {
            Some(courier) if self.standing == Standing::OurTurn => {
                courier.say(line.to_string());
                self.wait();
                true
            }
            _ => false,
        }
    }

    /// What is typed next goes to the view of this name, if it takes anything by then.
    pub fn focus(&mut self, name: &'static str) {
        self.next_focus = Some(name);
    }

    /// Says `status` in the last line.
    pub fn tell(&mut self, status: &str) {
        self.status = harmless(status, LONGEST_STATUS);
    }

    fn hear(&mut self, report: Report<<S::Dialogue as Dialogue>::Reply>, siv: &mut Cursive) {
        match report {
            Report::TryingAgain(why) => self.tell(&why),
            Report::NotConnected(why) => self.hang_up(false, &why),
            Report::TheirTurn => self.wait(),
            Report::OurTurn => {
                self.our_turn();
                S::may_speak_first(self, siv);
            }
            Report::Slow => self.tell(&format!("{} does not answer. Still waiting ...", S::SERVER)),
            Report::Replied(reply) => {
                self.our_turn();
                S::heard(self, siv, reply, true);
            }
            Report::Said(reply) => {
                if self.standing == Standing::OurTurn {
                    self.our_turn();
                }
                S::heard(self, siv, reply, false);
            }
            Report::Ended(None) => {
                self.hang_up(true, &format!("{} has closed the connection.", S::SERVER))
            }
            Report::Ended(Some(why)) => {
                self.hang_up(true, &format!("The connection is over: {why}."))
            }
        }
    }

    fn our_turn(&mut self) {
        self.standing = Standing::OurTurn;
        let server = &self.options.server;
        self.tell(&format!("Connected to {}:{}.", server.host, server.port));
    }

    fn wait(&mut self) {
        self.standing = Standing::TheirTurn;
        let server = S::SERVER.to_lowercase();
        self.tell(&format!("Waiting for {server} ..."));
    }

    fn hang_up(&mut self, has_left: bool, status: &str) {
        self.courier = None;
        self.standing = Standing::NotConnected;
        self.tell(status);
        self.service.disconnected(has_left);
    }

    /// Makes the views look as they should. Those that do already are left alone.
    fn refresh(&self, siv: &mut Cursive) {
        let mut look = self.service.look(self);
        look.texts.push((STATUS, self.status.clone()));
        for (name, label, enabled) in look.buttons {
            parts::set_button(siv, name, label, enabled);
        }
        for (name, text) in look.texts {
            parts::set_text(siv, name, &text);
        }
        for (name, enabled) in look.fields {
            siv.call_on_name(name, |field: &mut EditView| field.set_enabled(enabled));
        }
    }
}

/// Does `action` with the window of `siv`, and then shows what has changed: what a button does when it is pressed.
pub fn press<S: Service>(siv: &mut Cursive, action: impl FnOnce(&mut Window<S>, &mut Cursive)) {
    // Taken out meanwhile, for the action may change the views as well.
    let Some(mut window) = siv.take_user_data::<Window<S>>() else {
        return;
    };
    action(&mut window, siv);
    window.refresh(siv);
    let next_focus = window.next_focus.take();
    siv.set_user_data(window);
    if let Some(name) = next_focus {
        focus(siv, name);
    }
}
