//! Servers and clients on a page: what is played, how it ends, and what is no scene at all.

mod endings;
mod grammar;
mod lines;

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use book::{Programs, Scene};

use crate::sketch::{Sketch, the_only_complaint_is};

/// For what never comes. The rest has to come within it too, on a busy machine as well.
const SHORT: Duration = Duration::from_secs(4);
const LONG: Duration = Duration::from_secs(20);

/// The scenes of a page with these blocks, each its marks and its lines.
fn scenes(blocks: &[(&str, &str)]) -> Vec<Result<Scene, String>> {
    let mut page = String::from("# Cells\n");
    for (marks, lines) in blocks {
        page += &format!("\n```{marks}\n{lines}\n```\n");
    }
    let scenes = Sketch::new("", &page).book().scenes().into_iter();
    scenes
        .map(|scene| scene.map_err(|complaint| complaint.to_string()))
        .collect()
}

/// Plays the only scene.
fn play(limit: Duration, blocks: &[(&str, &str)]) -> Result<(), String> {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    let programs = PROGRAMS.get_or_init(|| {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        Programs::build(workspace, &["timeserver", "chat", "doctor"]).unwrap()
    });
    let mut scenes = scenes(blocks);
    assert_eq!(scenes.len(), 1, "{scenes:?}");
    let outcome = scenes.remove(0)?.check_within(limit, programs);
    outcome.map_err(|complaint| complaint.to_string())
}

#[track_caller]
fn fails(limit: Duration, blocks: &[(&str, &str)], end: &str) {
    let complaint = play(limit, blocks).expect_err("it must not match");
    the_only_complaint_is(&[complaint], end);
}

#[track_caller]
fn is_no_scene(blocks: &[(&str, &str)], end: &str) {
    let complaints: Vec<String> = scenes(blocks).into_iter().filter_map(Result::err).collect();
    the_only_complaint_is(&complaints, end);
}

const SERVER: &str = "console,terminal=server";
const CLIENT: &str = "console,terminal=client";

const TIME_SERVER: &str = "\
$ cargo run -p timeserver
Listening on 127.0.0.1:5000
Waiting for connection ...";

const TIME_CLIENT: &str = "\
$ cargo run -p timeserver --bin time_client
Sat Nov 21 00:31:03 2026
Have a nice day!";

const LOGGED: &str = "\
... connected from: 127.0.0.1:48880
Waiting for connection ...
⏎";

const ECHO_SERVER: &str = "\
$ cargo run -p chat --bin echo_server2 -- --grace 0.1
Socket created
Socket bind complete
Socket now listening
Listening on 127.0.0.1:8888";
