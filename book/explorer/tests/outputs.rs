//! What the book says that the programs of its quizzes print is what they print.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use explorer::{PageOutputs, QUIZZES, Quiz, SCENARIOS};
use grading::explore::graph::{Ending, Output};

fn quiz(name: &str) -> &'static Quiz {
    let found = QUIZZES.iter().find(|quiz| quiz.name == name);
    found.unwrap_or_else(|| panic!("there is no quiz {name}"))
}

/// The lines of each output, and whether the program ends after them.
fn outputs(name: &str) -> BTreeSet<(String, bool)> {
    let graph = quiz(name).graph().expect("a graph");
    let seen = |Output { lines, ending }| (lines.join(", "), ending == Ending::Good);
    graph.outputs().into_keys().map(seen).collect()
}

#[test]
fn what_the_book_says_is_what_the_programs_print() {
    for quiz in QUIZZES {
        let outputs = PageOutputs::of(quiz).unwrap_or_else(|why| panic!("{}: {why}", quiz.name));
        let kept = fs::read_to_string(outputs.file()).unwrap_or_default();
        let now = outputs.to_json().expect("it can be written as JSON");
        assert!(
            kept.replace("\r\n", "\n") == now,
            "{} prints something else now: `cargo run -p explorer` writes it anew",
            quiz.name
        );
    }
}

#[test]
fn nothing_is_kept_of_what_is_gone() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kept = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(package.join(folder)).expect("the folder can be read");
        let names = entries.map(|entry| entry.expect("an entry").path());
        names
            .map(|file| {
                file.file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    };
    let quizzes = QUIZZES.iter().map(|quiz| quiz.name.to_owned());
    assert_eq!(kept("outputs"), quizzes.collect());
    let scenarios = SCENARIOS.iter().map(|scenario| scenario.name.to_owned());
    assert_eq!(kept("graphs"), scenarios.collect());
}

#[test]
fn a_cell_that_nobody_waits_for_gives_every_pair_that_does_not_go_back() {
    let pairs = [(-1, -1), (-1, 1), (-1, 2), (1, 1), (1, 2), (2, 2)];
    let pairs = pairs.map(|(one, other)| (format!("got {one}, got {other}"), true));
    assert_eq!(outputs("two_items"), pairs.into());
}

#[test]
fn threads_can_change_between_an_access_and_the_line_about_it() {
    let outputs = outputs("told_afterwards");
    let early = ("got 1, set 1, set 2, got 2".to_owned(), true);
    assert!(outputs.contains(&early), "{outputs:?}");
}

#[test]
fn a_program_that_stands_still_does_not_end() {
    let nothing = (String::new(), false);
    let outputs = outputs("opposite_orders");
    assert!(outputs.contains(&nothing), "{outputs:?}");
}
