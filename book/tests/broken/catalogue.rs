use book::{Answer, Catalogue, Region};

use crate::sketch::{Sketch, the_only_complaint_is};

const CELL: &str = "\
impl Cell {
    fn set(&self) {
        // ANCHOR: exercise_1 -- STUB: todo!(\"exercise 1: set\")
        let item = 1;
        // ANCHOR_END: exercise_1
    }
}
";

const CATALOGUE: &str = r#"
[[exercise]]
member = "cells"
number = 1
title = "the cell"
source = "the chapter"
points = 3
minutes = 10
threads = true
files = ["src/cell.rs"]
tests = ["cell::exercise_1_the_item_is_kept"]
hints = ["gentle", "middling", "plain"]
"#;

/// A workbook whose catalogue agrees with its only member.
fn sketch() -> Sketch {
    let sketch = Sketch::new(CELL, "# Cells\n");
    sketch.write("book/exercises.toml", CATALOGUE);
    sketch.write(
        "cells/tests/cell.rs",
        "fn exercise_1_the_item_is_kept() {}\n",
    );
    sketch
}

fn catalogue(sketch: &Sketch) -> Catalogue {
    Catalogue::of(&sketch.path("")).unwrap()
}

/// The catalogue's only complaint.
#[track_caller]
fn it_complains(sketch: &Sketch, end: &str) {
    let complaints = catalogue(sketch).complaints(&sketch.path(""));
    the_only_complaint_is(&complaints.unwrap(), end);
}

#[test]
fn a_catalogue_that_agrees_is_fine() {
    let sketch = sketch();
    let complaints = catalogue(&sketch).complaints(&sketch.path("")).unwrap();
    assert_eq!(complaints, []);
}

#[test]
fn a_test_that_is_not_listed_is_found() {
    let sketch = sketch();
    sketch.write(
        "cells/tests/cell.rs",
        "fn exercise_1_the_item_is_kept() {}\nfn exercise_1_more() {}\nfn exercise_10_other() {}\n",
    );
    it_complains(
        &sketch,
        "exercises.toml:3: cells/1 does not list its test cell::exercise_1_more",
    );
}

#[test]
fn a_listed_test_that_does_not_exist_is_found() {
    let sketch = sketch();
    sketch.write("cells/tests/cell.rs", "");
    it_complains(
        &sketch,
        "cells/1 lists cell::exercise_1_the_item_is_kept, which is no test of its",
    );
}

#[test]
fn tests_in_modules_are_known_by_their_modules() {
    let sketch = sketch();
    sketch.write("cells/tests/cell.rs", "");
    sketch.write(
        "cells/tests/many/deep/mod.rs",
        "async fn nothing() {}\n    fn exercise_1_the_item_is_kept() {}\n",
    );
    let listed = CATALOGUE.replace("\"cell::ex", "\"many::deep::ex");
    sketch.write("book/exercises.toml", &listed);
    let complaints = catalogue(&sketch).complaints(&sketch.path("")).unwrap();
    assert_eq!(complaints, []);
}

#[test]
fn a_region_that_no_exercise_asks_for_is_found() {
    let sketch = sketch();
    sketch.write(
        "cells/src/other.rs",
        "// ANCHOR: exercise_2 -- STUB: todo!()\n// ANCHOR_END: exercise_2\n",
    );
    it_complains(
        &sketch,
        "other.rs:1: exercise_2 is not in book/exercises.toml",
    );
}

#[test]
fn a_member_without_any_exercise_in_the_catalogue_is_found() {
    let sketch = sketch();
    sketch.write("shelves/src/shelf.rs", CELL);
    sketch.write("shelves/tests/shelf.rs", "");
    it_complains(
        &sketch,
        "shelf.rs:3: exercise_1 is not in book/exercises.toml",
    );
}

#[test]
fn a_region_without_a_stub_is_found() {
    let sketch = sketch();
    let text = CELL.replace(" -- STUB: todo!(\"exercise 1: set\")", "");
    sketch.write("cells/src/cell.rs", &text);
    it_complains(
        &sketch,
        "exercise_1 has no stub: its marker must go on with -- STUB: todo!()",
    );
}

#[test]
fn a_file_that_may_not_be_changed_although_the_region_is_in_it_is_found() {
    let sketch = sketch();
    sketch.write("cells/src/lib.rs", "");
    sketch.write(
        "book/exercises.toml",
        &CATALOGUE.replace("src/cell.rs", "src/lib.rs"),
    );
    it_complains(&sketch, "cells/1 does not list src/cell.rs");
}

#[test]
fn numbers_with_a_gap_are_found() {
    let sketch = sketch();
    sketch.write(
        "cells/src/cell.rs",
        &CELL.replace("exercise_1", "exercise_2"),
    );
    sketch.write(
        "cells/tests/cell.rs",
        "fn exercise_2_the_item_is_kept() {}\n",
    );
    let listed = CATALOGUE.replace("exercise_1", "exercise_2");
    sketch.write(
        "book/exercises.toml",
        &listed.replace("number = 1", "number = 2"),
    );
    it_complains(&sketch, "cells/2 stands where number 1 is expected");
}

#[test]
fn a_catalogue_that_cannot_be_understood_names_the_line() {
    let sketch = sketch();
    sketch.write(
        "book/exercises.toml",
        &CATALOGUE.replace("points = 3", "points = \"three\""),
    );
    let why = Catalogue::of(&sketch.path("")).unwrap_err();
    assert!(why.contains("line 7"), "{why}");
}

