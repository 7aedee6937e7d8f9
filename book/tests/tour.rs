//! `cargo workbook tour`: it shows every program, and says what does not behave.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

const COUNTS: &str = r#"
fn main() {
    let mut arguments = std::env::args();
    match arguments.nth(1).as_deref() {
        Some("--help") => println!("  --timeline <FILE>"),
        Some("--timeline") => std::fs::write(arguments.next().unwrap(), "<svg/>").unwrap(),
        _ => (),
    }
    println!("1 < 2");
}
"#;

const GREETS: &str = r#"
use std::io::{Write, stdin, stdout};

fn main() {
    print!("Name: ");
    stdout().flush().unwrap();
    let mut name = String::new();
    stdin().read_line(&mut name).unwrap();
    println!("Hello {}", name.trim());
}
"#;

const CATALOGUE: &str = r#"
[[exercise]]
member = "cells"
number = 1
title = "nothing"
source = "nowhere"
points = 1
minutes = 1
threads = false
files = ["src/main.rs"]
tests = ["cells::exercise_1_nothing"]
hints = ["1", "2", "3"]
"#;

const LOCK: &str = "version = 4\n\n[[package]]\nname = \"cells\"\nversion = \"0.1.0\"\n";

const PAGE: &str = "# Cells & co\n\n\
    ```console\n$ cargo run -p cells\n1 < 2\n```\n\n\
    ```console\n$ cargo run -p cells --bin greets\nName: Ken⏎\nHello Ken\n```\n";

/// A workbook with a member of two programs.
struct Workbook(TempDir);

impl Workbook {
    fn new(page: &str) -> Self {
        let workbook = Self(tempfile::tempdir().unwrap());
        let manifest = "[package]\nname = \"cells\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
                        default-run = \"cells\"\n";
        for (file, text) in [
            (
                "Cargo.toml",
                "[workspace]\nmembers = [\"cells\"]\nresolver = \"3\"\n",
            ),
            ("Cargo.lock", LOCK),
            ("cells/Cargo.toml", manifest),
            ("cells/src/main.rs", COUNTS),
            ("cells/src/bin/greets.rs", GREETS),
            ("book/book.toml", "[build]\ncreate-missing = false\n"),
            ("book/exercises.toml", CATALOGUE),
            ("book/src/SUMMARY.md", "- [Cells](cells.md)\n"),
            ("book/src/cells.md", page),
        ] {
            let file = workbook.path(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        workbook
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn tour(&self) -> Output {
        let output = Command::new(env!("CARGO_BIN_EXE_book"))
            .arg("tour")
            .env("CARGO_MANIFEST_DIR", self.path("book"))
            .env("CARGO_TARGET_DIR", self.path("built"))
            .output();
        output.unwrap()
    }

    /// The tour must fail with one line, which ends so.
    #[track_caller]
    fn fails(&self, end: &str) {
        let output = self.tour();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "it succeeded");
        assert!(
            said.starts_with("error: ") && said.trim_end().ends_with(end),
            "{said}"
        );
    }
}

#[test]
fn every_program_is_run_shown_and_kept() {
    let workbook = Workbook::new(PAGE);
    let output = workbook.tour();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let expected = "\n== Cells & co\n$ cargo run -p cells\n1 < 2\n\
        \n== Cells & co\n$ cargo run -p cells --bin greets\nName: Ken⏎\nHello Ken\n\
        2 programs ran in ";
    assert!(said.starts_with(expected), "{said}");
    let (_, index) = said.trim_end().split_once("See: ").unwrap();
    let page = fs::read_to_string(index).unwrap();
    for part in [
        "<h2>Cells &amp; co</h2>\n<pre>$ cargo run -p cells\n1 &lt; 2\n</pre>",
        "<img src=\"timelines/cells.svg\" alt=\"What the threads of cells did in time\">",
        "\nHello Ken\n</pre>",
        "<a href=\"book/index.html\">",
    ] {
        assert!(page.contains(part), "no {part} in:\n{page}");
    }
    assert!(!page.contains("greets.svg"), "it draws nothing");
    let folder = workbook.path("target/tour");
    assert!(folder.join("timelines/cells.svg").is_file());
    assert!(folder.join("book/cells.html").is_file());
}

#[test]
fn a_program_that_does_not_do_what_the_book_shows_is_named_with_the_place() {
    let workbook = Workbook::new(&PAGE.replace("1 < 2", "2 < 1"));
    let what = "cells.md:3: the page shows \"2 < 1\" where the program prints \"1 < 2\"; the program really \
                prints:\n1 < 2";
    workbook.fails(what);
}

#[test]
fn a_program_that_the_book_does_not_show_is_named() {
    let page = PAGE.replace("--bin greets", "");
    Workbook::new(&page).fails("no page shows these programs: greets");
}

#[test]
fn a_students_edition_has_no_tour() {
    let workbook = Workbook::new(PAGE);
    let nothing = br#"{"regions":[]}"#.iter();
    let nothing: String = nothing.map(|byte| format!("{byte:02x}")).collect();
    let sealed = format!("Solutions, not to be read.\n{nothing}\n");
    fs::write(workbook.path("book/solutions.sealed"), sealed).unwrap();
    workbook.fails("; the workbook with its solutions has a tour");
}

#[test]
fn programs_that_do_not_compile_are_nobodys_tour() {
    let workbook = Workbook::new(PAGE);
    fs::write(workbook.path("cells/src/main.rs"), "fn main() { nothing }").unwrap();
    let output = workbook.tour();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(
        said.starts_with("error: the programs are not built: error"),
        "{said}"
    );
}
