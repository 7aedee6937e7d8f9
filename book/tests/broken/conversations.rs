//! A conversation that goes otherwise than its picture shows is found.

use std::path::Path;
use std::sync::OnceLock;

use book::{Conversation, Programs};

use crate::sketch::Sketch;

/// What the conversation with these steps comes to.
fn play(steps: &str) -> Result<(), String> {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    let programs = PROGRAMS.get_or_init(|| {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        Programs::build(workspace, &["lab4_server"]).unwrap()
    });
    read(steps)?
        .check(programs)
        .map_err(|complaint| complaint.to_string())
}

fn read(steps: &str) -> Result<Conversation, String> {
    let sketch = Sketch::new("", "# Cells\n");
    sketch.write(
        "book/conversations/get.toml",
        &format!(
            "title = \"GET & more\"\ncaption = \"The `OK` comes first.\"\n\
             run = \"$ cargo run -p lab4_server -- 0 1 -v\"\n\
             files = {{ \"a.txt\" = \"abc\" }}\nsteps = \"\"\"\n{steps}\n\"\"\"\n"
        ),
    );
    Conversation::named(&sketch.path("book"), "get")
}

/// How a GET goes.
const GET: &str = "\
me connects
server -> me: READY
me -> server: GET a.txt⏎
server -> me: OK
me -> server: READY
server -> me: {size 3}
me -> server: OK
server -> me: abc
server -> me: DONE
server keeps a.txt: abc
server closes me";

#[track_caller]
fn fails(steps: &str, end: &str) {
    let complaint = play(steps).expect_err("it must not go like this");
    assert!(complaint.ends_with(end), "{complaint}");
}

#[test]
fn one_that_goes_as_described_is_fine() {
    assert_eq!(play(GET), Ok(()));
}

#[test]
fn other_words_are_found() {
    fails(
        &GET.replace("server -> me: READY", "server -> me: REEDY"),
        "get.toml:7: the server says \"READY\"",
    );
    fails(
        &GET.replace("abc\nserver -> me", "abd\nserver -> me"),
        "get.toml:13: the server says \"abc\"",
    );
}

#[test]
fn another_size_is_found() {
    fails(
        &GET.replace("size 3", "size 4"),
        "get.toml:11: the server says \"\\0\\0\\0\\0\\0\\0\\0\\u{3}\"",
    );
}

#[test]
fn a_client_that_need_not_wait_is_found() {
    fails(
        "me connects\nme waits",
        "get.toml:7: me need not wait: it says \"READY\"",
    );
}

#[test]
fn a_server_that_goes_on_is_found() {
    fails(
        "me connects\nserver closes me",
        "get.toml:7: the server does not close: it says \"READY\"",
    );
}

#[test]
fn a_file_that_holds_something_else_is_found() {
    fails(
        "server keeps a.txt: xyz",
        "get.toml:6: the server's file a.txt holds \"abc\"",
    );
    let missing = play("server keeps b.txt: xyz").unwrap_err();
    assert!(
        missing.contains("get.toml:6: the server's file b.txt: "),
        "{missing}"
    );
}

#[test]
fn steps_that_mean_nothing_are_found() {
    for (step, end) in [
        (
            "me dances",
            "\"me dances\" is no step; \"server -> client: READY\" would be one",
        ),
        (
            "you -> me: hi",
            "\"you -> me: hi\" is no step; \"server -> client: READY\" would be one",
        ),
        (
            "server -> me: {weight 3}",
            "{weight 3} is neither {size 7} nor {ctime}",
        ),
    ] {
        let complaint = read(step).unwrap_err();
        assert!(
            complaint.ends_with(&format!("get.toml:6: {end}")),
            "{complaint}"
        );
    }
    fails("me -> server: hi", "get.toml:6: me is not connected");
}

#[test]
fn the_picture_shows_and_tells_every_step() {
    let figure = read(GET).unwrap().figure();
    assert!(
        figure.contains("<title id=\"sequence-get-title\">GET &amp; more</title>"),
        "{figure}"
    );
    assert!(
        figure.contains("me sends: GET a.txt⏎. The server sends me: OK."),
        "{figure}"
    );
    assert!(
        figure.contains(">the size 3, in 8 bytes</text>"),
        "{figure}"
    );
    assert!(
        figure.contains("The <code>OK</code> comes first."),
        "{figure}"
    );
    assert_eq!(
        figure.matches("class=\"flow\"").count(),
        10,
        "one arrow for each that is sent"
    );
    assert!(
        !figure.contains("\n\n"),
        "an empty line would end it on a page"
    );
}
