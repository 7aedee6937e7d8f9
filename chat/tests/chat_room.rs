//! The chat room (Project 10): its transcript, its clients over real sockets, and its programs.

mod service;

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use chat::{
    ChatRoomHandler, ChatRoomName, ChatRoomNews, ChatRoomSession, Entry, LONGEST_MESSAGE,
    SharedTranscript, Transcript,
};
use grading::peer::Peer;
use grading::watchdog::{doing, watch};
use service::{Service, client_program, python, server_program};

/// `text` with `TIME` for the times in it.
fn timeless(text: &str) -> String {
    let is_time = |text: &str| jiff::fmt::strtime::parse("%a %b %e %H:%M:%S %Y", text).is_ok();
    let mut result = String::new();
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        // A ctime has 24 characters.
        let time = content.len().checked_sub(24);
        match time.and_then(|start| content.split_at_checked(start)) {
            Some((before, time)) if is_time(time) => result += &format!("{before}TIME\n"),
            _ => result += line,
        }
    }
    result
}

/// A server of this room.
fn serve(room: &Arc<SharedTranscript>) -> Service {
    serve_within(Duration::from_secs(600), room)
}

fn serve_within(limit: Duration, room: &Arc<SharedTranscript>) -> Service {
    let room = Arc::clone(room);
    Service::start_within(limit, |idle, _| {
        move || ChatRoomHandler::new(Arc::clone(&room), idle)
    })
}

fn room() -> Arc<SharedTranscript> {
    Arc::new(SharedTranscript::new(1000))
}

/// The next answer to a client of lines, without the empty line at its end.
#[track_caller]
fn answer(peer: &mut Peer) -> String {
    let mut answer = String::new();
    loop {
        match peer.read_line().as_str() {
            "\n" => return timeless(&answer),
            line => answer += line,
        }
    }
}

/// Says `line`, and returns the answer.
#[track_caller]
fn say(peer: &mut Peer, line: &str) -> String {
    peer.send(format!("{line}\n"));
    answer(peer)
}

/// A client of lines that has joined.
#[track_caller]
fn joined(server: &Service, name: &str) -> Peer {
    let mut peer = Peer::connect(server.address);
    say(&mut peer, name);
    peer
}

/// Blocks until the transcript ends with `end`.
fn wait_for(room: &SharedTranscript, end: &str) {
    doing(format!("waits for {end:?} in the transcript"), || {
        while !timeless(&room.copy().to_string()).ends_with(end) {
            std::thread::yield_now();
        }
    });
}

#[test]
fn exercise_4_the_name_and_every_message_are_answered_with_the_whole_transcript() {
    watch(|| {
        let room = room();
        let mut ken = ChatRoomSession::new(Arc::clone(&room));
        let joined = ken.reply("Ken").unwrap().to_string();
        assert_eq!(
            timeless(&joined),
            "Ken has connected at TIME\n",
            "a name is answered with the transcript, in which it has connected"
        );
        let mut ada = ChatRoomSession::new(room);
        ada.reply("Ada Lovelace").unwrap();
        let said = ken.reply("Hi, Ada").unwrap().to_string();
        let expected =
            "Ken has connected at TIME\nAda Lovelace has connected at TIME\nKen\nTIME\nHi, Ada\n";
        assert_eq!(
            timeless(&said),
            expected,
            "a message is answered with the whole transcript, and is the last entry there"
        );
        drop(ken);
        let said = ada.reply("Hi").unwrap().to_string();
        let end = "Hi, Ada\nKen has disconnected at TIME\nAda Lovelace\nTIME\nHi\n";
        assert!(timeless(&said).ends_with(end), "{said}");
    });
}

#[test]
fn exercise_4_an_empty_message_adds_nothing() {
    watch(|| {
        let mut session = ChatRoomSession::new(room());
        session.reply("Ken").unwrap();
        let before = session.reply("hello").unwrap().to_string();
        assert_eq!(
            session.reply("").unwrap().to_string(),
            before,
            "an empty message only asks for the transcript"
        );
    });
}

#[test]
fn exercise_4_what_cannot_be_a_name_is_refused_and_may_be_tried_again() {
    watch(|| {
        let room = room();
        let mut session = ChatRoomSession::new(Arc::clone(&room));
        for no_name in ["", "   ", "Ken\u{1b}[2J", "a\tb", &"x".repeat(41)] {
            let refusal = session.reply(no_name).expect_err("this is no name");
            assert!(refusal.to_string().contains("name"), "{refusal}");
        }
        assert_eq!(room.copy().to_string(), "", "who has no name is not there");
        session.reply(&"\u{f6}".repeat(40)).expect("40 characters");
    });
}

