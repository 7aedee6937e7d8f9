//! The window of the chat room, without a terminal, and the real server.

mod puppet;
mod service;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use chat::{ChatRoomHandler, Entry, SharedTranscript, chat_room_window};
use cursive::event::{Event, Key};
use grading::peer::Peer;
use grading::watchdog::{spawn, watch};
use puppet::{
    NEVER, Puppet, QUICK, Stage, expect_no_window, expect_picture, nobody, options, strange_texts,
    torment,
};
use service::Service;

fn room() -> Arc<SharedTranscript> {
    Arc::new(SharedTranscript::new(1000))
}

fn serve(room: &Arc<SharedTranscript>) -> Service {
    let room = Arc::clone(room);
    Service::start(|idle, _| move || ChatRoomHandler::new(Arc::clone(&room), idle))
}

/// A window in a terminal that is high enough for a short transcript.
fn window(server: SocketAddr, second: Duration) -> Puppet {
    Puppet::show(chat_room_window(options(server, second)))
}

fn joined(server: SocketAddr, second: Duration) -> Puppet {
    let mut window = window(server, second);
    window.type_line("Ken");
    window.wait_for("Ken has connected at ");
    window
}

#[test]
fn what_is_said_stands_in_the_transcript() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        let mut window = window(server.address, NEVER);
        window.wait_for("Not connected.");
        assert!(!window.is_enabled("<Send>"), "there is no connection");
        window.type_text("Ken");
        window.click("<Connect>");
        window.wait_for("Ken has connected at ");
        window.wait_for("<Disconnect>");
        assert!(window.is_enabled("<Send>"), "the server listens");
        // What is typed now is a message.
        window.type_line("Is anybody here?");
        window.wait_for("│Is anybody here?");
        window.wait_for("│ _____");
        window.type_text("Hello?");
        window.click("<Send>");
        window.wait_for("│Hello?");
        window.click("<Disconnect>");
        window.wait_for("<Connect>");
        window.wait_for("Not connected.");
        window.wait_for("│Hello?");
    });
}

#[test]
fn what_others_say_is_shown_by_itself() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        let mut window = joined(server.address, QUICK);
        let mut ada = Peer::connect(server.address);
        ada.send("Ada\nHi, Ken!\n");
        window.wait_for("Ada has connected at ");
        window.wait_for("Hi, Ken!");
        ada.vanish();
        window.wait_for("Ada has disconnected at ");
        assert!(
            !room.copy().to_string().contains("Ken\n"),
            "Ken has said nothing"
        );
    });
}

#[test]
fn an_empty_message_asks_for_what_is_new() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        let mut window = joined(server.address, NEVER);
        room.add(&Entry::said("Ada", "noon", "Hi, Ken!"));
        window.press(Key::Enter);
        window.wait_for("Hi, Ken!");
    });
}

#[test]
fn a_server_that_does_not_end_its_transcripts_is_not_asked_for_news() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), QUICK);
        window.type_line("Ken");
        let mut server = stage.accept();
        server.expect("Ken\n");
        server.send("Ken has joined\n");
        window.wait_for("Ken has joined");
        window.type_line("Hello");
        server.expect("Hello\n");
        server.send("Ken has joined\nKen: Hello");
        window.wait_for("Ken: Hello");
        // It would have asked by now.
        server.expect_silence(Duration::from_secs(2));
    });
}

#[test]
fn the_transcript_stays_at_its_end() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        for number in 0..500 {
            room.add(&Entry::said("Ada", "noon", &format!("message {number}")));
        }
        let mut window = joined(server.address, NEVER);
        window.wait_for("message 499");
        for number in 0..30 {
            window.type_line(&format!("and {number}"));
            window.wait_for(&format!("│and {number} "));
        }
        assert!(!window.shows("message 499"), "{}", window.text());
        // The rest is still there.
        window.click("│and 29");
        for _ in 0..20 {
            window.press(Key::PageUp);
        }
        window.wait_for("│message 4");
    });
}

#[test]
fn the_window_in_the_book_is_this_one() {
    watch(|| {
        let room = room();
        let time = "Sat Nov 21 00:53:34 2026";
        room.add(&Entry::connected("Ada", time));
        room.add(&Entry::said("Ada", time, "Is anybody here?"));
        let server = serve(&room);
        let mut window = Puppet::show_in(chat_room_window(options(server.address, NEVER)), 60, 16);
        window.type_line("Ken");
        window.wait_for("Ken has connected at ");
        window.type_line("I am, in a window.");
        window.wait_for("│I am, in a window.");
        window.type_text("And you?");
        let picture = timeless(&window.picture(server.address), time);
        expect_picture(&picture, "tests/windows/chat_room.txt");
    });
}

/// `text` with `time` for all the times in it, which are as long.
fn timeless(text: &str, time: &str) -> String {
    let mut text = text.to_string();
    let length = time.len();
    for start in 0..text.len() {
        if let Some(piece) = text.get(start..start + length)
            && jiff::fmt::strtime::parse("%a %b %e %H:%M:%S %Y", piece).is_ok()
        {
            text.replace_range(start..start + length, time);
        }
    }
    text
}

#[test]
fn what_cannot_be_a_name_is_refused_without_a_server() {
    watch(|| {
        let mut window = window(nobody(), NEVER);
        window.press(Key::Enter);
        window.wait_for("A name must not be empty. What is your name?");
        window.fill("Name: ", "   ");
        window.click("<Connect>");
        window.wait_for("A name must not be empty. What is your name?");
        window.fill("Name: ", &"x".repeat(41));
        window.click("<Connect>");
        window.wait_for("A name may have at most 40 characters. What is your name?");
        window.wait_for("<Connect>");
    });
}

