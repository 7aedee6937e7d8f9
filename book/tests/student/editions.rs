//! What is in the student's edition, what is not, and where it is written.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::workbook::{SECRET, Workbook, files_below, git, there_is_git, workbook};

/// Fails if that text is in any file below the folder, however it is spaced.
#[track_caller]
fn nowhere_is(folder: &Path, text: &str) {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    for file in files_below(folder) {
        let bytes = fs::read(folder.join(&file)).unwrap();
        let all = squeezed(&String::from_utf8_lossy(&bytes));
        assert!(!all.contains(&squeezed(text)), "{file} shows {text:?}");
    }
}

#[test]
fn the_stubs_stand_where_the_solutions_were_and_these_are_nowhere() {
    let edition = Workbook::new().edition();
    let source = edition.read("cells/src/lib.rs");
    assert!(
        source.contains(
            "        todo!(\"exercise 1: store {item} twice; then return\")\n        // ANCHOR_END"
        ),
        "{source}"
    );
    assert!(!source.contains("STUB"), "{source}");
    nowhere_is(&edition.path(""), SECRET);
    nowhere_is(&edition.path(""), "self.item.take()");
    nowhere_is(&edition.path(""), "the secret of the cells");
}

#[test]
fn the_page_has_lost_its_folded_solutions_only() {
    let page = Workbook::new().edition().read("book/src/cells.md");
    assert_eq!(
        page,
        "# Cells\n\n{{#exercise cells 1}}\n\n{{#exercise cells 2}}\n\n"
    );
}

#[test]
fn members_and_book_are_in_it_and_what_maintainers_need_is_not() {
    let workbook = Workbook::new();
    for file in [
        ".cargo/config.toml",
        ".ci/run",
        ".gitignore",
        "LICENSE-MIT",
        "README.md",
        "book/grading.csv",
        "book/mutants.toml",
        "book/mutants/acquitted.toml",
        "book/right/cells/exercise_1/other.rs",
        "book/tests/pages.rs",
        "book/theme/workbook.css",
        "book/wrong/cells/exercise_1/once.rs",
        "cells/README.md",
        "cells/target/debug/built",
        "notes/private.txt",
        "private.txt",
        "target/debug/built",
    ] {
        workbook.write(file, "");
    }
    let edition = workbook.edition();
    let files = files_below(&edition.path(""));
    assert_eq!(
        files,
        [
            ".cargo/config.toml",
            ".gitignore",
            "Cargo.toml",
            "LICENSE-MIT",
            "README.md",
            "book/Cargo.toml",
            "book/book.toml",
            "book/exercises.toml",
            "book/grading.csv",
            "book/solutions.sealed",
            "book/src/SUMMARY.md",
            "book/src/cells.md",
            "book/src/shelves.md",
            "book/theme/workbook.css",
            "book/tool/lib.rs",
            "cells/Cargo.toml",
            "cells/README.md",
            "cells/src/lib.rs",
            "cells/tests/cell.rs",
            "shelves/Cargo.toml",
            "shelves/src/lib.rs",
            "shelves/tests/shelf.rs",
        ]
    );
    assert!(!edition.path("cells/target").exists());
    let readme = edition.read("README.md");
    assert!(readme.contains("cargo test -p producer_consumer exercise_1_"));
}

#[test]
fn what_git_ignores_is_not_in_it() {
    if !there_is_git() {
        return;
    }
    let workbook = Workbook::new();
    workbook.write(".gitignore", "*.log\n/target\n");
    workbook.write("cells/run.log", "");
    workbook.write("cells/src/gone.rs", "");
    git(&workbook.path(""), &["init", "--quiet"]);
    git(&workbook.path(""), &["add", "--all"]);
    fs::remove_file(workbook.path("cells/src/gone.rs")).unwrap();
    workbook.write("cells/src/new.rs", "");
    let files = files_below(&workbook.edition().path("cells"));
    assert_eq!(
        files,
        ["Cargo.toml", "src/lib.rs", "src/new.rs", "tests/cell.rs"]
    );
}

#[test]
fn it_compiles_without_warnings_and_only_exercises_fail() {
    let edition = Workbook::new().edition();
    let output = Command::new(env!("CARGO"))
        .args(["test", "--offline", "--no-fail-fast", "-p", "cells"])
        .current_dir(edition.path(""))
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!stderr.contains("warning"), "{stderr}");
    assert!(stdout.contains("0 passed; 3 failed"), "{stdout}{stderr}");
}

