use std::collections::VecDeque;
use std::io;
use std::net::TcpStream;

use cursive::Cursive;
use cursive::traits::Resizable;
use cursive::view::ScrollStrategy;
use cursive::views::{LinearLayout, Panel};

use crate::window::{
    Dialogue, Look, Opening, Rest, Service, Standing, Window, buttons, clear, field, harmless,
    labelled, quit_button, text, typed, wide,
};
use crate::{ChatRoomName, ChatRoomNews, ClientSessionOptions};

/// So many lines of the transcript the window keeps. All of it may be 16 MiB, and a terminal is no place to read that.
const KEPT_LINES: usize = 1000;

/// The longest line of the transcript that is shown whole, in bytes.
const LONGEST_LINE: usize = 2000;

/// The transcript has so many lines at least, with the frame around it.
const SMALLEST_PANEL: usize = 5;

/// The window of a visitor to the chat room (Project 10), not connected yet: for [`show`](crate::window::show).
///
/// While the visitor says nothing, it asks for news once a second.
pub fn chat_room_window(options: ClientSessionOptions) -> Cursive {
    let lines = VecDeque::new();
    Window::open(ChatRoom { lines }, options)
}

/// What the window knows.
#[derive(Debug)]
struct ChatRoom {
    /// The newest lines of the transcript.
    lines: VecDeque<String>,
}

/// The client's part: it says its name first, and of each transcript it hears what is new.
#[derive(Debug)]
struct Visitor {
    name: ChatRoomName,
    news: ChatRoomNews,
}

impl Dialogue for Visitor {
    /// The lines that are new.
    type Reply = Vec<String>;
    const END: &'static str = ChatRoomNews::END;
    const ASKS_FOR_NEWS: bool = true;

    fn opening(&mut self, _server: &TcpStream) -> io::Result<Opening> {
        Ok(Opening::WeSay(self.name.as_str().to_string()))
    }

    fn understand(&mut self, transcript: &str) -> Vec<String> {
        let mut lines = self.news.of(transcript);
        let old = lines.len().saturating_sub(KEPT_LINES);
        lines.drain(..old);
        for line in &mut lines {
            *line = harmless(line, LONGEST_LINE);
        }
        lines
    }
}

impl Service for ChatRoom {
    type Dialogue = Visitor;
    const TITLE: &'static str = "Chat room";
    const SERVER: &'static str = "The chat room";

    fn views(&self) -> LinearLayout {
        let name = labelled("Name: ", 6, field("name", connect));
        let transcript = text("transcript", ScrollStrategy::StickToBottom);
        let connect = buttons(&[("connect", connect_or_disconnect)]);
        let message = LinearLayout::horizontal().child(wide(field("message", send)));
        LinearLayout::vertical()
            .child(name.child(connect).child(quit_button()))
            .child(Panel::new(Rest::new(transcript)).min_height(SMALLEST_PANEL))
            .child(message.child(buttons(&[("send", send)])))
    }

    fn look(&self, window: &Window<ChatRoom>) -> Look {
        let is_free = window.standing() == Standing::NotConnected;
        let lines: Vec<&str> = self.lines.iter().map(String::as_str).collect();
        Look {
            buttons: vec![
                (
                    "connect",
                    if is_free { "Connect" } else { "Disconnect" },
                    true,
                ),
                ("send", "Send", window.standing() == Standing::OurTurn),
            ],
            texts: vec![("transcript", lines.join("\n"))],
            fields: vec![("name", is_free)],
        }
    }

    fn heard(
        window: &mut Window<ChatRoom>,
        _siv: &mut Cursive,
        news: Vec<String>,
        _is_reply: bool,
    ) {
        let lines = &mut window.service.lines;
        lines.extend(news);
        let old = lines.len().saturating_sub(KEPT_LINES);
        lines.drain(..old);
    }

    fn disconnected(&mut self, _has_left: bool) {}
}

fn connect_or_disconnect(window: &mut Window<ChatRoom>, siv: &mut Cursive) {
    if window.standing() == Standing::NotConnected {
        connect(window, siv);
    } else {
        window.disconnect();
    }
}

fn connect(window: &mut Window<ChatRoom>, siv: &mut Cursive) {
    match typed(siv, "name").parse() {
        Ok(name) => {
            window.service.lines.clear();
            let news = ChatRoomNews::new();
            window.connect(Visitor { name, news });
            window.focus("message");
        }
        Err(bad_name) => {
            window.tell(&format!("{bad_name}"));
            window.focus("name");
        }
    }
}

/// Says what is typed. An empty message asks for what is new.
fn send(window: &mut Window<ChatRoom>, siv: &mut Cursive) {
    let message = typed(siv, "message");
    if window.say(&message) {
        clear(siv, "message");
        window.focus("message");
    }
}