#[test]
fn exercise_4_who_never_said_a_name_does_not_disconnect() {
    watch(|| {
        let room = room();
        drop(ChatRoomSession::new(Arc::clone(&room)));
        assert_eq!(room.copy().to_string(), "");
        // So that this test needs the exercise, too.
        let mut session = ChatRoomSession::new(Arc::clone(&room));
        session.reply("Ken").unwrap();
        drop(session);
        let expected = "Ken has connected at TIME\nKen has disconnected at TIME\n";
        assert_eq!(
            timeless(&room.copy().to_string()),
            expected,
            "the session must know that it has a name: or else nobody hears that it is over"
        );
    });
}

#[test]
fn a_message_cannot_give_orders_to_terminals_nor_end_the_transcript() {
    let entry = Entry::said("Ken", "TIME", "a\u{1b}[2Jb\n\nc\td\r");
    assert_eq!(
        entry.text(),
        "Ken\nTIME\na\u{fffd}[2Jb\u{fffd}\u{fffd}c\td\u{fffd}\n"
    );
}

#[test]
fn a_name_has_no_spaces_around_it() {
    let name: ChatRoomName = "  Ada Lovelace ".parse().unwrap();
    assert_eq!(name.as_str(), "Ada Lovelace");
}

// ---- The transcript ----

/// A transcript that keeps the newest `keep` of `count` entries.
fn transcript(count: usize, keep: usize) -> Transcript {
    let mut transcript = Transcript::new(keep);
    for number in 0..count {
        transcript.add(&Entry::said("Ken", "TIME", &format!("message {number}")));
    }
    transcript
}

/// Its entries as they should be.
fn entries(numbers: std::ops::Range<usize>) -> String {
    numbers
        .map(|number| format!("Ken\nTIME\nmessage {number}\n"))
        .collect()
}

#[test]
fn the_newest_entries_are_kept_and_no_other() {
    for keep in [1, 2, 700, 701, 5_000] {
        for count in [0, 1, 2, 3, 1_000, 3_000] {
            let transcript = transcript(count, keep);
            let kept = count.min(keep);
            assert_eq!(transcript.len(), kept);
            assert_eq!(
                transcript.copy().to_string(),
                entries(count - kept..count),
                "{kept} of {count} entries"
            );
        }
    }
}

#[test]
fn a_transcript_is_bounded_in_bytes_too() {
    let mut transcript = Transcript::new(usize::MAX);
    let message = "x".repeat(LONGEST_MESSAGE);
    for _ in 0..400 {
        transcript.add(&Entry::said("Ken", "TIME", &message));
    }
    let length: usize = transcript.copy().pieces().map(str::len).sum();
    assert!(length <= 16 * 1024 * 1024, "{length} bytes");
    assert!(transcript.len() > 250, "and no more of it goes than must");
}

#[test]
fn a_copy_stays_as_it_is_while_others_add_and_old_entries_go() {
    let mut transcript = transcript(2_000, 2_000);
    let copy = transcript.copy();
    for _ in 0..3_000 {
        transcript.add(&Entry::said("Ada", "TIME", "later"));
    }
    assert_eq!(copy.to_string(), entries(0..2_000));
}

/// How many bytes of `transcript` are copied when it is: those that two copies do not share.
fn copied(transcript: &Transcript) -> usize {
    let (one, other) = (transcript.copy(), transcript.copy());
    let shared: HashSet<_> = one.pieces().map(str::as_ptr).collect();
    other
        .pieces()
        .filter(|piece| !shared.contains(&piece.as_ptr()))
        .map(str::len)
        .sum()
}

#[test]
fn to_copy_a_hundred_thousand_entries_copies_no_more_than_a_page() {
    let page = 16 * 1024;
    let mut most = 0;
    for count in [10, 1_000, 100_000, 100_100, 100_200, 100_300] {
        let transcript = transcript(count, 1_000_000);
        most = most.max(copied(&transcript));
    }
    assert!(most > 0, "the page that is being written is copied");
    assert!(
        most <= page,
        "{most} bytes are copied under the lock: full pages must be shared"
    );
}

// ---- Over sockets ----

#[test]
fn exercise_4_a_bare_client_gets_bare_answers() {
    watch(|| {
        let server = serve(&room());
        let mut peer = Peer::connect(server.address);
        peer.send("Ken");
        let line = peer.read_line();
        assert_eq!(timeless(&line), "Ken has connected at TIME\n");
        peer.send("Hi there!");
        let answer: String = (0..4).map(|_| peer.read_line()).collect();
        let expected = "Ken has connected at TIME\nKen\nTIME\nHi there!\n";
        assert_eq!(timeless(&answer), expected);
        peer.expect_silence(Duration::from_millis(20));
    });
}

