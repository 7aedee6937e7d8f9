//! A sample of what is to be proved about this workbook.

use std::fs;
use std::path::{Path, PathBuf};

use book::verify::story;

use crate::prove;

/// All of it takes minutes, and is proved before a change is accepted. One after the other: for each that is tried at the
/// same time, all that the members depend on is built once more.
#[test]
fn a_sample_of_what_is_to_be_proved_holds() {
    let tally = prove(workspace(), &["--sample", "--jobs=1"], &scratch());
    println!("{tally}");
    assert!(
        tally.complaints().is_empty(),
        "see above, or: cargo workbook verify --sample"
    );
    for what in [
        "wrong answers are rejected",
        "right answers are accepted",
        "stubs compile without warnings",
        "mutants",
    ] {
        assert!(
            tally.of(what) > 0,
            "the sample proves nothing about: {what}"
        );
    }
}

#[test]
fn the_story_in_the_book_is_what_a_student_is_told() {
    let file = workspace()
        .join("book")
        .join("stories")
        .join("condition_tested_once.txt");
    let answer = "producer_consumer/exercise_1/condition_tested_once";
    let told = story(workspace(), &scratch(), answer).unwrap_or_else(|why| panic!("{why}"));
    let shown = fs::read_to_string(&file).unwrap_or_default();
    assert!(told == shown, "{} should be:\n{told}", file.display());
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Where the whole proof has its copies, so that nothing is built twice.
fn scratch() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    target.join("verify")
}