#[test]
fn regions_that_are_marked_wrongly_are_found() {
    let wrong = |text: &str, end: &str| {
        let sketch = Sketch::new(text, "# Cells\n");
        the_only_complaint_is(
            &Region::all(&sketch.path("cells"))
                .err()
                .into_iter()
                .collect::<Vec<_>>(),
            end,
        );
    };
    wrong(
        "// ANCHOR: exercise_1\n// ANCHOR: exercise_2\n",
        "cell.rs:2: exercise_2 begins within exercise_1",
    );
    wrong(
        "\n// ANCHOR: exercise_1\n",
        "cell.rs:2: exercise_1 does not end",
    );
    wrong(
        "// ANCHOR_END: exercise_1\n",
        "cell.rs:1: exercise_1 ends here, but has not begun",
    );
    wrong(
        "// ANCHOR: exercise_1\n// ANCHOR_END: exercise_1\n// ANCHOR: exercise_1\n",
        "cell.rs:3: exercise_1 appears twice in this file",
    );
}

#[test]
fn replacing_keeps_the_indentation_and_replacing_twice_changes_nothing() {
    let sketch = sketch();
    let regions = Region::all(&sketch.path("cells")).unwrap();
    let replaced = regions[0].replaced(CELL, "if full {\n    wait();\n\n}");
    assert_eq!(
        replaced,
        CELL.replace(
            "        let item = 1;\n",
            "        if full {\n            wait();\n\n        }\n"
        )
    );
    let again = &Region::all_in(regions[0].file(), &replaced).unwrap()[0];
    assert_eq!(
        again.replaced(&replaced, "if full {\n    wait();\n\n}"),
        replaced
    );
    assert_eq!(again.replaced(&replaced, "let item = 1;"), CELL);
}

/// The only answer, with that text.
fn answer(sketch: &Sketch, kind: &str, text: &str) -> Result<Answer, String> {
    sketch.write(&format!("book/{kind}/cells/exercise_1/name.rs"), text);
    let answers = match kind {
        "wrong" => Answer::all_wrong(&sketch.path("")),
        _ => Answer::all_right(&sketch.path("")),
    };
    answers
        .map(|mut answers| answers.remove(0))
        .map_err(|complaint| complaint.to_string())
}

#[test]
fn an_answer_replaces_its_region() {
    let sketch = sketch();
    let text = "// wrong: it is two\n// rejected by: cell::exercise_1_the_item_is_kept\n\
                // told: one\n\nlet item = 2;\n";
    let answer = answer(&sketch, "wrong", text).unwrap();
    assert_eq!(answer.name(), "cells/exercise_1/name");
    assert_eq!(answer.what(), "it is two");
    assert_eq!(answer.told(), ["one"]);
    let changes = answer.changes(&sketch.path("")).unwrap();
    assert_eq!(changes.exercises, ["exercise_1"]);
    let [(file, text)] = changes.files.as_slice() else {
        panic!("one file should change: {changes:?}");
    };
    assert!(file.ends_with("cells/src/cell.rs"));
    assert_eq!(*text, CELL.replace("item = 1", "item = 2"));
}

#[test]
fn an_answer_may_replace_several_regions_or_a_whole_file() {
    let sketch = sketch();
    let two = CELL.replace("exercise_1", "exercise_2");
    sketch.write("cells/src/cell.rs", &format!("{CELL}{two}"));
    let text = "// right: both\n\n// ANCHOR: exercise_2\nlet item = 3;\n\
                // ANCHOR_END: exercise_2\n\n    // ANCHOR: exercise_1\n    let item = 2;\n    \
                // ANCHOR_END: exercise_1\n";
    let changes = answer(&sketch, "right", text).unwrap();
    let changes = changes.changes(&sketch.path("")).unwrap();
    assert_eq!(changes.exercises, ["exercise_2", "exercise_1"]);
    assert_eq!(
        changes.files[0].1,
        format!("{CELL}{two}")
            .replace("item = 1", "item = 2")
            .replacen(
                "        let item = 2;\n        // ANCHOR_END: exercise_2",
                "        let item = 3;\n        // ANCHOR_END: exercise_2",
                1
            )
    );

    let whole = answer(
        &sketch,
        "right",
        "// right: all of it\n// file: src/cell.rs\n\nstruct Cell;\n",
    );
    let changes = whole.unwrap().changes(&sketch.path("")).unwrap();
    assert_eq!(changes.exercises, ["exercise_1", "exercise_2"]);
    assert_eq!(changes.files[0].1, "struct Cell;\n");
}

#[test]
fn an_answer_that_says_too_little_is_found() {
    let sketch = sketch();
    let wrong = |kind: &str, text: &str, end: &str| {
        let complaint = answer(&sketch, kind, text).unwrap_err();
        assert!(complaint.ends_with(end), "{complaint}");
    };
    wrong(
        "wrong",
        "let item = 2;\n",
        "name.rs:1: must begin with // wrong: ...",
    );
    wrong(
        "wrong",
        "// wrong: two\nlet item = 2;\n",
        "a wrong answer needs a line // rejected by: FILE::TEST, a right one has none",
    );
    wrong(
        "wrong",
        "// wrong: two\n// rejected by: cell\nlet item = 2;\n",
        "name.rs:2: \"cell\" names no test; shared_cell::exercise_1_a_name would be one",
    );
}