#[test]
fn exercise_4_an_answer_to_a_line_ends_with_an_empty_line() {
    watch(|| {
        let server = serve(&room());
        let mut peer = Peer::connect(server.address);
        assert_eq!(say(&mut peer, "Ken"), "Ken has connected at TIME\n");
        let expected = "Ken has connected at TIME\nKen\nTIME\nHi there!\n";
        assert_eq!(say(&mut peer, "Hi there!"), expected);
        assert_eq!(
            say(&mut peer, ""),
            expected,
            "an empty message only asks for the transcript"
        );
    });
}

#[test]
fn a_refused_name_is_answered_with_a_line_and_an_empty_line() {
    watch(|| {
        let server = serve(&room());
        let mut peer = Peer::connect(server.address);
        for no_name in ["", "a\u{7}b"] {
            assert!(say(&mut peer, no_name).contains("What is your name?"));
        }
        assert_eq!(say(&mut peer, "Ken"), "Ken has connected at TIME\n");
    });
}

#[test]
fn lines_may_come_in_any_two_pieces_or_together() {
    watch(|| {
        let server = serve(&room());
        let mut peer = joined(&server, "Ken");
        let line = "G\u{f6}del, at noon\r\n";
        for cut in 1..line.len() {
            peer.send_split(line, &[cut]);
            let answer = answer(&mut peer);
            assert!(
                answer.ends_with("\nKen\nTIME\nG\u{f6}del, at noon\n"),
                "{answer}"
            );
            assert_eq!(answer.lines().count(), 1 + 3 * cut);
        }
        let mut peer = Peer::connect(server.address);
        peer.send("Ada\none\n\ntwo\n");
        for end in [
            "Ada has connected at TIME\n",
            "\none\n",
            "\none\n",
            "\ntwo\n",
        ] {
            let answer = answer(&mut peer);
            assert!(answer.ends_with(end), "{answer}");
        }
    });
}

#[test]
fn bytes_that_are_no_text_are_shown_as_such() {
    watch(|| {
        let server = serve(&room());
        let mut peer = joined(&server, "Ken");
        peer.send(b"caf\xe9!\n");
        assert!(answer(&mut peer).ends_with("\ncaf\u{fffd}!\n"));
    });
}

#[test]
fn a_message_of_64_kib_is_taken_and_a_longer_one_ends_the_session() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        let mut peer = joined(&server, "Ken");
        let message = "x".repeat(LONGEST_MESSAGE);
        assert!(say(&mut peer, &message).ends_with(&format!("\n{message}\n")));
        peer.send(format!("{message}x\n"));
        assert!(peer.read_line().contains("65536"), "a clear refusal");
        peer.expect_end();
        wait_for(&room, "\nKen has disconnected at TIME\n");
    });
}

#[test]
fn everybody_who_leaves_is_missed_however_he_leaves() {
    watch(|| {
        let room = room();
        let server = serve(&room);
        let mut ken = joined(&server, "Ken");
        ken.close_write();
        wait_for(&room, "\nKen has disconnected at TIME\n");
        joined(&server, "Ada").vanish();
        wait_for(&room, "\nAda has disconnected at TIME\n");
        let mut half = joined(&server, "Half a line");
        half.send("and th");
        half.vanish();
        wait_for(&room, "\nHalf a line has disconnected at TIME\n");
        let mut deaf = joined(&server, "Deaf");
        deaf.send("hello\n");
        deaf.reset();
        wait_for(&room, "\nDeaf has disconnected at TIME\n");
        // Reset before it has read that it has joined.
        let mut early = Peer::connect(server.address);
        early.send("Early\n");
        early.reset();
        wait_for(&room, "\nEarly has disconnected at TIME\n");
        // No name, no entry.
        let before = room.copy().to_string();
        let mut nobody = Peer::connect(server.address);
        nobody.send("Nob");
        nobody.vanish();
        let mut last = Peer::connect(server.address);
        let after = say(&mut last, "Last");
        assert!(after.starts_with(&timeless(&before)), "{after}");
    });
}

#[test]
fn who_is_silent_for_too_long_has_left() {
    watch(|| {
        let room = room();
        let server = serve_within(Duration::from_secs(1), &room);
        let _ken = joined(&server, "Ken");
        server.log.wait_for("--idle-timeout");
        wait_for(&room, "Ken has disconnected at TIME\n");
    });
}

#[test]
fn a_client_who_does_not_read_holds_up_nobody() {
    watch(|| {
        let room = Arc::new(SharedTranscript::new(100_000));
        for number in 0..100_000 {
            room.add(&Entry::said("Crowd", "TIME", &format!("message {number}")));
        }
        let server = serve(&room);
        // These ask for some megabytes each, many times, and take nothing.
        let deaf: Vec<Peer> = (0..4)
            .map(|_| {
                let mut peer = Peer::connect(server.address);
                peer.send("Deaf\n\n\n\n\n\n\n\n\n");
                peer
            })
            .collect();
        doing("waits until all four have joined", || {
            while room
                .copy()
                .to_string()
                .matches("Deaf has connected")
                .count()
                < 4
            {
                std::thread::yield_now();
            }
        });
        let mut ken = TcpStream::connect(server.address).unwrap();
        ken.write_all(b"Ken\n").unwrap();
        let mut lines = BufReader::new(&ken).lines().map(Result::unwrap);
        let answer: Vec<String> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        assert!(answer.len() > 290_000, "{} lines", answer.len());
        let last = answer.last().unwrap();
        assert!(last.starts_with("Ken has connected at "), "{last}");
        drop(deaf);
    });
}

