//! The chapter's program, run as a student runs it.

use std::time::Duration;

use grading::peer::Program;

#[track_caller]
fn transcript(arguments: &[&str]) -> Vec<String> {
    let program = Program::start(env!("CARGO_BIN_EXE_readers_and_writers"), arguments);
    let ended = program.wait_within(Duration::from_secs(60));
    assert!(
        ended.status.success(),
        "the program failed: {}",
        ended.stderr
    );
    ended.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn the_whole_transcript_of_a_seed() {
    let expected = [
        "Creating reader threads.",
        "Creating writer threads.",
        "Starting the threads.",
        "Reader1 starting up",
        "Reader2 starting up",
        "Writer1 starting up",
        "Writer2 starting up",
        "Reader1 is done getting 0",
        "Writer2 is done incrementing to 1",
        "Reader2 is done getting 1",
        "Writer1 is done incrementing to 2",
    ];
    // No two of the seed's accesses fall on the same second of the story. How long that has to be
    // depends on how busy the machine is: the transcript is the seed's as soon as it is long enough.
    let mut lines = Vec::new();
    for second_ms in ["20", "100", "500"] {
        lines = transcript(&[
            "--readers=2",
            "--writers=2",
            "--seed=111",
            "--second-ms",
            second_ms,
        ]);
        lines[3..7].sort(); // the threads start at the same time
        if lines == expected {
            return;
        }
    }
    assert_eq!(lines, expected);
}

#[test]
fn four_readers_and_two_writers_unless_told_otherwise() {
    let lines = transcript(&["--second-ms=0"]);
    let count = |text: &str| lines.iter().filter(|line| line.contains(text)).count();
    assert_eq!(count("starting up"), 6);
    assert_eq!(count("is done getting"), 4);
    assert_eq!(count("is done incrementing"), 2);
    for name in [
        "Reader1", "Reader2", "Reader3", "Reader4", "Writer1", "Writer2",
    ] {
        assert_eq!(count(name), 2, "{name} is there twice: starting, done");
    }
}

#[test]
fn the_transcript_is_in_the_order_in_which_things_happen() {
    for seed in 0..30 {
        let seed = seed.to_string();
        let lines = transcript(&[
            "--readers=5",
            "--writers=3",
            "--accesses=3",
            "--second-ms=0",
            "--seed",
            &seed,
        ]);
        let mut value = 0;
        for line in &lines {
            if let Some((_, new)) = line.split_once(" is done incrementing to ") {
                value += 1;
                assert_eq!(
                    new,
                    value.to_string(),
                    "seed {seed}: a write was lost or overtaken"
                );
            } else if let Some((_, seen)) = line.split_once(" is done getting ") {
                assert_eq!(
                    seen,
                    value.to_string(),
                    "seed {seed}: a reader saw another value"
                );
            }
        }
        assert_eq!(value, 9, "seed {seed}");
    }
}

#[test]
fn no_readers_or_no_writers_is_a_story_too() {
    assert_eq!(transcript(&["--readers=0", "--writers=0"]).len(), 3);
}
