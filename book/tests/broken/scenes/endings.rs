use std::path::Path;

use super::{CLIENT, LOGGED, LONG, SERVER, SHORT, TIME_SERVER, fails, play};

#[test]
fn an_ending_that_is_not_shown_is_found() {
    let second = "$ cargo run -p timeserver -- --port 5000\n\
        error: cannot listen on 127.0.0.1:5000: in use (os error 1)";
    play(LONG, &[(SERVER, TIME_SERVER), (CLIENT, second)]).unwrap();
    let wrong = "$ cargo run -p chat --bin echo_server2 -- --port 5000\n\
        Socket created\nBind failed. Error Code : 98 Message Address already in use";
    let complaint = play(LONG, &[(SERVER, TIME_SERVER), (CLIENT, wrong)]).unwrap_err();
    // The words and the number are the system's.
    let differs = complaint.contains("the page shows \"Bind failed.");
    let fails = complaint.contains("the terminal client fails, but the page shows no error");
    assert!(differs || fails, "{complaint}");
}

#[test]
fn a_success_that_is_shown_as_an_error_is_found() {
    let chat = TIME_SERVER.replace("timeserver", "chat");
    let answer = "... connected from: 127.0.0.1:48880\nhi\n> error: no⏎";
    let end = "Client disconnected\nWaiting for connection ...\n⏎";
    let blocks = [
        (SERVER, chat.as_str()),
        (CLIENT, "$ nc 127.0.0.1 5000\nWelcome to my chat room!▌hi⏎"),
        (SERVER, answer),
        (CLIENT, "error: no\n^C"),
        (SERVER, end),
    ];
    let found = "cells.md:20: the terminal client succeeds, but the page shows an error";
    fails(LONG, &blocks, found);
}

/// A server that has `folder` for itself while it runs.
fn jealous_server(folder: &Path) -> String {
    format!(
        "$ cargo run -p doctor -- --grace 60 --histories {}\n\
         Listening on 127.0.0.1:5000\nWaiting for connection ...",
        folder.display()
    )
}

#[test]
fn a_server_that_does_not_end_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let server = jealous_server(folder.path());
    let stays = "$ nc 127.0.0.1 5000";
    let logged = "... connected from: 127.0.0.1:48880\nWaiting for connection ...";
    let found = "cells.md:13: the server has not ended after 4 s";
    fails(
        SHORT,
        &[(SERVER, &server), (CLIENT, stays), (SERVER, logged)],
        found,
    );
}

#[test]
fn a_server_does_not_outlive_its_scene() {
    let folder = tempfile::tempdir().unwrap();
    let server = jealous_server(folder.path());
    let wrong = "$ nc 127.0.0.1 8888";
    let found = "cells.md:9: nc must go to 127.0.0.1 5000";
    fails(LONG, &[(SERVER, &server), (CLIENT, wrong)], found);
    // While it runs, no other one gets the folder.
    play(LONG, &[(SERVER, &server)]).unwrap();
}

#[test]
fn files_are_given_and_compared() {
    let server = "\
$ cargo run -p chat --bin phone_book_server -- --book notes/book.jsonl
Listening on 127.0.0.1:5000
Waiting for connection ...";
    let file = (
        "text,file=notes/book.jsonl",
        "{\"name\":\"Ada\",\"number\":\"1815\"}",
    );
    let netcat =
        "$ nc 127.0.0.1 5000\nWelcome to the phone book!▌FIND Ada⏎\nThe number is 1815.\n^C";
    let stop = (SERVER, LOGGED);
    let right = (
        "text,now=notes/book.jsonl",
        "{\"name\":\"Ada\",\"number\":\"1815\"}",
    );
    let wrong = (
        "text,now=notes/book.jsonl",
        "{\"name\":\"Ada\",\"number\":\"1852\"}",
    );
    let missing = ("text,now=book.jsonl", "");
    play(
        LONG,
        &[file, (SERVER, server), (CLIENT, netcat), stop, right],
    )
    .unwrap();
    let complaint = play(
        LONG,
        &[file, (SERVER, server), (CLIENT, netcat), stop, wrong],
    );
    let complaint = complaint.unwrap_err();
    assert!(
        complaint.contains("1852\\\"}\" where the program"),
        "{complaint}"
    );
    let complaint = play(
        LONG,
        &[file, (SERVER, server), (CLIENT, netcat), stop, missing],
    );
    let complaint = complaint.unwrap_err();
    assert!(complaint.contains("book.jsonl: "), "{complaint}");
}