#[test]
fn a_room_keeps_as_many_entries_as_it_is_told() {
    watch(|| {
        let server = serve(&Arc::new(SharedTranscript::new(2)));
        let mut ken = joined(&server, "Ken");
        say(&mut ken, "one");
        say(&mut ken, "two");
        assert_eq!(say(&mut ken, "three"), "Ken\nTIME\ntwo\nKen\nTIME\nthree\n");
    });
}

// ---- The client ----

/// What is new in `transcript` for who has seen `seen`. Entries are separated by spaces.
fn new_after(seen: &str, transcript: &str) -> String {
    let lines = |text: &str| text.replace(' ', "\n");
    let mut news = ChatRoomNews::new();
    news.of(&lines(seen));
    news.of(&lines(transcript)).join(" ")
}

#[test]
fn only_what_is_new_is_shown() {
    assert_eq!(new_after("", "a b"), "a b");
    assert_eq!(new_after("a b", "a b"), "");
    assert_eq!(new_after("a b", "a b c d"), "c d");
    assert_eq!(new_after("a a", "a a a"), "a");
    // The oldest entries are gone.
    assert_eq!(new_after("a b c", "b c d"), "d");
    assert_eq!(new_after("a b a c", "a c d"), "d");
    assert_eq!(new_after("a b a b c", "a b c a"), "a");
    assert_eq!(new_after("a a a", "a a b"), "b");
    // All that was seen is gone.
    assert_eq!(new_after("a b", "c d"), "c d");
    assert_eq!(new_after("a b", ""), "");
}

#[test]
fn the_programs_work_together() {
    watch(|| {
        let (_server, address) = server_program(env!("CARGO_BIN_EXE_chat_room_server"), &[]);
        let client = env!("CARGO_BIN_EXE_chat_room_client");
        let mut ken = client_program(client, address);
        ken.wait_for_text("Enter your name: ");
        ken.type_line("   ");
        ken.wait_for_text("must not be empty");
        ken.type_line("Ken");
        ken.wait_for_text("Ken has connected at ");
        let mut ada = client_program(client, address);
        ada.type_line("Ada");
        ada.wait_for_text("Ada has connected at ");
        ada.type_line("Hi, Ken");
        ada.wait_for_text("\nHi, Ken\n> ");
        ken.type_line("");
        ken.wait_for_text("Hi, Ken\n> ");
        ken.type_line("");
        ken.wait_for_text("(nothing new)");
        ken.type_line("/quit");
        let ken = ken.wait_within(grading::peer::PATIENCE);
        assert!(ken.status.success(), "{ken:?}");
        assert_eq!(ken.stdout.matches("Hi, Ken").count(), 1, "{ken:?}");
        let mut onlooker = Peer::connect(address);
        doing("waits until Ken is missed", || {
            while !say(&mut onlooker, "Onlooker").contains("Ken has disconnected at ") {}
        });
        ada.type_line("");
        ada.wait_for_text("Ken has disconnected at ");
        ada.close_input();
        let ada = ada.wait_within(grading::peer::PATIENCE);
        assert!(ada.status.success(), "{ada:?}");
    });
}

#[test]
fn the_client_ends_when_the_server_does() {
    watch(|| {
        let (server, address) = server_program(env!("CARGO_BIN_EXE_chat_room_server"), &[]);
        let mut ken = client_program(env!("CARGO_BIN_EXE_chat_room_client"), address);
        ken.type_line("Ken");
        ken.wait_for_text("Ken has connected at ");
        server.kill();
        let ken = ken.wait_within(grading::peer::PATIENCE);
        assert!(ken.status.success(), "{ken:?}");
        assert!(
            ken.stdout.contains("The server has closed the connection."),
            "{ken:?}"
        );
    });
}

#[test]
fn a_python_client_that_knows_no_lines_can_take_part() {
    watch(|| {
        let server = serve(&room());
        let (host, port) = (
            server.address.ip().to_string(),
            server.address.port().to_string(),
        );
        if let Some(output) = python("chat_room_client.py", &[&host, &port]) {
            let expected = "Ken has connected at TIME\n--\n\
                            Ken has connected at TIME\nKen\nTIME\nHi there!\n--\n";
            assert_eq!(timeless(&output.replace("\r\n", "\n")), expected);
        }
    });
}
