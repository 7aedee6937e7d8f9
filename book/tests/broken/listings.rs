use book::Region;

use crate::sketch::{Sketch, the_only_complaint_is};

#[test]
fn a_pasted_listing_is_found() {
    let sketch = Sketch::new("", "# Cells\n\n```rust\nlet pasted = 1;\n```\n");
    the_only_complaint_is(
        &sketch.book().pasted_listings(),
        "cells.md:3: a listing must be included, not written here: let pasted = 1;",
    );
}

const EXERCISE: &str = "\
// ANCHOR: exercise_1 -- STUB: todo!()
fn set() {}
// ANCHOR_END: exercise_1
";

#[test]
fn an_exercise_that_its_chapter_leaves_out_is_found() {
    let sketch = Sketch::new(EXERCISE, "# Cells\n");
    the_only_complaint_is(
        &Region::not_in(&sketch.book()).unwrap(),
        "cell.rs:1: exercise_1 has no include in cells.md",
    );
}

#[test]
fn an_exercise_may_be_on_another_page_of_its_member() {
    let sketch = Sketch::new(EXERCISE, "# Cells\n");
    let include = "{{#include ../../cells/src/cell.rs:exercise_1}}";
    sketch.write("book/src/cells_of_two.md", include);
    assert_eq!(Region::not_in(&sketch.book()).unwrap(), []);
    sketch.write("book/src/cells_of_two.md", "# More cells\n");
    the_only_complaint_is(
        &Region::not_in(&sketch.book()).unwrap(),
        "cell.rs:1: exercise_1 has no include in cells.md or cells_of_two.md",
    );
}

/// Compiles `listing`, which the page says is rejected in these words.
#[track_caller]
fn rejection_fails(listing: &str, marks: &str, words: &str, complaint: &str) {
    let page = format!(
        "# Cells\n\n```{marks}\n{{{{#include ../listings/wrong.rs}}}}\n```\n\n\
         ```text\n{words}\n```\n"
    );
    let sketch = Sketch::new("", &page);
    sketch.write("book/listings/wrong.rs", listing);
    let rejections = sketch.book().rejections().into_iter();
    let complaints: Vec<_> = rejections
        .filter_map(|rejection| rejection.and_then(|rejection| rejection.check()).err())
        .collect();
    assert_eq!(complaints.len(), 1, "the listing is as the page says");
    let real = complaints[0].to_string();
    assert!(real.contains(complaint), "{real}");
}

/// Rejected with E0382.
const MOVED_TWICE: &str = "fn main() { let a = String::new(); drop(a); drop(a); }";

#[test]
fn a_listing_that_compiles_although_it_should_not_is_found() {
    rejection_fails(
        "fn main() {}",
        "rust,compile_fail,E0382",
        "error[E0382]",
        "cells.md:3: wrong.rs compiles; the page says that it is rejected with E0382",
    );
}

#[test]
fn a_listing_that_is_rejected_for_another_reason_is_found() {
    rejection_fails(
        MOVED_TWICE,
        "rust,compile_fail,E0502",
        "error[E0502]",
        "cells.md:3: wrong.rs is rejected with E0382; the page says E0502",
    );
}

#[test]
fn words_that_the_compiler_does_not_say_are_found() {
    rejection_fails(
        MOVED_TWICE,
        "rust,compile_fail,E0382",
        "error[E0382]: the value is gone",
        "cells.md:3: the compiler does not say \"error[E0382]: the value is gone\"; it says:\n\
         error[E0382]: use of moved value: `a`",
    );
}

#[test]
fn a_rejected_listing_without_its_error_is_found() {
    rejection_fails(
        MOVED_TWICE,
        "rust,compile_fail",
        "error[E0382]",
        "cells.md:3: `rust,compile_fail,E0502` with an include of a whole program would be right",
    );
}