#[test]
fn the_next_commands_are_told_and_the_folder_is_quoted_if_it_must_be() {
    let workbook = Workbook::new();
    let around = tempfile::tempdir().unwrap();
    let plain = around.path().join("plain");
    let said = workbook.run(&["student", plain.to_str().unwrap()]);
    let next = format!(
        "Next:\n  cd {}\n  cargo workbook build\n  cargo workbook check\n",
        plain.display()
    );
    assert!(said.stdout.contains(&next), "{said:?}");
    assert!(
        said.stdout.ends_with("cargo workbook hint cells/1\n"),
        "{said:?}"
    );

    let odd = around.path().join("Übung (1)");
    let said = workbook.run(&["student", odd.to_str().unwrap()]);
    assert!(
        said.stdout
            .contains(&format!("  cd \"{}\"\n", odd.display())),
        "{said:?}"
    );
    assert!(odd.join("cells/src/lib.rs").is_file());
}

#[test]
fn the_folder_may_be_relative() {
    let book = Workbook::new();
    let around = tempfile::tempdir().unwrap();
    let said = workbook(&book.path(""), around.path(), &["student", "my edition"]);
    assert!(said.succeeded, "{said:?}");
    assert!(said.stdout.contains("  cd \"my edition\"\n"), "{said:?}");
    assert!(around.path().join("my edition/Cargo.toml").is_file());
}

#[test]
fn a_folder_that_cannot_be_new_is_refused_in_one_line() {
    let workbook = Workbook::new();
    let around = tempfile::tempdir().unwrap();
    let refused = |folder: &Path, end: &str| {
        let said = workbook.run(&["student", folder.to_str().unwrap()]);
        assert!(!said.succeeded);
        assert_eq!(said.stderr.lines().count(), 1, "{said:?}");
        assert!(said.stderr.trim_end().ends_with(end), "{said:?}");
    };
    refused(
        around.path(),
        "exists already; the student's edition needs a new folder",
    );
    let file = around.path().join("file");
    fs::write(&file, "").unwrap();
    refused(
        &file,
        "exists already; the student's edition needs a new folder",
    );
    refused(
        &around.path().join("no/folder"),
        "in which the student's edition could be written",
    );
    refused(Path::new(".."), "\"..\" is no name for a new folder");
}

#[test]
fn there_is_no_edition_of_an_edition() {
    let edition = Workbook::new().edition();
    let why = edition.refused(&["student", "again"]);
    assert_eq!(
        why,
        "error: this is a student's edition already: it has no solutions to take out\n"
    );
}

#[test]
fn without_a_stub_or_a_region_nothing_is_written() {
    let workbook = Workbook::new();
    let source = workbook.read("cells/src/lib.rs");
    let refused = |source: &str, words: &str| {
        workbook.write("cells/src/lib.rs", source);
        let folder = workbook.path("edition");
        let said = workbook.run(&["student", folder.to_str().unwrap()]);
        assert!(!said.succeeded && said.stderr.contains(words), "{said:?}");
        assert!(!folder.exists());
    };
    refused(
        &source.replace(" -- STUB: todo!(\"exercise 2: take the item out\")", ""),
        "exercise_2 has no stub",
    );
    refused(
        &source.replace("exercise_2", "exercise_3"),
        "cells/2 has no region exercise_2 in the sources of cells",
    );
}

#[test]
fn it_is_a_git_repository_of_its_own_with_a_commit_if_git_knows_whose() {
    if !there_is_git() {
        return;
    }
    let workbook = Workbook::new();
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("edition");
    let said = workbook.run(&["student", folder.to_str().unwrap()]);
    assert!(said.stdout.contains("nothing is committed"), "{said:?}");
    assert!(git(&folder, &["status", "--short"]).contains("A  Cargo.toml"));

    let folder = around.path().join("committed");
    let mut command = Command::new(env!("CARGO_BIN_EXE_book"));
    let output = command
        .args(["student", folder.to_str().unwrap()])
        .env("CARGO_MANIFEST_DIR", workbook.path("book"))
        .env("GIT_AUTHOR_NAME", "Ada")
        .env("GIT_AUTHOR_EMAIL", "ada@example.org")
        .env("GIT_COMMITTER_NAME", "Ada")
        .env("GIT_COMMITTER_EMAIL", "ada@example.org")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(git(&folder, &["status", "--short"]), "");
    assert_eq!(git(&folder, &["log", "--format=%an"]), "Ada\n");
}

#[test]
fn inside_a_repository_there_is_no_second_one() {
    if !there_is_git() {
        return;
    }
    let workbook = Workbook::new();
    let around = tempfile::tempdir().unwrap();
    git(around.path(), &["init", "--quiet"]);
    let folder = around.path().join("edition");
    let said = workbook.run(&["student", folder.to_str().unwrap()]);
    assert!(
        said.stdout
            .contains("It lies in a git repository that was there before"),
        "{said:?}"
    );
    assert!(!folder.join(".git").exists());
}
