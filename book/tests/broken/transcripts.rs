use std::path::Path;

use book::{Page, Programs, Run, Transcript};

use crate::sketch::{Sketch, the_only_complaint_is};

/// A transcript of `lines` after a command that is in order.
fn transcript(marks: &str, lines: &str) -> Transcript {
    parse(marks, &format!("$ cargo run -p cells\n{lines}")).unwrap()
}

fn parse(marks: &str, block: &str) -> Result<Transcript, String> {
    let sketch = Sketch::new("", &format!("# Cells\n\n```console{marks}\n{block}\n```\n"));
    let transcript = sketch.book().transcripts().remove(0);
    transcript.map_err(|complaint| complaint.to_string())
}

fn printed(printed: &str) -> Run {
    Run {
        printed: printed.to_owned(),
        succeeded: !printed.contains("error: "),
    }
}

#[track_caller]
fn differs(transcript: &Transcript, run: &Run, complaint: &str) {
    let error = transcript.compare(run).expect_err("it must not match");
    assert!(error.starts_with(complaint), "{error}");
}

#[test]
fn a_line_that_is_not_printed_is_found() {
    differs(
        &transcript("", "set 1\nget 2"),
        &printed("set 1\nget 1\n"),
        "the page shows \"get 2\" where the program prints \"get 1\"; the program really prints:\n\
         set 1\nget 1\n",
    );
}

#[test]
fn lines_that_are_missing_at_the_end_are_found() {
    let found = "the page shows \"(the end)\" where the program prints \"get 1\"";
    differs(&transcript("", "set 1"), &printed("set 1\nget 1\n"), found);
    let found = "the page shows \"get 1\" where the program prints \"(the end)\"";
    differs(&transcript("", "set 1\nget 1"), &printed("set 1\n"), found);
}

#[test]
fn the_order_counts_unless_it_is_said_that_it_does_not() {
    let run = printed("get 1\nset 1\n");
    let found = "the page shows \"set 1\" where the program prints \"get 1\"";
    differs(&transcript("", "set 1\nget 1"), &run, found);
    transcript(",any-order", "set 1\nget 1")
        .compare(&run)
        .unwrap();
}

#[test]
fn in_any_order_a_line_still_counts_as_often_as_it_is_printed() {
    differs(
        &transcript(",any-order", "set 1\nset 1\nget 1"),
        &printed("get 1\nset 1\nget 1\n"),
        "the page shows \"set 1\" where the program prints \"get 1\"",
    );
}

#[test]
fn lines_with_the_word_of_in_order_keep_their_order() {
    let transcript = transcript(",any-order,in-order=data", "start\ndata 1\ndata 2");
    transcript
        .compare(&printed("data 1\nstart\ndata 2\n"))
        .unwrap();
    differs(
        &transcript,
        &printed("start\ndata 2\ndata 1\n"),
        "the page shows \"data 1\" where the program prints \"data 2\"",
    );
}

#[test]
fn what_is_typed_stands_behind_its_prompt() {
    let transcript = transcript("", "How many: 3⏎\nHow long: 9⏎\n3 of 9");
    transcript
        .compare(&printed("How many: How long: 3 of 9\n"))
        .unwrap();
    differs(
        &transcript,
        &printed("How many: How far: 3 of 9\n"),
        "the page shows \"How long: 9⏎\" where the program prints \"How far: 3 of 9\"",
    );
}

#[test]
fn the_number_of_a_panicking_thread_does_not_count_but_its_name_does() {
    let transcript = transcript("", "thread 'A' (1) panicked at src/a.rs:3:9:");
    let run = printed("thread 'A' (77) panicked at src\\a.rs:3:9:\n");
    transcript.compare(&run).unwrap();
    let run = printed("thread 'B' (1) panicked at src/a.rs:3:9:\n");
    differs(&transcript, &run, "the page shows \"thread 'A' panicked");
}