#[test]
fn nonsense_is_a_message_like_any_other() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        let mut window = joined(server.address, NEVER);
        window.type_line("\u{1b}[2J \u{7}\n\t \u{202e} /quit \u{1100}\u{1100}\u{1100}\u{1100}");
        window.wait_for("/quit \u{fffd}");
        window.wait_for("<Disconnect>");
        window.type_line(&"y".repeat(2000));
        window.wait_for("yyyyy");
        window.wait_for("Connected to ");
        let last = room.copy().to_string();
        let last = last.lines().last().expect("there is a transcript");
        assert_eq!(last, "y".repeat(1000), "so much a field takes");
    });
}

#[test]
fn what_a_stranger_sends_does_not_break_the_window() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), NEVER);
        window.type_line("Ken");
        let mut server = stage.accept();
        let frame = window.lines()[0].clone();
        let many = "many lines\n".repeat(100_000);
        let strange = strange_texts().into_iter().chain([many]);
        for (number, strange) in strange.enumerate() {
            server.send(format!("{strange}\n{number}: the end\n\n"));
            window.wait_for(&format!("{number}: the end"));
            window.expect_unbroken(0, &frame);
        }
    });
}

#[test]
fn a_room_that_closes_is_noticed_at_once() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        let address = server.address;
        let mut window = joined(address, NEVER);
        window.type_text("unfinished q");
        drop(server);
        window.wait_for("The chat room has closed the connection.");
        window.wait_for("<Connect>");
        window.wait_for("│ unfinished q_");
        assert!(!window.is_enabled("<Send>"), "there is no connection");
        window.press(Key::Enter);
        window.wait_for("│ unfinished q_");
        assert!(window.is_running());
    });
}

#[test]
fn a_room_that_hangs_can_be_left() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), QUICK);
        window.type_line("Ken");
        window.wait_for("The chat room does not answer. Still waiting ...");
        let mut server = stage.accept();
        server.expect("Ken\n");
        window.type_line("typed meanwhile");
        window.wait_for("│ typed meanwhile_");
        window.click("<Disconnect>");
        window.wait_for("Not connected.");
        server.expect_end();
        // What was typed is not lost, and can be said in the next connection.
        window.click("<Connect>");
        let mut server = stage.accept();
        server.expect("Ken\n");
        server.send("Welcome!\n");
        window.wait_for("Welcome!");
        window.press(Key::Enter);
        server.expect("typed meanwhile\n");
        window.wait_for("│ _____");
    });
}

#[test]
fn a_room_that_hangs_while_nobody_speaks_is_noticed_too() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), QUICK);
        window.type_line("Ken");
        let mut server = stage.accept();
        server.expect("Ken\n");
        server.send("Welcome!\n\n");
        window.wait_for("Welcome!");
        window.wait_for("The chat room does not answer. Still waiting ...");
        server.expect("\n");
        server.send("Welcome!\nAda: Hi\n\n");
        window.wait_for("Ada: Hi");
        window.wait_for("Connected to ");
    });
}

#[test]
fn nobody_listening_is_a_message() {
    watch(|| {
        let address = nobody();
        let mut window = window(address, NEVER);
        window.type_line("Ken");
        window.wait_for(&format!("Nobody listens at {address}."));
        window.wait_for("<Connect>");
        assert!(window.is_running());
    });
}

#[test]
fn a_server_that_comes_later_is_found() {
    watch(|| {
        let address = nobody();
        let mut options = options(address, QUICK);
        options.retries = 10;
        let mut window = Puppet::show(chat_room_window(options));
        window.type_line("Ken");
        window.wait_for("Trying again in ");
        let Ok(listener) = std::net::TcpListener::bind(address) else {
            return eprintln!("skipped: somebody else has the port now");
        };
        let server = spawn("server", move || {
            let mut server = Peer::over(listener.accept().expect("the client comes").0);
            server.expect("Ken\n");
            server.send("Welcome!\n\n");
            server
        });
        window.wait_for("Welcome!");
        drop(server.join());
    });
}

#[test]
fn everybody_can_quit_and_the_room_hears_of_it() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        for key in [Event::Key(Key::Esc), Event::CtrlChar('c')] {
            let mut window = joined(server.address, NEVER);
            window.press(key);
            window.wait_for_end();
        }
        // Ken has left twice, so he is in the transcript four times.
        let mut onlooker = joined(server.address, QUICK);
        onlooker.wait_until("that Ken has left twice", |window| {
            window.text().matches("Ken has disconnected at ").count() == 2
        });
        onlooker.type_text("q");
        assert!(onlooker.is_running(), "it was typed into a field");
        onlooker.press(Event::Shift(Key::Tab));
        onlooker.press(Event::Shift(Key::Tab));
        onlooker.type_text("q");
        onlooker.wait_for_end();
    });
}

#[test]
fn no_terminal_is_too_small_and_no_key_breaks_the_window() {
    watch(|| {
        let nobody = nobody();
        torment(|| chat_room_window(options(nobody, NEVER)));
    });
}

#[test]
fn without_a_terminal_there_is_no_window() {
    watch(|| expect_no_window(env!("CARGO_BIN_EXE_chat_room_client")));
}
