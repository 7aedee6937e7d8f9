//! The chapter's programs, run as a student runs them.

use std::collections::BTreeSet;
use std::time::Duration;

use grading::peer::{Ended, Program};

/// Runs a program to its end, with these lines typed at its terminal.
fn run(path: &str, arguments: &[&str], typed: &[&str]) -> Ended {
    let mut program = Program::start(path, arguments);
    for line in typed {
        program.type_line(line);
    }
    program.close_input();
    program.wait_within(Duration::from_secs(60))
}

fn sleepy_threads(arguments: &[&str], typed: &[&str]) -> Ended {
    run(env!("CARGO_BIN_EXE_sleepy_threads"), arguments, typed)
}

/// Fails unless the program has ended well.
#[track_caller]
fn good(ended: Ended) -> Vec<String> {
    assert!(
        ended.status.success(),
        "the program failed: {}",
        ended.stderr
    );
    ended.stdout.lines().map(str::to_owned).collect()
}

/// Fails unless the program has failed with one line on standard error, which it returns.
#[track_caller]
fn one_line_of_error(ended: &Ended) -> &str {
    assert_eq!(ended.status.code(), Some(1), "{}", ended.stderr);
    let lines: Vec<&str> = ended.stderr.lines().collect();
    assert_eq!(
        lines.len(),
        1,
        "an error must be one line: {}",
        ended.stderr
    );
    lines[0]
}

#[test]
fn the_whole_transcript_of_a_seed() {
    let expected = [
        "Thread 1 starting, with sleep interval: 6 seconds",
        "Thread 2 starting, with sleep interval: 2 seconds",
        "Thread 3 starting, with sleep interval: 4 seconds",
        "Thread 2 waking up",
        "Thread 3 waking up",
        "Thread 1 waking up",
    ];
    // The seed's intervals differ by two seconds of the story. How long these have to be depends on
    // how busy the machine is: the transcript is the seed's as soon as they are long enough.
    let mut transcript = Vec::new();
    for second_ms in ["10", "50", "250", "1000"] {
        transcript = good(sleepy_threads(
            &[
                "--threads=3",
                "--sleep-max=6",
                "--seed=36",
                "--second-ms",
                second_ms,
            ],
            &[],
        ));
        transcript[..3].sort(); // the threads start at the same time
        if transcript == expected {
            return;
        }
    }
    assert_eq!(transcript, expected);
}

#[test]
fn every_thread_starts_and_wakes_up_once_and_no_two_lines_mix() {
    let lines = good(sleepy_threads(
        &["--threads", "300", "--sleep-max", "9", "--second-ms", "0"],
        &[],
    ));
    assert_eq!(lines.len(), 600);
    let mut waking = BTreeSet::new();
    let mut starting = BTreeSet::new();
    for line in &lines {
        if let Some(thread) = line.strip_suffix(" waking up") {
            assert!(
                starting.contains(thread),
                "{thread} woke up before it started"
            );
            assert!(waking.insert(thread), "{thread} woke up twice");
        } else {
            let (thread, interval) = line
                .split_once(" starting, with sleep interval: ")
                .unwrap_or_else(|| panic!("two lines mix: {line:?}"));
            let seconds = interval
                .strip_suffix(" seconds")
                .and_then(|n| n.parse().ok());
            assert!(
                matches!(seconds, Some(1..=9)),
                "a strange interval: {line:?}"
            );
            assert!(starting.insert(thread), "{thread} started twice");
        }
    }
    let expected: BTreeSet<String> = (1..=300).map(|number| format!("Thread {number}")).collect();
    assert!(
        waking
            .iter()
            .copied()
            .eq(expected.iter().map(String::as_str))
    );
}

#[test]
fn what_the_options_leave_out_is_asked_for() {
    let ended = sleepy_threads(&["--second-ms", "0"], &["many", "2", "", "1"]);
    let output = good(ended).join("\n");
    assert!(
        output.starts_with(
            "Enter the number of threads: That was \"many\". Please enter a whole number from 1 to \
             10000.\nEnter the number of threads: Enter the maximum sleep time: That was an empty line. \
             Please enter a whole number from 1 to 3600.\nEnter the maximum sleep time: Thread "
        ),
        "{output}"
    );
    assert_eq!(output.matches("waking up").count(), 2);

    let output = good(sleepy_threads(
        &["--second-ms", "0", "--sleep-max", "1"],
        &["1"],
    ))
    .join("\n");
    assert!(
        !output.contains("maximum"),
        "an option was given and asked for: {output}"
    );
}

