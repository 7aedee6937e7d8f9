//! `cargo workbook check`: how far the exercises are.

use crate::workbook::{Edition, Workbook};

#[track_caller]
fn ends(line: &str, end: &str) {
    assert!(line.ends_with(end), "expected ... {end:?}, got {line:?}");
}

#[track_caller]
fn contains(text: &str, words: &str) {
    assert!(text.contains(words), "expected {words:?} in:\n{text}");
}

fn edition() -> Edition {
    Workbook::new().edition()
}

#[test]
fn at_first_nothing_is_started_and_the_first_exercise_is_next() {
    let edition = edition();
    assert_eq!(
        edition.told(&["check"]).replace('\\', "/"),
        "\
cells/1    `set`       3 points  not started
cells/2    `get`        1 point  not started
shelves/1  the shelf   2 points  not started

0 of 6 points so far; about 1 hour 15 minutes are left.

Next: cells/1, `set` (10 minutes, 3 points)
  read    book/src/cells.md
  write   cells/src/lib.rs:13
  check   cargo workbook check cells/1
  test    cargo test -p cells exercise_1_
  be told cargo workbook hint cells/1
"
    );
    assert!(!edition.path("target").exists(), "something was built");
}

#[test]
fn the_built_page_is_named_if_there_is_one() {
    let edition = edition();
    edition.write("target/book/cells.html", "");
    contains(
        &edition.told(&["check"]).replace('\\', "/"),
        "  read    target/book/cells.html\n",
    );
}

#[test]
fn what_is_right_is_done_and_counts() {
    let edition = edition();
    edition.answer_2();
    ends(&edition.line("cells/2"), "1 point  done");
    edition.answer_1("self.item = Some(item + item);");
    let told = edition.told(&["check"]);
    contains(&told, "3 points  done");
    contains(&told, "4 of 6 points so far; about 15 minutes are left.");
    contains(&told, "Next: shelves/1, the shelf (15 minutes, 2 points)");
}

#[test]
fn when_all_is_done_nothing_is_next() {
    let edition = edition();
    edition.answer_2();
    edition.answer_1("self.item = Some(item + item);");
    ends(
        &edition.told(&["check", "cells"]),
        "\n4 of 4 points: all is done.\n",
    );
}

#[test]
fn what_is_wrong_fails_with_the_first_sentence_of_why() {
    let edition = edition();
    edition.answer_2();
    edition.answer_1("self.item = Some(item);");
    ends(
        &edition.line("cells/1"),
        "failing: the item was not stored twice",
    );
    let one = edition.told(&["check", "cells/1"]);
    contains(&one, "exercise_1_it_is_stored_twice\n");
    contains(&one, "left: Some(4)");
    contains(
        &one,
        "Again: cargo test -p cells exercise_1_it_is_stored_twice\n",
    );
    contains(&one, "\n0 of 3 points so far");
}

#[test]
fn a_test_that_came_to_another_exercises_stub_waits_for_that_one() {
    let edition = edition();
    edition.answer_1("self.item = Some(item + item);");
    let told = edition.told(&["check"]);
    contains(
        &told,
        "cells/1    `set`       3 points  waits for exercise cells/2\n",
    );
    contains(&told, "Next: cells/2,");
    contains(&edition.told(&["check", "cells/1"]), "Next: cells/2,");
}

#[test]
fn a_stub_of_another_member_with_the_same_number_is_not_mistaken() {
    let edition = edition();
    let body = "let mut cell = cells::Cell::default();\n    items.iter().for_each(|&item| cell.set(item));\n    items.len()";
    edition.edit(
        "shelves/src/lib.rs",
        "todo!(\"exercise 1: store each\")",
        body,
    );
    ends(&edition.line("shelves/1"), "waits for exercise cells/1");
}

#[test]
fn a_stub_that_was_kept_in_a_branch_is_the_exercises_own_fault() {
    let edition = edition();
    edition.answer_1("if item == 4 { todo!(\"exercise 1: store {item} twice; then return\") }");
    ends(
        &edition.line("cells/1"),
        "failing: a part of it is not written yet: exercise 1: store 4 twice; then return",
    );
}

