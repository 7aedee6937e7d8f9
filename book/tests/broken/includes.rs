use book::Include;

use crate::sketch::{Sketch, the_only_complaint_is};

const SOURCE: &str = "\
// ANCHOR: cell
struct Cell;
// ANCHOR: exercise_1 -- STUB: todo!()
fn set() {}
// ANCHOR_END: exercise_1
// ANCHOR_END: cell

// ANCHOR: nothing

// ANCHOR_END: nothing

// ANCHOR: endless
fn get() {}
";

#[track_caller]
fn include_is_rejected(include: &str, complaint: &str) {
    let sketch = Sketch::new(SOURCE, &format!("# Cells\n\n{include}\n"));
    sketch.write("cells/Cargo.toml", "[package]");
    let end = format!("cells.md:3: {complaint}");
    the_only_complaint_is(&sketch.book().broken_includes(), &end);
}

#[test]
fn a_good_include_shows_its_anchor_without_the_markers_within() {
    let sketch = Sketch::new(SOURCE, "{{#include ../../cells/src/cell.rs:cell}}");
    let book = sketch.book();
    assert_eq!(book.broken_includes(), []);
    let include = Include::all(&book.pages()[1]).remove(0).unwrap();
    assert_eq!(include.resolve().unwrap(), "struct Cell;\nfn set() {}");
}

#[test]
fn an_escaped_include_is_left_alone() {
    let sketch = Sketch::new(SOURCE, r"\{{#include no.rs}}");
    assert_eq!(sketch.book().broken_includes(), []);
}

#[test]
fn a_missing_file_is_found() {
    include_is_rejected(
        "{{#include ../../cells/src/cel.rs:cell}}",
        "there is no file ../../cells/src/cel.rs; its folder has cell.rs",
    );
}

#[test]
fn a_missing_anchor_is_found() {
    include_is_rejected(
        "{{#include ../../cells/src/cell.rs:fields}}",
        "../../cells/src/cell.rs has no anchor fields; it has cell, exercise_1, nothing, endless",
    );
}

#[test]
fn an_empty_anchor_is_found() {
    include_is_rejected(
        "{{#include ../../cells/src/cell.rs:nothing}}",
        "the anchor nothing in ../../cells/src/cell.rs is empty",
    );
}

#[test]
fn an_anchor_without_an_end_is_found() {
    include_is_rejected(
        "{{#include ../../cells/src/cell.rs:endless}}",
        "the anchor endless in ../../cells/src/cell.rs does not end; a line \
         `// ANCHOR_END: endless` would be right",
    );
}

#[test]
fn lines_that_do_not_exist_are_found() {
    include_is_rejected(
        "{{#include ../../cells/src/cell.rs:40:50}}",
        "../../cells/src/cell.rs has 13 lines only",
    );
}

#[test]
fn markers_that_would_be_shown_are_found() {
    let shown = "lines of the file with ANCHOR in them would be shown; include an anchor instead";
    include_is_rejected("{{#include ../../cells/src/cell.rs}}", shown);
    include_is_rejected("{{#include ../../cells/src/cell.rs:2:3}}", shown);
}

#[test]
fn a_file_that_is_no_source_is_found() {
    include_is_rejected(
        "{{#include ../../cells/Cargo.toml}}",
        "only sources are included: MEMBER/src, MEMBER/tests, MEMBER/benches, MEMBER/examples, MEMBER/README.md, book/listings, book/stories, book/timelines or book/measured.md",
    );
}

#[test]
fn a_directive_that_is_no_include_is_found() {
    include_is_rejected(
        "{{#inclode ../../cells/src/cell.rs:cell}}",
        "{{#inclode ../../cells/src/cell.rs:cell}} is not understood; \
         {{#include ../../MEMBER/src/FILE.rs:ANCHOR}} would be right",
    );
}
