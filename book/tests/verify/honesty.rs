//! What is not as it must be is found.

use crate::options;
use crate::workbook::{NO_LOOP, SOLUTION, Workbook, wrong};

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
    let options = options(&["--mutants", "cells"], &workbook.beside("scratch"));
    let why = options.prove(&workbook.folder()).unwrap_err();
    assert!(
        why.contains("cells/exercise_7/reference: line 1 does not exist"),
        "{why}"
    );
}
