use std::env;
use std::path::Path;
use std::process::{Command, Output};

use crate::sketch::Sketch;

/// `cargo workbook` for the book in the folder `package`, from another current directory.
fn workbook(package: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_book"))
        .args(arguments)
        .env("CARGO_MANIFEST_DIR", package)
        .current_dir(env::temp_dir())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_book_is_built_from_anywhere_and_one_line_says_where_it_lies() {
    let sketch = Sketch::new("", "# Cells\n");
    for arguments in [&[][..], &["build"]] {
        let output = workbook(&sketch.path("book"), arguments);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(text(&output.stderr), "");
        let stdout = text(&output.stdout);
        let index = stdout
            .trim_end()
            .strip_prefix("The book is built: ")
            .unwrap();
        assert!(Path::new(index).is_file(), "{stdout}");
    }
}

#[test]
fn a_book_with_a_broken_include_is_not_built() {
    let sketch = Sketch::new("", "# Cells\n\n{{#include ../../cells/src/no.rs:cell}}\n");
    let output = workbook(&sketch.path("book"), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
    let stderr = text(&output.stderr);
    assert!(
        stderr.contains("cells.md:3: there is no file ../../cells/src/no.rs"),
        "{stderr}"
    );
    let last = stderr.lines().last();
    assert_eq!(
        last,
        Some("error: the book is not built: an include is broken")
    );
    assert!(
        !sketch.path("book/book").exists(),
        "it was built all the same"
    );
}

#[test]
fn a_missing_page_is_one_clear_line() {
    let sketch = Sketch::new("", "# Cells\n");
    sketch.write("book/src/SUMMARY.md", "- [Gone](gone.md)\n");
    let output = workbook(&sketch.path("book"), &[]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = text(&output.stderr);
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(
        stderr.starts_with("error: ") && stderr.contains("gone.md"),
        "{stderr}"
    );
}
