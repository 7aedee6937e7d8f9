use std::io;
use std::net::TcpStream;

use chat::ClientSessionOptions;
use chat::window::{
    Dialogue, Look, Opening, Service, Standing, Window, buttons, clear, field, focus, harmless,
    quit_button, text, typed,
};
use cursive::Cursive;
use cursive::traits::Resizable;
use cursive::view::ScrollStrategy;
use cursive::views::LinearLayout;

use crate::FirstWord;

/// The longest reply of a doctor that is shown whole, in bytes. Ours says less than 1024.
const LONGEST_REPLY: usize = 2000;

/// The window of a patient, not connected yet: for [`show`](chat::window::show). If there is a `name`, a doctor who keeps
/// histories is told it; else the window asks for it.
pub fn doctor_window(options: ClientSessionOptions, name: Option<String>) -> Cursive {
    let label = INVITATION.to_string();
    let mut siv = Window::open(Consultation { name, label }, options);
    focus(&mut siv, "connect");
    siv
}

const INVITATION: &str = "Want to connect?";

/// What the window knows.
#[derive(Debug)]
struct Consultation {
    name: Option<String>,
    /// What the doctor has said last.
    label: String,
}

/// The client's part: it listens for a moment, and says the patient's name to a doctor who waits for it.
#[derive(Debug)]
struct Visitor {
    name: Option<String>,
}

impl Dialogue for Visitor {
    type Reply = String;

    fn opening(&mut self, server: &TcpStream) -> io::Result<Opening> {
        Ok(match (FirstWord::of(server)?, self.name.take()) {
            (FirstWord::Doctor, _) => Opening::TheySpeak,
            (FirstWord::Patient, Some(name)) => Opening::WeSay(name),
            (FirstWord::Patient, None) => Opening::WeMaySpeak,
        })
    }

    fn understand(&mut self, reply: &str) -> String {
        harmless(reply, LONGEST_REPLY)
    }
}

impl Service for Consultation {
    type Dialogue = Visitor;
    const TITLE: &'static str = "Doctor";
    const SERVER: &'static str = "The doctor";

    fn views(&self) -> LinearLayout {
        LinearLayout::vertical()
            .child(text("label", ScrollStrategy::StickToTop).fixed_height(4))
            .child(field("field", send))
            .child(
                buttons(&[("send", send), ("connect", connect_or_disconnect)]).child(quit_button()),
            )
    }

    fn look(&self, window: &Window<Consultation>) -> Look {
        let standing = window.standing();
        let connect = match standing {
            Standing::NotConnected => "Connect",
            _ => "Disconnect",
        };
        Look {
            buttons: vec![
                ("send", "Send", standing == Standing::OurTurn),
                ("connect", connect, true),
            ],
            texts: vec![("label", self.label.clone())],
            fields: vec![],
        }
    }

    fn heard(window: &mut Window<Consultation>, _siv: &mut Cursive, reply: String, is_reply: bool) {
        let label = &mut window.service.label;
        if is_reply {
            *label = reply;
        } else {
            // The rest of a reply that came in two pieces.
            *label = harmless(&format!("{label}\n{reply}"), LONGEST_REPLY);
        }
    }

    fn may_speak_first(window: &mut Window<Consultation>, _siv: &mut Cursive) {
        window.service.label = "The doctor waits for your name.".to_string();
    }

    fn disconnected(&mut self, has_left: bool) {
        let label = if has_left {
            "Doctor disconnected"
        } else {
            INVITATION
        };
        self.label = label.to_string();
    }
}

fn connect_or_disconnect(window: &mut Window<Consultation>, _siv: &mut Cursive) {
    if window.standing() == Standing::NotConnected {
        let name = window.service.name.clone();
        window.connect(Visitor { name });
        window.focus("field");
    } else {
        window.disconnect();
    }
}

/// Says what is typed, if the doctor listens.
fn send(window: &mut Window<Consultation>, siv: &mut Cursive) {
    if window.say(&typed(siv, "field")) {
        clear(siv, "field");
        window.focus("field");
    }
}
