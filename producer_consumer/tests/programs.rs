//! The chapter's programs, run as a student runs them.

use std::time::Duration;

use grading::peer::{Ended, Program};

const RACE: &str = env!("CARGO_BIN_EXE_producer_consumer1");
const REPAIR: &str = env!("CARGO_BIN_EXE_producer_consumer2");
const SEVERAL: &str = env!("CARGO_BIN_EXE_multiple_consumers");

/// Runs a program to its end, with these lines typed at its terminal.
fn run(path: &str, arguments: &[&str], typed: &[&str]) -> Ended {
    let mut program = Program::start(path, arguments);
    for line in typed {
        program.type_line(line);
    }
    program.close_input();
    program.wait_within(Duration::from_secs(60))
}

/// The lines of a program that has ended well.
#[track_caller]
fn transcript(path: &str, arguments: &[&str]) -> Vec<String> {
    let ended = run(path, arguments, &[]);
    assert!(
        ended.status.success(),
        "the program failed: {}",
        ended.stderr
    );
    ended.stdout.lines().map(str::to_owned).collect()
}

/// The transcript of `producer_consumer1` with this seed, told slowly enough for this machine to
/// keep up: it is the seed's as soon as a second of the story is long enough. The two threads start
/// at the same time, so the lines of that are put in order.
fn race(seed: &str, expected: &[&str]) {
    let mut lines = Vec::new();
    for second_ms in ["20", "100", "500"] {
        lines = transcript(
            RACE,
            &["--accesses=4", "--seed", seed, "--second-ms", second_ms],
        );
        lines[1..3].sort_by_key(|line| !line.starts_with("Producer"));
        if lines == expected {
            return;
        }
    }
    assert_eq!(lines, expected);
}

#[test]
fn the_whole_transcript_of_a_good_race() {
    race(
        "304",
        &[
            "Starting the threads",
            "Producer starting up",
            "Consumer starting up",
            "Producer setting data to 1",
            "Consumer accessing data 1",
            "Producer setting data to 2",
            "Consumer accessing data 2",
            "Producer setting data to 3",
            "Consumer accessing data 3",
            "Producer setting data to 4",
            "Producer is done producing",
            "Consumer accessing data 4",
            "Consumer is done consuming",
            "Every item was consumed exactly once, in the right order",
        ],
    );
}

#[test]
fn the_whole_transcript_of_a_bad_race() {
    race(
        "13",
        &[
            "Starting the threads",
            "Producer starting up",
            "Consumer starting up",
            "Consumer accessing data -1",
            "Producer setting data to 1",
            "Producer setting data to 2",
            "Consumer accessing data 2",
            "Consumer accessing data 2",
            "Producer setting data to 3",
            "Producer setting data to 4",
            "Producer is done producing",
            "Consumer accessing data 4",
            "Consumer is done consuming",
            "What went wrong:",
            "-1 was consumed once, but nobody had produced it: the consumer came too early",
            "item 1 was never consumed: the producer replaced it, or the consumer was already done",
            "item 2 was consumed 2 times",
            "item 3 was never consumed: the producer replaced it, or the consumer was already done",
        ],
    );
}

/// The lines about items: those that are printed inside the critical section.
fn accesses(lines: &[String]) -> Vec<&str> {
    lines
        .iter()
        .map(String::as_str)
        .filter(|line| line.contains(" data "))
        .collect()
}

#[test]
fn the_three_requirements_hold_for_many_seeds() {
    for seed in 0..100 {
        let seed = seed.to_string();
        let lines = transcript(REPAIR, &["--accesses=5", "--second-ms=0", "--seed", &seed]);
        // Produced before it is consumed, consumed once, consumed before the next is produced:
        // there is exactly one transcript that satisfies all three.
        let expected: Vec<String> = (1..=5)
            .flat_map(|item| {
                [
                    format!("Producer setting data to {item}"),
                    format!("Consumer accessing data {item}"),
                ]
            })
            .collect();
        assert_eq!(accesses(&lines), expected, "seed {seed}");
        assert_eq!(
            lines.last().map(String::as_str),
            Some("Every item was consumed exactly once, in the right order"),
        );
    }
}

#[test]
fn the_synchronized_pair_is_right_when_its_sleeps_overlap() {
    for seed in 0..20 {
        let seed = seed.to_string();
        let lines = transcript(REPAIR, &["--accesses=3", "--second-ms=2", "--seed", &seed]);
        let accesses = accesses(&lines);
        assert!(
            accesses
                .chunks(2)
                .all(|pair| pair[0].starts_with("Producer")
                    && pair[1].starts_with("Consumer")
                    && pair[0].rsplit(' ').next() == pair[1].rsplit(' ').next()),
            "seed {seed}: {accesses:?}"
        );
    }
}

#[test]
fn every_consumer_sees_every_item_once_before_the_next_is_set() {
    for seed in 0..20 {
        let seed = seed.to_string();
        let lines = transcript(
            SEVERAL,
            &[
                "--accesses=3",
                "--consumers=4",
                "--second-ms=0",
                "--seed",
                &seed,
            ],
        );
        let accesses = accesses(&lines);
        assert_eq!(accesses.len(), 3 * 5, "{lines:#?}");
        for (item, round) in (1..).zip(accesses.chunks(5)) {
            assert_eq!(
                round[0],
                format!("Producer setting data to {item}"),
                "seed {seed}"
            );
            let mut consumers = round[1..].to_vec();
            consumers.sort_unstable();
            let expected = [1, 2, 3, 4].map(|n| format!("Consumer {n} accessing data {item}"));
            assert_eq!(consumers, expected, "seed {seed}");
        }
    }
}

#[test]
fn what_the_options_leave_out_is_asked_for() {
    for program in [RACE, REPAIR] {
        let ended = run(program, &["--second-ms=0"], &["none", "1"]);
        assert!(ended.status.success());
        assert!(
            ended.stdout.starts_with(
                "Enter the number of accesses: That was \"none\". Please enter a whole number from 1 \
                 to 1000000.\nEnter the number of accesses: Starting the threads\n"
            ),
            "{}",
            ended.stdout
        );
    }
    let ended = run(SEVERAL, &["--second-ms=0"], &["1", "2"]);
    assert!(ended.stdout.starts_with(
        "Enter the number of accesses: Enter the number of consumers: Starting the threads\n"
    ));
    assert!(ended.status.success());
}

#[test]
fn the_end_of_the_input_is_one_line_of_error() {
    for program in [RACE, REPAIR, SEVERAL] {
        let ended = run(program, &[], &[]);
        assert_eq!(ended.status.code(), Some(1));
        assert_eq!(
            ended.stderr,
            "error: the input ended before the answer to \"Enter the number of accesses\"\n"
        );
    }
}