#[test]
fn a_time_and_the_systems_words_for_an_error_do_not_count_but_the_rest_does() {
    let transcript = transcript(
        "",
        "It is Sat Nov 21 00:31:03 2026, and\nerror: a (b (os error 1)).",
    );
    let run = printed("It is Sun Jun  4 09:05:03 2017, and\nerror: a (c d (os error 22)).\n");
    transcript.compare(&run).unwrap();
    let run = printed("It is Sun Jun  4 09:05:03 2017, or\nerror: a (c d (os error 22)).\n");
    differs(
        &transcript,
        &run,
        "the page shows \"It is (a time), and\" where the program",
    );
    let run = printed("It is Sun Jun  4 09:05:03 2017, and\nerror: c (c d (os error 22)).\n");
    differs(
        &transcript,
        &run,
        "the page shows \"error: a ((a system error)).\" where",
    );
}

#[test]
fn an_ending_that_is_not_shown_is_found() {
    let mut run = printed("set 1\n");
    run.succeeded = false;
    differs(
        &transcript("", "set 1"),
        &run,
        "the program fails, but the page shows no error; it prints:\nset 1",
    );
    let mut run = printed("error: no cell\n");
    run.succeeded = true;
    differs(
        &transcript("", "error: no cell"),
        &run,
        "the program succeeds, but the page shows an error; it prints:\nerror: no cell",
    );
}

#[test]
fn a_command_that_cannot_be_run_is_found() {
    for command in [
        "cargo run -p cells",
        "$ cargo test -p cells",
        "$ cargo run -p cells -x",
    ] {
        let error = parse("", command).unwrap_err();
        let end = format!(
            "cells.md:3: the command {command:?} is not understood; `$ cargo run [-q] -p MEMBER \
             [--bin PROGRAM | --example PROGRAM] [-- ARGUMENTS]` would be right (a block without \
             output is `sh`)"
        );
        the_only_complaint_is(&[error], &end);
    }
}

#[test]
fn a_mark_that_means_nothing_is_found() {
    let error = parse(",anyorder", "$ cargo run -p cells").unwrap_err();
    assert!(
        error.contains("the marks [\"anyorder\"] are not understood"),
        "{error}"
    );
}

#[test]
fn a_transcript_that_is_not_marked_as_one_is_found() {
    let sketch = Sketch::new("", "# Cells\n\n```text\n$ cargo run -p cells\nset 1\n```\n");
    let unchecked = sketch
        .book()
        .pages()
        .iter()
        .flat_map(Transcript::unchecked_on)
        .collect::<Vec<_>>();
    the_only_complaint_is(
        &unchecked,
        "cells.md:3: a transcript must be marked `console`, to be run",
    );
}

#[test]
fn the_readmes_are_those_of_the_workbook_and_of_its_members() {
    let sketch = Sketch::new("", "# Cells\n");
    sketch.write("README.md", "# Workbook\n");
    sketch.write("cells/README.md", "# A member\n");
    sketch.write("cells/src/README.md", "# A folder\n");
    let readmes = sketch.book().readmes().unwrap();
    let titles: Vec<&str> = readmes.iter().map(Page::title).collect();
    assert_eq!(titles, ["Workbook", "A member"]);
}

#[test]
fn a_real_program_is_run_and_caught() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let programs = Programs::build(workspace, &["sleepy_threads"]).unwrap();
    let check = |command: &str, lines: &str| {
        let transcript = parse(
            "",
            &format!("$ cargo run -p sleepy_threads {command}\n{lines}"),
        );
        let outcome = transcript.unwrap().check(&programs);
        outcome.map_err(|complaint| complaint.to_string())
    };

    check("--bin greeting -- Ken", "Hello, my name is Ken").unwrap();
    let wrong = check("--bin greeting -- Ken", "Hello, my name is Ada").unwrap_err();
    let real = "the program really prints:\nHello, my name is Ken\n";
    assert!(wrong.ends_with(real), "{wrong}");
    let unknown = check("--bin greetings -- Ken", "Hello, my name is Ken").unwrap_err();
    let known = "there is no program greetings of sleepy_threads; there is the";
    assert!(unknown.contains(known), "{unknown}");
}