#[test]
fn what_does_not_compile_is_told_with_file_and_line() {
    let edition = edition();
    edition.answer_1("self.item = item;");
    edition.answer_2();
    let told = edition.told(&["check"]).replace('\\', "/");
    contains(
        &told,
        "`set`       3 points  does not compile: cells/src/lib.rs:13: mismatched types\n",
    );
    contains(
        &told,
        "`get`        1 point  waits for exercise cells/1, which does not compile\n",
    );
    contains(&told, "Next: cells/1,");
    contains(
        &edition.told(&["check", "cells/1"]),
        "expected `Option<u32>`, found `u32`",
    );
}

#[test]
fn a_member_that_does_not_compile_is_what_the_next_member_waits_for() {
    let edition = edition();
    edition.answer_1("self.item = item;");
    edition.edit(
        "shelves/src/lib.rs",
        "todo!(\"exercise 1: store each\")",
        "2",
    );
    ends(
        &edition.line("shelves/1"),
        "waits for exercise cells/1, which does not compile",
    );
}

#[test]
fn an_exercise_whose_markers_are_gone_is_tested_all_the_same() {
    let edition = edition();
    edition.answer_2();
    edition.edit("cells/src/lib.rs", "        // ANCHOR: exercise_2\n", "");
    edition.edit(
        "cells/src/lib.rs",
        "        // ANCHOR_END: exercise_2\n",
        "",
    );
    ends(&edition.line("cells/2"), "1 point  done");
}

#[test]
fn a_stub_that_was_only_laid_out_anew_is_not_started() {
    let edition = edition();
    edition.edit(
        "cells/src/lib.rs",
        "(&mut self.item, item)",
        "(\n&mut self.item,\nitem,\n)",
    );
    edition.edit(
        "cells/src/lib.rs",
        "todo!(\"exercise 2",
        "// Where do I begin?\ntodo!(\"exercise 2",
    );
    ends(&edition.line("cells/1"), "not started");
    ends(&edition.line("cells/2"), "not started");
}

#[test]
fn members_and_exercises_can_be_asked_for() {
    let edition = edition();
    let told = edition.told(&["check", "shelves/"]);
    contains(
        &told,
        "shelves/1  the shelf   2 points  not started\n\n0 of 2 points",
    );
    assert!(!told.contains("cells"), "{told}");
    contains(
        &edition.told(&["check", "cells/exercise_2"]),
        "cells/2  `get`    1 point  not started\n",
    );
}

#[test]
fn in_the_full_workbook_all_is_done() {
    let said = Workbook::new().run(&["check"]);
    assert!(said.succeeded, "{said:?}");
    contains(&said.stdout, "\n6 of 6 points: all is done.\n");
}

#[test]
fn what_names_no_exercise_is_answered_with_what_would() {
    let edition = edition();
    let refused = |words: &[&str], why: &str| {
        let all: Vec<&str> = ["check"].iter().chain(words).copied().collect();
        assert_eq!(edition.refused(&all), format!("error: {why}\n"));
    };
    refused(
        &["cell"],
        "\"cell\" is no member with exercises; these are: cells, shelves",
    );
    refused(
        &["cells/9"],
        "there is no exercise cells/9: cells has the exercises 1, 2",
    );
    refused(
        &["cell/1"],
        "there is no exercise cell/1: exercises are in cells, shelves",
    );
    refused(
        &["cells", "1"],
        "\"cells 1\" names no exercise; cells/1 does",
    );
    refused(
        &["cells\\2"],
        "\"cells\\\\2\" names no exercise; cells/2 does",
    );
    refused(
        &["cells/one"],
        "\"cells/one\" names no exercise; cells/1, cells/2 are some",
    );
    refused(
        &["cells/1/2"],
        "\"cells/1/2\" names no exercise; cells/1, cells/2 are some",
    );
    refused(
        &["Übung/-1"],
        "\"Übung/-1\" names no exercise; its name is MEMBER/NUMBER, where MEMBER is one of cells, shelves",
    );
}