#[test]
fn the_end_of_the_input_is_one_line_of_error() {
    let ended = sleepy_threads(&[], &["3"]);
    assert!(one_line_of_error(&ended).contains("the input ended before the answer"));
}

#[test]
fn a_thread_that_panics_is_named_and_the_others_go_on() {
    let arguments = [
        "--threads",
        "3",
        "--sleep-max",
        "1",
        "--second-ms",
        "0",
        "--panic",
        "2",
    ];
    let ended = sleepy_threads(&arguments, &[]);
    assert_eq!(ended.status.code(), Some(1));
    assert!(
        ended.stdout.contains("Thread 1 waking up") && ended.stdout.contains("Thread 3 waking up")
    );
    assert!(!ended.stdout.contains("Thread 2 waking up"));
    let last = ended.stderr.lines().last().unwrap_or_default();
    assert_eq!(last, "error: 1 of 3 threads panicked: Thread 2");
}

#[test]
fn a_thread_that_does_not_exist_cannot_panic() {
    for number in ["0", "4"] {
        let ended = sleepy_threads(&["--threads=3", "--sleep-max=1", "--panic", number], &[]);
        assert!(
            one_line_of_error(&ended).contains("from 1 to 3"),
            "{}",
            ended.stderr
        );
        assert_eq!(ended.stdout, "");
    }
}

#[test]
fn ten_thousand_threads_run_or_are_refused_with_one_line() {
    let arguments = [
        "--threads",
        "10000",
        "--sleep-max",
        "1",
        "--second-ms",
        "100",
    ];
    let ended = sleepy_threads(&arguments, &[]);
    if ended.status.success() {
        assert_eq!(ended.stdout.matches(" waking up\n").count(), 10_000);
    } else {
        assert!(one_line_of_error(&ended).contains("refuses to start thread"));
    }
}

#[cfg(unix)]
#[test]
fn a_system_without_room_for_the_threads_is_one_line_of_error() {
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "ulimit -v 300000 && exec \"$0\" \"$@\""]);
    command.arg(env!("CARGO_BIN_EXE_sleepy_threads"));
    command.args(["--threads", "10000", "--sleep-max", "1"]);
    let ended = Program::start_command(command).wait_within(Duration::from_secs(60));
    if ended.status.success() || ended.stderr.contains("ulimit") {
        eprintln!("skipped: this system does not limit a process's address space");
        return;
    }
    assert!(one_line_of_error(&ended).contains("refuses to start thread"));
}

#[test]
fn options_out_of_range_are_refused() {
    for arguments in [
        ["--threads", "0"],
        ["--threads", "10001"],
        ["--threads", "-1"],
        ["--sleep-max", "0"],
        ["--sleep-max", "abc"],
        ["--second-ms", "-5"],
        ["--seed", "x"],
    ] {
        let ended = sleepy_threads(&arguments, &[]);
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}");
        assert!(ended.stderr.contains(arguments[0]), "{}", ended.stderr);
    }
}

#[test]
fn each_greeting_comes_from_a_thread_of_that_name() {
    let mut lines = good(run(
        env!("CARGO_BIN_EXE_greeting"),
        &["Ken", "Ada Lovelace", "Zoë"],
        &[],
    ));
    lines.sort();
    assert_eq!(
        lines,
        [
            "Hello, my name is Ada Lovelace",
            "Hello, my name is Ken",
            "Hello, my name is Zoë"
        ]
    );
    let nobody = run(env!("CARGO_BIN_EXE_greeting"), &[], &[]);
    assert_eq!(nobody.status.code(), Some(2));
}

#[test]
fn every_worker_works_once() {
    let workers = |arguments: &[&str]| {
        let mut lines = good(run(env!("CARGO_BIN_EXE_workers"), arguments, &[]));
        lines.sort();
        lines
    };
    assert_eq!(workers(&[]), ["Worker"; 5]);
    assert_eq!(
        workers(&["--count", "3", "--numbered"]),
        ["Worker: 0", "Worker: 1", "Worker: 2"]
    );
}
