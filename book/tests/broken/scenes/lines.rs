use super::{
    CLIENT, ECHO_SERVER, LOGGED, LONG, SERVER, SHORT, TIME_CLIENT, TIME_SERVER, fails, play,
};

#[test]
fn a_server_its_client_and_what_comes_after_its_end_are_played() {
    let too_late = "$ cargo run -p timeserver --bin time_client -- --port 5000 --retries 0\n\
        error: no server answers at 127.0.0.1:5000 (attempts: 1): gone away (os error 1)";
    let blocks = [
        (SERVER, TIME_SERVER),
        (CLIENT, TIME_CLIENT),
        (SERVER, LOGGED),
        ("console,terminal=late", too_late),
    ];
    play(LONG, &blocks).unwrap();
}

#[test]
fn netcat_types_and_leaves() {
    let netcat = "\
$ nc 127.0.0.1 8888
Welcome to the server. Type something and hit enter
hello⏎
OK...hello
a prompt: has > no meaning here⏎
OK...▌";
    let rest = "a prompt: has > no meaning here\n^C";
    let blocks = [
        (SERVER, ECHO_SERVER),
        (CLIENT, netcat),
        (CLIENT, rest),
        (SERVER, "Connected with 127.0.0.1:48880\n⏎"),
    ];
    play(LONG, &blocks).unwrap();
}

#[test]
fn a_line_of_a_client_that_does_not_come_is_found() {
    let client = TIME_CLIENT.replace("nice", "bad");
    fails(
        LONG,
        &[(SERVER, TIME_SERVER), (CLIENT, &client), (SERVER, LOGGED)],
        "cells.md:9: the page shows \"Have a bad day!\" where the program prints \"Have a nice day!\"",
    );
}

#[test]
fn a_line_of_the_server_that_does_not_come_is_found() {
    let logged = LOGGED.replace("connected from", "disconnected from");
    fails(
        LONG,
        &[
            (SERVER, TIME_SERVER),
            (CLIENT, TIME_CLIENT),
            (SERVER, &logged),
        ],
        "cells.md:15: the page shows \"... disconnected from: 127.0.0.1:(a port)\" where the program \
         prints \"... connected from: 127.0.0.1:(a port)\"",
    );
}

#[test]
fn what_the_page_does_not_show_is_found() {
    let complaint = play(LONG, &[(SERVER, TIME_SERVER), (CLIENT, TIME_CLIENT)]).unwrap_err();
    let more = "cells.md:3: the server shows more than the page does: \"... connected from: 127.";
    assert!(complaint.contains(more), "{complaint}");
}

#[test]
fn a_line_that_never_comes_is_not_waited_for_for_ever() {
    let netcat = "$ nc 127.0.0.1 8888\n\
        Welcome to the server. Type something and hit enter\nYou are number one";
    fails(
        SHORT,
        &[(SERVER, ECHO_SERVER), (CLIENT, netcat)],
        "cells.md:11: the page shows \"You are number one\", but what comes is \"\", and no more",
    );
}

#[test]
fn a_prompt_that_does_not_come_is_found() {
    let netcat = "$ nc 127.0.0.1 8888\nWelcome to my server!▌hello⏎";
    fails(
        LONG,
        &[(SERVER, ECHO_SERVER), (CLIENT, netcat)],
        "cells.md:11: the page shows \"Welcome to my server!\" before the cursor, the terminal \
         \"Welcome to the server. Type something and hit enter\\n\"",
    );
}

#[test]
fn the_order_of_a_servers_lines_counts_unless_it_is_said_that_it_does_not() {
    let start =
        "$ cargo run -p timeserver\nWaiting for connection ...\nListening on 127.0.0.1:5000";
    let end = "cells.md:3: the page shows \"Waiting for connection ...\" where the program prints";
    let complaint = play(LONG, &[(SERVER, start)]).unwrap_err();
    assert!(complaint.contains(end), "{complaint}");
    let any_order = "console,terminal=server,any-order";
    play(LONG, &[(any_order, start)]).unwrap();
    let complaint = play(LONG, &[(any_order, &start.replace("Waiting", "Hoping"))]).unwrap_err();
    let end = "cells.md:3: the page shows \"Hoping for connection ...\" where the program prints";
    assert!(complaint.contains(end), "{complaint}");
}

#[test]
fn netcat_to_another_server_is_found() {
    fails(
        LONG,
        &[(SERVER, TIME_SERVER), (CLIENT, "$ nc 127.0.0.1 8888")],
        "cells.md:9: nc must go to 127.0.0.1 5000",
    );
}
