use std::io;
use std::net::TcpStream;

use cursive::Cursive;
use cursive::traits::Resizable;
use cursive::view::ScrollStrategy;
use cursive::views::{DummyView, LinearLayout};

use crate::window::{
    Dialogue, Look, Opening, Service, Standing, Window, buttons, clear, field, harmless, labelled,
    quit_button, text, typed,
};
use crate::{AtmReply, AtmRequest, ClientSessionOptions};

/// The longest reply of a bank that is shown whole, in bytes.
const LONGEST_REPLY: usize = 500;

/// The window of an ATM (Projects 6 and 8), not connected yet: for [`show`](crate::window::show).
///
/// Login connects and logs in; a connection is only of use to somebody who is logged in. Logout ends both.
pub fn atm_window(options: ClientSessionOptions) -> Cursive {
    let atm = Atm {
        words: "Your name and PIN, please.".to_string(),
        login: None,
        is_logged_in: false,
        is_logging_out: false,
    };
    Window::open(atm, options)
}

/// What the window knows.
#[derive(Debug)]
struct Atm {
    /// What the bank has said last.
    words: String,
    /// To be sent as soon as there is a connection.
    login: Option<AtmRequest>,
    is_logged_in: bool,
    /// Whether the answer to a logout is waited for.
    is_logging_out: bool,
}

/// The client's part: it listens to the greeting first.
#[derive(Debug)]
struct AtDesk;

impl Dialogue for AtDesk {
    type Reply = AtmReply;

    fn opening(&mut self, _server: &TcpStream) -> io::Result<Opening> {
        Ok(Opening::TheySpeak)
    }

    fn understand(&mut self, reply: &str) -> AtmReply {
        AtmReply::parse(reply)
    }
}

impl Service for Atm {
    type Dialogue = AtDesk;
    const TITLE: &'static str = "ATM";
    const SERVER: &'static str = "The bank";

    fn views(&self) -> LinearLayout {
        let mut pin = field("pin", log_in_or_out);
        pin.get_mut().set_secret(true);
        LinearLayout::vertical()
            .child(text("words", ScrollStrategy::StickToTop).fixed_height(2))
            .child(labelled("Name:", 8, field("name", go_on_to_pin)))
            .child(labelled("PIN:", 8, pin))
            .child(buttons(&[("login", log_in_or_out)]).child(quit_button()))
            .child(DummyView)
            .child(labelled("Amount:", 8, field("amount", choose_a_button)))
            .child(buttons(&[
                ("balance", ask_for_balance),
                ("deposit", deposit),
                ("withdraw", withdraw),
            ]))
    }

    fn look(&self, window: &Window<Atm>) -> Look {
        let standing = window.standing();
        let login = match standing {
            _ if self.is_logged_in => "Logout",
            Standing::Connecting | Standing::TheirTurn => "Cancel",
            Standing::NotConnected | Standing::OurTurn => "Login",
        };
        let can_ask = self.is_logged_in && standing == Standing::OurTurn;
        let can_log_in = login == "Login";
        Look {
            buttons: vec![
                ("login", login, true),
                ("balance", "Balance", can_ask),
                ("deposit", "Deposit", can_ask),
                ("withdraw", "Withdraw", can_ask),
            ],
            texts: vec![("words", self.words.clone())],
            fields: vec![("name", can_log_in), ("pin", can_log_in)],
        }
    }

    fn heard(window: &mut Window<Atm>, _siv: &mut Cursive, reply: AtmReply, _is_reply: bool) {
        let atm = &mut window.service;
        atm.words = harmless(&reply.to_string(), LONGEST_REPLY);
        if atm.is_logging_out {
            return window.disconnect();
        }
        match reply {
            AtmReply::LoggedIn => atm.is_logged_in = true,
            AtmReply::NotLoggedIn => {
                atm.is_logged_in = false;
                window.focus("pin");
            }
            AtmReply::Welcome => atm.is_logged_in = false,
            AtmReply::Said(_) => {}
        }
        if let Some(login) = window.service.login.take() {
            window.say(&login.to_string());
        }
    }

    fn disconnected(&mut self, has_left: bool) {
        if has_left && self.is_logged_in {
            self.words = "You are not logged in any more.".to_string();
        }
        self.login = None;
        self.is_logged_in = false;
        self.is_logging_out = false;
    }
}

fn go_on_to_pin(window: &mut Window<Atm>, _siv: &mut Cursive) {
    window.focus("pin");
}

/// Login, Logout or Cancel, whatever the button says now.
fn log_in_or_out(window: &mut Window<Atm>, siv: &mut Cursive) {
    match (window.standing(), window.service.is_logged_in) {
        (Standing::NotConnected | Standing::OurTurn, false) => log_in(window, siv),
        (Standing::OurTurn, true) => {
            window.service.is_logging_out = window.say(&AtmRequest::Logout.to_string());
        }
        // The bank owes an answer, and may never give it. Whoever hangs up is logged out as well.
        (Standing::NotConnected | Standing::Connecting | Standing::TheirTurn, _) => {
            window.disconnect();
        }
    }
}

fn log_in(window: &mut Window<Atm>, siv: &mut Cursive) {
    let (name, pin) = (typed(siv, "name"), typed(siv, "pin"));
    if name.trim().is_empty() {
        window.tell("Type your name first.");
        return window.focus("name");
    }
    let Some(login) = AtmRequest::login(&name, &pin) else {
        window.tell(AtmRequest::PIN_RULE);
        return window.focus("pin");
    };
    clear(siv, "pin");
    // There something can be typed meanwhile, and a `q` is a letter.
    window.focus("amount");
    if window.standing() == Standing::OurTurn {
        window.say(&login.to_string());
    } else {
        window.service.login = Some(login);
        window.connect(AtDesk);
    }
}

fn ask_for_balance(window: &mut Window<Atm>, _siv: &mut Cursive) {
    window.say(&AtmRequest::Balance.to_string());
}

fn deposit(window: &mut Window<Atm>, siv: &mut Cursive) {
    change(window, siv, AtmRequest::Deposit);
}

fn withdraw(window: &mut Window<Atm>, siv: &mut Cursive) {
    change(window, siv, AtmRequest::Withdraw);
}

/// Asks the bank for a change by the amount that is typed. Whether it is one, the bank decides.
fn change(window: &mut Window<Atm>, siv: &mut Cursive, request: fn(String) -> AtmRequest) {
    let amount = typed(siv, "amount").trim().to_string();
    if amount.is_empty() {
        window.tell("Type an amount first.");
        window.focus("amount");
    } else if window.say(&request(amount).to_string()) {
        clear(siv, "amount");
    }
}

fn choose_a_button(window: &mut Window<Atm>, _siv: &mut Cursive) {
    window.tell("Press Deposit or Withdraw.");
}
