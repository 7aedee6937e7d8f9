//! The student's edition of the workbook itself. Whether it compiles, `cargo workbook verify` finds out.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::process::Command;

use book::{Book, Catalogue, Site, student};
use tempfile::TempDir;

use crate::workbook::{files_below, workbook};

fn full() -> Book {
    Book::of_the_workbook().expect("the pages can be read")
}

/// Its edition, in a folder that goes away with the first of the two.
fn edition() -> (TempDir, PathBuf) {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("edition");
    let written = student::Edition::write(full().workspace(), &folder);
    written.unwrap_or_else(|why| panic!("{why}"));
    (around, folder)
}

#[test]
fn nothing_in_it_is_started() {
    let (_around, folder) = edition();
    let exercises = Catalogue::of(full().workspace()).unwrap();
    let said = workbook(&folder, &folder, &["check"]);
    assert!(said.succeeded, "{said:?}");
    let lines: Vec<&str> = said
        .stdout
        .lines()
        .take_while(|line| !line.is_empty())
        .collect();
    assert_eq!(lines.len(), exercises.exercises().len());
    for line in lines {
        assert!(line.ends_with("  not started"), "{line}");
    }
}

#[test]
fn its_sources_have_stubs_and_no_marker_says_which() {
    let (_around, folder) = edition();
    for member in Catalogue::of(full().workspace()).unwrap().members() {
        for file in files_below(&folder.join(member).join("src")) {
            let text =
                std::fs::read_to_string(folder.join(member).join("src").join(&file)).unwrap();
            assert!(!text.contains("STUB:"), "{member}/src/{file}");
        }
    }
}

#[test]
fn its_sources_are_laid_out_as_rustfmt_does() {
    let (_around, folder) = edition();
    let members = Catalogue::of(full().workspace()).unwrap();
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--check", "--edition", "2024"]);
    for member in members.members() {
        rustfmt.arg(folder.join(member).join("src/lib.rs"));
    }
    let Ok(output) = rustfmt.output() else {
        return; // without a rustfmt, the stubs are laid out more simply
    };
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{stdout}");
}

#[test]
fn its_book_can_be_built_and_holds_together() {
    let (_around, folder) = edition();
    let book = Book::open(&folder.join("book")).unwrap();
    nothing_is_wrong(&book.broken_includes());
    nothing_is_wrong(&book.broken_directives());
    let built = book.build(None).unwrap_or_else(|why| panic!("{why}"));
    let site = Site::read(&built).unwrap();
    nothing_is_wrong(&site.broken_links());
    nothing_is_wrong(&site.visible_markers());
    let shows_solutions = |page: &Path| {
        let text = std::fs::read_to_string(page).unwrap();
        text.contains("<summary>Solution")
    };
    for file in files_below(&folder.join("book/src")) {
        assert!(
            !shows_solutions(&folder.join("book/src").join(&file)),
            "{file}"
        );
    }
}

#[track_caller]
fn nothing_is_wrong(complaints: &[impl Debug]) {
    assert!(complaints.is_empty(), "{complaints:#?}");
}
