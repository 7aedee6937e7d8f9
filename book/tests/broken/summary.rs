use crate::sketch::{Sketch, the_only_complaint_is};

#[test]
fn a_page_that_is_not_in_the_summary_is_found() {
    let sketch = Sketch::new("", "# Cells\n");
    sketch.write("book/src/lost.md", "# Lost\n");
    the_only_complaint_is(
        &sketch.book().stray_files().unwrap(),
        "lost.md:1: this page is not in SUMMARY.md",
    );
}

#[test]
fn a_file_that_would_be_published_is_found() {
    let sketch = Sketch::new("", "# Cells\n");
    sketch.write("book/src/solutions.rs", "");
    the_only_complaint_is(
        &sketch.book().stray_files().unwrap(),
        "solutions.rs:1: only pages may lie here: all else is published",
    );
}

#[test]
fn an_entry_of_the_summary_without_a_page_is_found() {
    let sketch = Sketch::new("", "# Cells\n");
    sketch.write(
        "book/src/SUMMARY.md",
        "- [Cells](cells.md)\n- [Gone](gone.md)\n",
    );
    let error = sketch.book().stray_files().unwrap_err();
    assert!(error.contains("gone.md"), "{error}");
}
