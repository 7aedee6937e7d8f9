//! `cargo workbook`: what the workbook does for those who read it and for those who teach with it.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use book::Book;
use clap::{Parser, Subcommand};

/// The workbook: its book, its exercises, and their grading.
#[derive(Parser)]
#[command(name = "cargo workbook", bin_name = "cargo workbook")]
struct Options {
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the book and says where it lies; this is also done if no command is given
    Build,
    /// Runs every program once, as the book shows it, and keeps what was seen
    Tour(book::tour::Options),
    #[command(flatten)]
    Student(book::student::Task),
    /// Gives points for what students have handed in
    Grade(book::grade::Options),
    /// Proves that the exercises grade as they promise; or measures how well
    Verify(book::verify::Options),
}

fn main() -> ExitCode {
    let outcome = match Options::parse().task {
        None | Some(Task::Build) => build(),
        Some(Task::Tour(options)) => tour(&options),
        Some(Task::Student(task)) => student(&task),
        Some(Task::Grade(options)) => grade(&options),
        Some(Task::Verify(options)) => verify(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn tour(options: &book::tour::Options) -> Result<(), String> {
    let book = Book::of_the_workbook().map_err(|error| format!("the book's pages: {error}"))?;
    options.run(&book)
}

fn verify(options: &book::verify::Options) -> Result<(), String> {
    let book = Book::of_the_workbook().map_err(|error| format!("the book's pages: {error}"))?;
    options.run(book.workspace())
}

fn grade(options: &book::grade::Options) -> Result<(), String> {
    let book = Book::of_the_workbook().map_err(|error| format!("the book's pages: {error}"))?;
    options.run(book.workspace())
}

fn student(task: &book::student::Task) -> Result<(), String> {
    let book = Book::of_the_workbook().map_err(|error| format!("the book's pages: {error}"))?;
    task.run(book)
}

/// mdBook builds a book with broken includes without complaining, so they are looked for before.
fn build() -> Result<(), String> {
    let book = Book::of_the_workbook().map_err(|error| format!("the book's pages: {error}"))?;
    let broken = book.broken_includes();
    for complaint in &broken {
        let _ = writeln!(io::stderr(), "{complaint}");
    }
    match broken.len() {
        0 => (),
        1 => return Err("the book is not built: an include is broken".to_owned()),
        n => return Err(format!("the book is not built: {n} includes are broken")),
    }
    let broken = book.broken_directives();
    for complaint in &broken {
        let _ = writeln!(io::stderr(), "{complaint}");
    }
    match broken.len() {
        0 => (),
        1 => return Err("the book is not built: a directive is broken".to_owned()),
        n => return Err(format!("the book is not built: {n} directives are broken")),
    }
    let index = book.build(None)?.join("index.html");
    let mut out = io::stdout();
    let _ = writeln!(out, "The book is built: {}", index.display());
    if out.is_terminal() {
        let open = match () {
            () if cfg!(windows) => "start",
            () if cfg!(target_os = "macos") => "open",
            () => "xdg-open",
        };
        let _ = writeln!(out, "Open it in a browser, or with: {open} {:?}", index);
    }
    Ok(())
}
