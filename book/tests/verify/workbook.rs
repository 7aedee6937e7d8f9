//! A made-up workbook with one member, one exercise, and whatever answers a test writes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::prove;

/// A workbook with a cell.
pub struct Workbook(tempfile::TempDir);

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

pub const TESTS: &str = r#"
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
    pub fn new() -> Self {
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

    pub fn folder(&self) -> PathBuf {
        self.beside("workbook")
    }

    /// A file or folder that vanishes with the workbook, and is no part of it.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, file: &str, text: &str) {
        let file = self.folder().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    pub fn change(&self, file: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.folder().join(file)).unwrap();
        assert!(text.contains(old), "{file} has no {old:?}");
        self.write(file, &text.replace(old, new));
    }

    /// Only what has `filter` in its name: the rest of the workbook is not there.
    pub fn complaints(&self, arguments: &[&str]) -> Vec<String> {
        let tally = prove(&self.folder(), arguments, &self.beside("scratch"));
        println!("{tally}");
        tally.complaints().to_vec()
    }
}

pub const SOLUTION: &str = "let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.changed.wait(item).unwrap();
}
*item = Some(data);
self.changed.notify_all();
";

pub const NO_LOOP: &str = "let mut item = self.item.lock().unwrap();
*item = Some(data);
self.changed.notify_all();
";

/// The text of a wrong answer that this test rejects, with this in its story.
pub fn wrong(test: &str, told: &str, text: &str) -> String {
    format!("// wrong: on purpose\n// rejected by: cell::{test}\n// told: {told}\n{text}")
}
