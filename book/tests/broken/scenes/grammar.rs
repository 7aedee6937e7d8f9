use super::{CLIENT, SERVER, TIME_CLIENT, TIME_SERVER, is_no_scene, scenes};
use crate::sketch::{Sketch, the_only_complaint_is};

#[test]
fn a_terminal_without_a_command_is_found() {
    is_no_scene(
        &[(SERVER, TIME_SERVER), (CLIENT, "Have a nice day!")],
        "cells.md:9: the terminal client has no command `$ ...` yet",
    );
}

#[test]
fn a_terminal_with_two_commands_is_found() {
    is_no_scene(
        &[
            (SERVER, TIME_SERVER),
            (CLIENT, TIME_CLIENT),
            (CLIENT, TIME_CLIENT),
        ],
        "cells.md:15: the terminal client has a command already",
    );
}

#[test]
fn a_scene_without_a_server_is_found() {
    is_no_scene(
        &[(CLIENT, TIME_CLIENT)],
        "cells.md:3: a scene begins with the terminal server and its command",
    );
}

#[test]
fn a_server_that_does_not_say_its_port_is_found() {
    is_no_scene(
        &[(
            SERVER,
            "$ cargo run -p timeserver\nWaiting for connection ...",
        )],
        "cells.md:3: no line of the server ends with its port, as in `Listening on 127.0.0.1:5000`",
    );
}

#[test]
fn marks_and_commands_that_mean_nothing_are_found() {
    is_no_scene(
        &[("console,terminal=server,anyorder", TIME_SERVER)],
        "cells.md:3: `console,terminal=NAME` or `console,terminal=NAME,any-order` would be right",
    );
    let scenes = scenes(&[(SERVER, "$ nc 127.0.0.1")]);
    let complaint = scenes[0].as_ref().unwrap_err();
    let found = "cells.md:3: the command \"$ nc 127.0.0.1\" is not understood";
    assert!(complaint.contains(found), "{complaint}");
}

#[test]
fn netcat_without_a_server_is_found() {
    let sketch = Sketch::new("", "# Cells\n\n```console\n$ nc 127.0.0.1 5000\n```\n");
    let complaint = sketch.book().transcripts().remove(0).unwrap_err();
    the_only_complaint_is(
        &[complaint],
        "cells.md:3: netcat needs a server: `terminal=NAME` would be right",
    );
}

#[test]
fn each_server_begins_a_scene() {
    let two = scenes(&[
        (SERVER, TIME_SERVER),
        (CLIENT, TIME_CLIENT),
        (SERVER, TIME_SERVER),
    ]);
    assert_eq!(two.len(), 2, "{two:?}");
    assert!(two.iter().all(Result::is_ok), "{two:?}");
}
