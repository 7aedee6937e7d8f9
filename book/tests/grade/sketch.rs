//! A workbook of two small members, and `cargo workbook grade` in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const CATALOGUE: &str = r#"
[[exercise]]
member = "cells"
number = 1
title = "one"
source = "nowhere"
points = 3
minutes = 1
threads = false
files = ["src/numbers.rs"]
tests = ["numbers::exercise_1_it_is_one", "numbers::exercise_1_it_is_always_one"]
hints = ["1", "2", "3"]

[[exercise]]
member = "cells"
number = 2
title = "two"
source = "nowhere"
points = 2
minutes = 1
threads = false
files = ["src/numbers.rs"]
tests = ["numbers::exercise_2_it_is_two"]
hints = ["1", "2", "3"]

[[exercise]]
member = "cells"
number = 3
title = "three"
source = "nowhere"
points = 4
minutes = 1
threads = false
files = ["src/three.rs"]
tests = ["three::exercise_3_it_is_three"]
hints = ["1", "2", "3"]

[[exercise]]
member = "shelves"
number = 1
title = "four, of two cells"
source = "nowhere"
points = 5
minutes = 1
threads = false
files = ["src/lib.rs"]
tests = ["shelf::exercise_1_it_is_four"]
hints = ["1", "2", "3"]
"#;

const NUMBERS: &str = "\
//! Two numbers.

pub fn one() -> u32 {
    // ANCHOR: exercise_1 -- STUB: todo!(\"exercise 1: one\")
    1
    // ANCHOR_END: exercise_1
}

pub fn two() -> u32 {
    // ANCHOR: exercise_2 -- STUB: todo!(\"exercise 2: two\")
    2
    // ANCHOR_END: exercise_2
}
";

const THREE: &str = "\
pub fn three() -> u32 {
    // ANCHOR: exercise_3 -- STUB: todo!(\"exercise 3: three\")
    3
    // ANCHOR_END: exercise_3
}
";

const SHELF: &str = "\
pub fn four() -> u32 {
    // ANCHOR: exercise_1 -- STUB: todo!(\"exercise 1: four\")
    cells::two() + cells::two()
    // ANCHOR_END: exercise_1
}
";

const LOCK: &str = "\
version = 4

[[package]]
name = \"cells\"
version = \"0.1.0\"

[[package]]
name = \"shelves\"
version = \"0.1.0\"
dependencies = [
 \"cells\",
]
";

pub struct Sketch {
    folder: TempDir,
}

impl Sketch {
    pub fn new() -> Self {
        let sketch = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let members = "[workspace]\nmembers = [\"cells\", \"shelves\"]\nresolver = \"3\"\n";
        sketch.write("Cargo.toml", members);
        sketch.write("Cargo.lock", LOCK);
        let manifest = |name: &str| {
            format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n")
        };
        sketch.write("cells/Cargo.toml", &manifest("cells"));
        let depends = "\n[dependencies]\ncells = { path = \"../cells\" }\n";
        sketch.write("shelves/Cargo.toml", &(manifest("shelves") + depends));
        sketch.write(
            "cells/src/lib.rs",
            "mod numbers;\nmod three;\npub use numbers::*;\npub use three::*;\n",
        );
        sketch.write("cells/src/numbers.rs", NUMBERS);
        sketch.write("cells/src/three.rs", THREE);
        sketch.write("shelves/src/lib.rs", SHELF);
        sketch.write(
            "cells/tests/numbers.rs",
            "#[test]\nfn exercise_1_it_is_one() { assert_eq!(cells::one(), 1, \"it is not one\") }\n\
             #[test]\nfn exercise_1_it_is_always_one() { cells::one(); assert_eq!(cells::one(), 1) }\n\
             #[test]\nfn exercise_2_it_is_two() { assert_eq!(cells::two(), 2) }\n",
        );
        sketch.write(
            "cells/tests/three.rs",
            "#[test]\nfn exercise_3_it_is_three() { assert_eq!(cells::three(), 3) }\n",
        );
        sketch.write(
            "shelves/tests/shelf.rs",
            "#[test]\nfn exercise_1_it_is_four() { assert_eq!(shelves::four(), 4) }\n",
        );
        sketch.write("book/exercises.toml", CATALOGUE);
        sketch.write("book/book.toml", "");
        sketch.write("book/src/SUMMARY.md", "");
        sketch
    }

    /// Writes a file of the workbook.
    pub fn write(&self, file: &str, text: &str) {
        let file = self.workbook().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// The workbook's folder.
    pub fn workbook(&self) -> PathBuf {
        self.folder.path().join("workbook")
    }

    /// Where the class hands in.
    pub fn inbox(&self) -> PathBuf {
        self.folder.path().join("inbox")
    }

    /// Where the results are.
    pub fn results(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub fn result(&self, file: &str) -> String {
        fs::read_to_string(self.results(file)).unwrap()
    }

    /// Runs `cargo workbook grade`; paths are seen from the folder with the results.
    pub fn grade(&self, arguments: &[&str], submissions: &[PathBuf]) -> Output {
        grade(&self.workbook(), self.folder.path(), arguments, submissions)
    }

    /// The same with this folder before all others on the PATH, as if nobody had started it by way of Cargo.
    #[cfg(unix)]
    pub fn grade_beside(&self, programs: &Path, submissions: &[PathBuf]) -> Output {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = [programs.to_owned()].into_iter();
        let path = std::env::join_paths(folders.chain(std::env::split_paths(&path))).unwrap();
        let mut command = command(&self.workbook(), self.folder.path(), &[], submissions);
        command.env("PATH", path).env_remove("RUSTUP_TOOLCHAIN");
        command.output().unwrap()
    }
}

/// Runs `cargo workbook grade` of that workbook, in that folder.
pub fn grade(
    workbook: &Path,
    folder: &Path,
    arguments: &[&str],
    submissions: &[PathBuf],
) -> Output {
    command(workbook, folder, arguments, submissions)
        .output()
        .unwrap()
}

fn command(workbook: &Path, folder: &Path, arguments: &[&str], submissions: &[PathBuf]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_book"));
    command
        .arg("grade")
        .args(arguments)
        .args(submissions)
        .env("CARGO_MANIFEST_DIR", workbook.join("book"))
        .current_dir(folder);
    command
}
