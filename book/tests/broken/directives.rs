use book::{Site, exercises_without_directive};

use crate::sketch::{Sketch, the_only_complaint_is};

const SOURCE: &str = "\
// ANCHOR: exercise_1 -- STUB: todo!()
fn set() {}
// ANCHOR_END: exercise_1
";

const CATALOGUE: &str = r#"
[[exercise]]
member = "cells"
number = 1
title = "the cell"
source = "the chapter"
points = 1
minutes = 10
threads = true
files = ["src/lib.rs", "src/cell.rs"]
tests = ["cell::exercise_1_the_item_is_kept"]
hints = ["gentle & *soft*", "middling", "plain"]
"#;

fn sketch(page: &str) -> Sketch {
    let sketch = Sketch::new(SOURCE, page);
    sketch.write("book/exercises.toml", CATALOGUE);
    sketch
}

#[track_caller]
fn directive_is_rejected(directive: &str, complaint: &str) {
    let sketch = sketch(&format!("# Cells\n\n{directive}\n"));
    assert_eq!(sketch.book().broken_includes(), []);
    let end = format!("cells.md:3: {complaint}");
    the_only_complaint_is(&sketch.book().broken_directives(), &end);
    assert!(
        sketch.book().build(None).is_err(),
        "it was built all the same"
    );
}

#[test]
fn an_exercise_is_expanded_into_effort_place_tests_and_hints() {
    let sketch = sketch("# Cells\n\nWrite it.\n\n{{#exercise cells 1}}\n\nMore.\n");
    let book = sketch.book();
    assert_eq!(book.broken_directives(), []);
    assert_eq!(exercises_without_directive(&book).unwrap(), []);
    let built = book.build(None).unwrap();
    let html = std::fs::read_to_string(built.join("cells.html")).unwrap();
    for expected in [
        "<p class=\"effort\">Exercise 1: 10 minutes, 1 point</p>",
        "Work in <code>cells/src/cell.rs</code> between the markers <code>exercise_1</code>.",
        "<code>cargo workbook check cells/1</code>",
        "<code>cargo test -p cells exercise_1_</code>",
        "<summary>Hint 1</summary>\n<p>gentle &amp; <em>soft</em></p>\n</details>",
        "<summary>Hint 3</summary>\n<p>plain</p>\n</details>",
        "<p>More.</p>",
    ] {
        assert!(html.contains(expected), "no {expected} in:\n{html}");
    }
    assert_eq!(Site::read(&built).unwrap().visible_markers(), [""; 0]);
}

#[test]
fn an_escaped_directive_is_left_alone() {
    let sketch = sketch(r"\{{#exercise cells 2}}");
    assert_eq!(sketch.book().broken_directives(), []);
}

#[test]
fn a_directive_that_names_no_exercise_is_found() {
    directive_is_rejected(
        "{{#exercise cells 2}}",
        "there is no exercise cells/2: cells has the exercises 1",
    );
    directive_is_rejected(
        "{{#exercise cell 1}}",
        "there is no exercise cell/1: exercises are in cells",
    );
    directive_is_rejected(
        "{{#exercise cells one}}",
        "\"cells/one\" names no exercise; producer_consumer/1 would be one",
    );
    directive_is_rejected(
        "{{#exercise cells/1}}",
        "{{#exercise MEMBER NUMBER}} would be right",
    );
}

/// The complaint about the only exercise.
#[track_caller]
fn exercise_is_missed(sketch: &Sketch, end: &str) {
    let complaints = exercises_without_directive(&sketch.book()).unwrap();
    the_only_complaint_is(&complaints, &format!("exercises.toml:3: {end}"));
}

#[test]
fn an_exercise_without_a_directive_is_found() {
    exercise_is_missed(
        &sketch("# Cells\n\n\\{{#exercise cells 1}}\n"),
        "cells/1 is on no page; {{#exercise cells 1}} would be right",
    );
}

#[test]
fn an_exercise_that_is_set_twice_is_found() {
    exercise_is_missed(
        &sketch("{{#exercise cells 1}}\n\n{{#exercise cells 1}}\n"),
        "cells/1 is there more than once: cells.md, cells.md",
    );
}

#[test]
fn an_exercise_in_another_chapter_is_found() {
    let sketch = sketch("# Cells\n");
    sketch.write("book/src/cellar.md", "{{#exercise cells 1}}\n");
    exercise_is_missed(
        &sketch,
        "cells/1 is on a page of another chapter: cellar.md",
    );
    sketch.write("book/src/cellar.md", "");
    sketch.write("book/src/cells_more.md", "{{#exercise cells 1}}\n");
    assert_eq!(exercises_without_directive(&sketch.book()).unwrap(), []);
}
