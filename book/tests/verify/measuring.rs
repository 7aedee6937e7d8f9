//! `cargo workbook verify --seeds --free-running`.

use std::fs;

use crate::options;
use crate::workbook::{NO_LOOP, SOLUTION, TESTS, Workbook, wrong};

/// A story that takes an hour: with the explorer no time, on free-running threads too long.
const LONG_TEST: &str = r#"
#[test]
fn exercise_1_a_long_story() {
    every_schedule(|| {
        let cell = Arc::new(cell::Cell::new());
        let producers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || {
            (1..=2).for_each(|it| producers_cell.set_data(it));
            std::thread::sleep(std::time::Duration::from_secs(3600));
        });
        assert_eq!([cell.get_data(), cell.get_data()], [1, 2]);
        producer.join().unwrap();
    });
}
"#;

#[test]
fn what_is_measured_is_what_happens() {
    let workbook = Workbook::new();
    let tests = "cells/tests/cell.rs";
    workbook.change(tests, TESTS, &format!("{TESTS}{LONG_TEST}"));
    let (arrives, in_order, long) = (
        "exercise_1_an_item_arrives",
        "exercise_1_items_arrive_in_order",
        "exercise_1_a_long_story",
    );
    let last = format!("\"cell::{arrives}\"");
    let and_long = format!("{last}, \"cell::{long}\"");
    workbook.change("book/exercises.toml", &last, &and_long);
    for (file, text) in [
        (
            "wrong/cells/exercise_1/found",
            wrong(in_order, "nothing", NO_LOOP),
        ),
        (
            "wrong/cells/exercise_1/late",
            wrong(long, "nothing", NO_LOOP),
        ),
        (
            "wrong/cells/exercise_1/never",
            wrong(arrives, "nothing", NO_LOOP),
        ),
        (
            "right/cells/exercise_1/is",
            format!("// right: yes\n{SOLUTION}"),
        ),
        (
            "right/cells/exercise_1/not",
            format!("// right: no\n{NO_LOOP}"),
        ),
    ] {
        workbook.write(&format!("book/{file}.rs"), &text);
    }
    // What is measured counts for one version of the explorer, and it is looked for here.
    workbook.write("book/grading/src/lib.rs", "");
    let table = workbook.beside("table.md");
    let markdown = format!("--markdown={}", table.display());
    let measure = |arguments: &[&str]| {
        let measured = options(arguments, &workbook.beside("scratch")).run(&workbook.folder());
        let text = fs::read_to_string(&table).unwrap();
        let rows: Vec<Vec<String>> = text
            .lines()
            .filter(|line| line.starts_with("| `cells` |"))
            .map(|line| line.split('|').map(|it| it.trim().to_owned()).collect())
            .collect();
        (measured, rows)
    };

    let _ = measure(&["--free-running=2", "exercise_1/never", &markdown]);
    let (measured, rows) = measure(&["--seeds=2", &markdown]);
    assert_eq!(measured, Err("2 things are not as they must be".to_owned()));
    let [wrong, right, free] = rows.as_slice() else {
        panic!("three tables, of which each has a row for the member: {rows:?}");
    };
    // Three wrong answers, one test each, two seeds; one of them is accepted each time.
    assert_eq!(wrong[2..6], ["3", "2", "6", "2"], "{rows:?}");
    // Two right ones, three tests each; one of them is rejected by two tests each time.
    assert_eq!(right[2..6], ["2", "2", "12", "4"], "{rows:?}");

    // Only one wrong answer was tried on free-running threads, and then only that one counts.
    assert_eq!(free[4..8], ["1", "0", "0", "1"], "{rows:?}");

    let (_, rows) = measure(&["--free-running=2", &markdown]);
    let [_, _, wrong, right] = rows.as_slice() else {
        panic!("four tables: {rows:?}");
    };
    // The long story cannot be told, so the one that only it rejects is not tried. The one that is accepted is not caught.
    assert_eq!(wrong[2..5], ["3", "2", "2"], "{rows:?}");
    assert!(["1", "2"].contains(&wrong[7].as_str()), "{rows:?}");
    assert_eq!(right[2], "2", "{rows:?}");
}
