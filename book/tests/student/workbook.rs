use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const MANIFEST: &str = "\
[workspace]
resolver = \"3\"
members = [\"cells\", \"shelves\", \"book\"]

[workspace.package]
edition = \"2024\"
";

const CELLS: &str = r#"//! A cell.

/// Holds an item.
#[derive(Default)]
pub struct Cell {
    item: Option<u32>,
}

impl Cell {
    /// Stores twice the item.
    pub fn set(&mut self, item: u32) {
        // ANCHOR: exercise_1 -- STUB: let _ = (&mut self.item, item); todo!("exercise 1: store {item} twice; then return")
        let twice = item * 2;
        self.item = Some(twice);
        // ANCHOR_END: exercise_1
    }

    /// Takes the item.
    pub fn get(&mut self) -> Option<u32> {
        // ANCHOR: exercise_2 -- STUB: todo!("exercise 2: take the item out")
        self.item.take()
        // ANCHOR_END: exercise_2
    }
}
"#;

const CELL_TESTS: &str = r#"use cells::Cell;

#[test]
fn exercise_1_an_item_can_be_stored() {
    Cell::default().set(1);
}

#[test]
fn exercise_1_it_is_stored_twice() {
    let mut cell = Cell::default();
    cell.set(4);
    assert_eq!(cell.get(), Some(8), "the item was not stored twice");
}

#[test]
fn exercise_2_an_empty_cell_has_no_item() {
    assert_eq!(Cell::default().get(), None, "there was nothing to take");
}
"#;

const SHELVES: &str = r#"//! A shelf.

/// How many items of those fit.
pub fn fit(items: &[u32]) -> usize {
    // ANCHOR: exercise_1 -- STUB: let _ = items; todo!("exercise 1: store each")
    let mut cell = cells::Cell::default();
    items.iter().for_each(|&item| cell.set(item));
    items.len()
    // ANCHOR_END: exercise_1
}
"#;

const SHELF_TESTS: &str = r#"#[test]
fn exercise_1_all_items_fit() {
    assert_eq!(shelves::fit(&[1, 2]), 2, "not all items fit");
}
"#;

const CATALOGUE: &str = r#"
[[exercise]]
member = "cells"
number = 1
title = "`set`"
source = "the chapter"
points = 3
minutes = 10
threads = false
files = ["src/lib.rs"]
tests = ["cell::exercise_1_an_item_can_be_stored", "cell::exercise_1_it_is_stored_twice"]
hints = ["A gentle one.", "A middling one.", "A plain one."]

[[exercise]]
member = "cells"
number = 2
title = "`get`"
source = "the chapter"
points = 1
minutes = 50
threads = false
files = ["src/lib.rs"]
tests = ["cell::exercise_2_an_empty_cell_has_no_item"]
hints = ["a", "b", "c"]

[[exercise]]
member = "shelves"
number = 1
title = "the shelf"
source = "the chapter"
points = 2
minutes = 15
threads = false
files = ["src/lib.rs"]
tests = ["shelf::exercise_1_all_items_fit"]
hints = ["a", "b", "c"]
"#;

const PAGE: &str = "\
# Cells

{{#exercise cells 1}}

{{#exercise cells 2}}

<details>
<summary>Solutions of exercises 1 and 2, and why</summary>

```rust
{{#include ../../cells/src/lib.rs:exercise_1}}
```

It is the secret of the cells.

```rust
{{#include ../../cells/src/lib.rs:exercise_2}}
```

</details>
";

/// A solution's line, without spaces, which no edition may show.
pub const SECRET: &str = "let twice = item * 2;";

/// A workbook of two members and three exercises, in a folder that goes away with it.
pub struct Workbook {
    folder: TempDir,
}

impl Workbook {
    pub fn new() -> Self {
        let workbook = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let package = |name: &str, rest: &str| {
            format!("[package]\nname = \"{name}\"\nedition.workspace = true\n{rest}")
        };
        workbook.write("Cargo.toml", MANIFEST);
        workbook.write("cells/Cargo.toml", &package("cells", ""));
        workbook.write("cells/src/lib.rs", CELLS);
        workbook.write("cells/tests/cell.rs", CELL_TESTS);
        let cells = "[dependencies]\ncells = { path = \"../cells\" }\n";
        workbook.write("shelves/Cargo.toml", &package("shelves", cells));
        workbook.write("shelves/src/lib.rs", SHELVES);
        workbook.write("shelves/tests/shelf.rs", SHELF_TESTS);
        workbook.write(
            "book/Cargo.toml",
            &package("book", "[lib]\npath = \"tool/lib.rs\"\n"),
        );
        workbook.write("book/tool/lib.rs", "");
        workbook.write("book/exercises.toml", CATALOGUE);
        workbook.write(
            "book/book.toml",
            "[build]\nbuild-dir = \"../target/book\"\n",
        );
        workbook.write(
            "book/src/SUMMARY.md",
            "- [Cells](cells.md)\n- [Shelves](shelves.md)\n",
        );
        workbook.write("book/src/cells.md", PAGE);
        workbook.write(
            "book/src/shelves.md",
            "# Shelves\n\n{{#exercise shelves 1}}\n",
        );
        workbook
    }

    /// Adds or replaces a file.
    pub fn write(&self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Where something of it lies, or beside it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// `cargo workbook` in it.
    pub fn run(&self, arguments: &[&str]) -> Said {
        workbook(self.folder.path(), self.folder.path(), arguments)
    }

    /// Its student's edition, in a folder beside it.
    pub fn edition(&self) -> Edition {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("my edition");
        let said = self.run(&["student", folder.to_str().unwrap()]);
        assert!(said.succeeded, "{said:?}");
        Edition { around }
    }
}

/// A student's edition, which goes away with this.
pub struct Edition {
    around: TempDir,
}

impl Edition {
    pub fn path(&self, path: &str) -> PathBuf {
        self.around.path().join("my edition").join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        write(&self.path(""), path, text);
    }

    /// The student writes something else instead of `before`.
    #[track_caller]
    pub fn edit(&self, path: &str, before: &str, after: &str) {
        let text = self.read(path);
        assert!(text.contains(before), "{path} has no {before:?}:\n{text}");
        self.write(path, &text.replace(before, after));
    }

    /// Writes an answer where the stub of the first exercise is.
    #[track_caller]
    pub fn answer_1(&self, answer: &str) {
        let text = self.read("cells/src/lib.rs");
        let (before, rest) = text.split_once("// ANCHOR: exercise_1\n").unwrap();
        let (_, after) = rest
            .split_once("        // ANCHOR_END: exercise_1\n")
            .unwrap();
        let text = format!(
            "{before}// ANCHOR: exercise_1\n        {answer}\n        // ANCHOR_END: exercise_1\n{after}"
        );
        self.write("cells/src/lib.rs", &text);
    }

    /// Writes the right answer to the second exercise.
    pub fn answer_2(&self) {
        let stub = "todo!(\"exercise 2: take the item out\")";
        self.edit("cells/src/lib.rs", stub, "self.item.take()");
    }

    /// `cargo workbook` in it, which must succeed.
    #[track_caller]
    pub fn told(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert!(said.succeeded, "{said:?}");
        said.stdout
    }

    /// `cargo workbook` in it, which must fail and say why in a line or two.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert!(!said.succeeded, "{said:?}");
        said.stderr
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        workbook(&self.path(""), &self.path(""), arguments)
    }

    /// The line of that exercise in what `check` says.
    #[track_caller]
    pub fn line(&self, exercise: &str) -> String {
        let told = self.told(&["check"]);
        let line = told.lines().find(|line| line.starts_with(exercise));
        line.unwrap_or_else(|| panic!("{told}")).to_owned()
    }
}

/// What `cargo workbook` said.
#[derive(Debug)]
pub struct Said {
    pub succeeded: bool,
    pub stdout: String,
    pub stderr: String,
}

/// `cargo workbook` for the workbook in `folder`, from another current directory.
pub fn workbook(folder: &Path, here: &Path, arguments: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_book"));
    command
        .args(arguments)
        .env("CARGO_MANIFEST_DIR", folder.join("book"))
        .env_remove("CARGO_TARGET_DIR")
        .current_dir(here);
    said(as_nobody(&mut command).output().unwrap())
}

/// Git knows of nobody who would commit, whoever runs the test.
fn as_nobody(command: &mut Command) -> &mut Command {
    command
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", env::temp_dir().join("no such file"))
        .env("GIT_CONFIG_COUNT", "1")
        .env("GIT_CONFIG_KEY_0", "user.useConfigOnly")
        .env("GIT_CONFIG_VALUE_0", "true")
}

/// The workbook does without git; so do its tests.
pub fn there_is_git() -> bool {
    Command::new("git").arg("--version").output().is_ok()
}

/// `git` in that folder; what it prints.
#[track_caller]
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(folder);
    let said = said(as_nobody(&mut command).output().unwrap());
    assert!(said.succeeded, "git {arguments:?}: {said:?}");
    said.stdout
}

fn said(output: Output) -> Said {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Said {
        succeeded: output.status.success(),
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// All files below `folder`, as seen from it, with `/`; without git's own and what was built.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with(".git") || path.ends_with("target") {
                continue;
            }
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let inner = path.strip_prefix(folder).unwrap();
                    files.push(inner.to_string_lossy().replace('\\', "/"));
                }
            }
        }
    }
    files.sort();
    files
}
