//! `cargo workbook verify`: a sample of what it proves about this workbook, and that it can say no.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use book::verify::{Options, Tally, story};
use clap::Parser;

/// Options as they are typed.
#[derive(Parser)]
struct CommandLine {
    #[command(flatten)]
    options: Options,
}

/// All of it takes minutes, and is proved before a change is accepted.
#[test]
fn a_sample_of_what_is_to_be_proved_holds() {
    let tally = prove(workspace(), &["--sample"], &scratch());
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

fn prove(workspace: &Path, arguments: &[&str], scratch: &Path) -> Tally {
    let scratch = ["--scratch", scratch.to_str().unwrap()];
    let arguments = ["verify"].iter().chain(arguments).chain(&scratch);
    let options = CommandLine::parse_from(arguments).options;
    options.prove(workspace).unwrap()
}

/// A workbook with a cell.
struct Workbook(tempfile::TempDir);

/// What a producer and a consumer share. The exercise is how to wait.
const CELL: &str = r#"
use std::sync::{Condvar, Mutex};

pub struct Cell {
    item: Mutex<Option<u32>>,
    changed: Condvar,
}

impl Cell {
    pub fn new() -> Self {
        Self { item: Mutex::new(None), changed: Condvar::new() }
    }

    pub fn set_data(&self, data: u32) {
        // ANCHOR: exercise_1 -- STUB: let _ = (&self.item, &self.changed, data); todo!("exercise 1: wait, set")
        let mut item = self.item.lock().unwrap();
        while item.is_some() {
            item = self.changed.wait(item).unwrap();
        }
        *item = Some(data);
        self.changed.notify_all();
        // ANCHOR_END: exercise_1
    }

    pub fn get_data(&self) -> u32 {
        let item = self.item.lock().unwrap();
        let mut item = self.changed.wait_while(item, |item| item.is_none()).unwrap();
        self.changed.notify_all();
        item.take().unwrap()
    }
}
"#;

const TESTS: &str = r#"
#[macro_use]
extern crate grading as std;
#[path = "../src/cell.rs"]
mod cell;

use std::explore::{every_schedule, spawn};
use std::sync::Arc;

#[test]
fn exercise_1_items_arrive_in_order() {
    every_schedule(|| {
        let cell = Arc::new(cell::Cell::new());
        let producers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || (1..=3).for_each(|it| producers_cell.set_data(it)));
        let got = [cell.get_data(), cell.get_data(), cell.get_data()];
        producer.join().unwrap();
        assert_eq!(got, [1, 2, 3], "the consumer got other items");
    });
}

#[test]
fn exercise_1_an_item_arrives() {
    every_schedule(|| {
        let cell = cell::Cell::new();
        cell.set_data(1);
        assert_eq!(cell.get_data(), 1);
    });
}
"#;

const EXERCISES: &str = r#"
[[exercise]]
member = "cells"
number = 1
title = "`set_data`"
source = "nowhere"
points = 1
minutes = 1
threads = true
files = ["src/cell.rs"]
tests = ["cell::exercise_1_items_arrive_in_order", "cell::exercise_1_an_item_arrives"]
hints = ["a", "b", "c"]
"#;

impl Workbook {
    fn new() -> Self {
        let workbook = Self(tempfile::tempdir().unwrap());
        let grading = Path::new(env!("CARGO_MANIFEST_DIR")).join("grading");
        let manifest = format!(
            "[package]\nname = \"cells\"\nedition = \"2024\"\n\
             [dev-dependencies]\ngrading = {{ path = {grading:?} }}\n"
        );
        for (file, text) in [
            (
                "Cargo.toml",
                "[workspace]\nresolver = \"3\"\nmembers = [\"cells\"]\n",
            ),
            ("cells/Cargo.toml", &manifest),
            ("cells/src/lib.rs", "pub mod cell;\n"),
            ("cells/src/cell.rs", CELL),
            ("cells/tests/cell.rs", TESTS),
            ("book/exercises.toml", EXERCISES),
            ("book/mutants.toml", ""),
        ] {
            workbook.write(file, text);
        }
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["generate-lockfile", "--offline", "--quiet"]);
        assert!(
            cargo
                .current_dir(workbook.folder())
                .status()
                .unwrap()
                .success()
        );
        workbook
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("workbook")
    }

    fn write(&self, file: &str, text: &str) {
        let file = self.folder().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn change(&self, file: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.folder().join(file)).unwrap();
        assert!(text.contains(old), "{file} has no {old:?}");
        self.write(file, &text.replace(old, new));
    }

    /// Only what has `filter` in its name: the rest of the workbook is not there.
    fn complaints(&self, arguments: &[&str]) -> Vec<String> {
        let tally = prove(&self.folder(), arguments, &self.0.path().join("scratch"));
        println!("{tally}");
        tally.complaints().to_vec()
    }
}

#[track_caller]
fn says(complaints: &[String], begin: &str, words: &str) {
    let found = complaints
        .iter()
        .any(|it| it.starts_with(begin) && it.contains(words));
    assert!(
        found,
        "nobody complains that {begin} {words}: {complaints:#?}"
    );
}

const SOLUTION: &str = "let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.changed.wait(item).unwrap();
}
*item = Some(data);
self.changed.notify_all();
";

const NO_LOOP: &str = "let mut item = self.item.lock().unwrap();
*item = Some(data);
self.changed.notify_all();
";

fn wrong(test: &str, told: &str, text: &str) -> String {
    format!("// wrong: on purpose\n// rejected by: cell::{test}\n// told: {told}\n{text}")
}

#[test]
fn answers_that_are_not_graded_as_they_promise_are_found() {
    let workbook = Workbook::new();
    let in_order = "exercise_1_items_arrive_in_order";
    let arrives = "exercise_1_an_item_arrives";
    for (file, text) in [
        (
            "wrong/cells/exercise_1/found.rs",
            wrong(in_order, "test waits on `changed`", NO_LOOP),
        ),
        (
            "wrong/cells/exercise_1/told_otherwise.rs",
            wrong(in_order, "good morning", NO_LOOP),
        ),
        (
            "wrong/cells/exercise_1/accepted.rs",
            wrong(arrives, "nothing", NO_LOOP),
        ),
        (
            "wrong/cells/exercise_1/no_test.rs",
            wrong("exercise_1_of_dreams", "nothing", NO_LOOP),
        ),
        (
            "wrong/cells/exercise_1/no_rust.rs",
            wrong(in_order, "nothing", "let item = ;\n"),
        ),
        (
            "right/cells/exercise_1/accepted.rs",
            format!("// right: the same\n{SOLUTION}"),
        ),
        (
            "right/cells/exercise_1/rejected.rs",
            format!("// right: no\n{NO_LOOP}"),
        ),
    ] {
        workbook.write(&format!("book/{file}"), &text);
    }
    let complaints = workbook.complaints(&["cells"]);
    let name = |name: &str| format!("cells/exercise_1/{name}: ");
    says(
        &complaints,
        &name("told_otherwise"),
        "does not tell \"good morning\"",
    );
    says(&complaints, &name("accepted"), "an_item_arrives accepts it");
    says(
        &complaints,
        &name("no_test"),
        "has no test exercise_1_of_dreams",
    );
    says(&complaints, &name("no_rust"), "does not compile");
    says(
        &complaints,
        &name("rejected"),
        "items_arrive_in_order rejects it",
    );
    assert_eq!(complaints.len(), 5, "{complaints:#?}");
}

#[test]
fn stubs_and_solutions_that_are_not_what_they_must_be_are_found() {
    let workbook = Workbook::new();
    assert_eq!(workbook.complaints(&["stub", "solutions"]), [""; 0]);
    let lazy = "let _ = (&self.item, &self.changed, data);";
    workbook.change("cells/src/cell.rs", lazy, "let unused = 1;");
    workbook.change("cells/tests/cell.rs", "[1, 2, 3],", "[1, 2, 4],");
    workbook.change("cells/tests/cell.rs", "cell.set_data(1);", "return;");
    let complaints = workbook.complaints(&["stub", "solutions"]);
    says(
        &complaints,
        "cells/exercise_1/stub: ",
        "warns: cells/src/cell.rs:16: unused variable: `unused`",
    );
    says(
        &complaints,
        "cells/exercise_1/stub: ",
        "an_item_arrives passes with it",
    );
    says(
        &complaints,
        "cells/solutions: ",
        "items_arrive_in_order rejects it",
    );
}

#[test]
fn mutants_that_get_through_are_found() {
    let workbook = Workbook::new();
    let mutants = ["--mutants", "reference: "];
    // With one producer and one consumer these two make no difference.
    let reference = "cells/exercise_1/reference: ";
    let one = format!("{reference}line 6: `notify_all` made `notify_one`");
    let gap = format!(
        "{reference}line 5: the lock is given up for a moment before `*item = Some(data);`"
    );
    let complaints = workbook.complaints(&mutants);
    says(&complaints, &one, "no test rejects it");
    says(&complaints, &gap, "no test rejects it");
    assert_eq!(complaints.len(), 2, "{complaints:#?}");
    let no_loop = format!("{reference}line 2: `item.is_some()` made `false`");
    let acquitted =
        |names: &[&str]| format!("[[right]]\nwhy = \"a reason\"\nmutants = {names:?}\n");
    workbook.write("book/mutants.toml", &acquitted(&[&one, &gap, &no_loop]));
    let complaints = workbook.complaints(&mutants);
    says(
        &complaints,
        &no_loop,
        "is said to be right, and cell::exercise_1_",
    );
    assert_eq!(complaints.len(), 1, "{complaints:#?}");
    workbook.write(
        "book/mutants.toml",
        &acquitted(&["cells/exercise_7/reference: line 1"]),
    );
    let arguments = ["verify", "--mutants", "cells"];
    let options = CommandLine::parse_from(arguments).options;
    let why = options.prove(&workbook.folder()).unwrap_err();
    assert!(
        why.contains("cells/exercise_7/reference: line 1 does not exist"),
        "{why}"
    );
}
