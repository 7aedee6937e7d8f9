//! The book in a real browser: a headless Chromium. Where there is none, nothing is tested, and a word says so.

mod chromium;
mod explorer;
mod quizzes;
mod reading;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use book::Book;
use tempfile::TempDir;

use chromium::Chromium;

/// The book, built once for all tests.
fn book() -> &'static Path {
    static BUILT: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let build = || {
        let folder = tempfile::tempdir().expect("a folder for the built book");
        let book = Book::of_the_workbook().expect("the pages can be read");
        let built = book.build(Some(folder.path())).expect("the book is built");
        (folder, built)
    };
    &BUILT.get_or_init(build).1
}

/// The pages of the book, without those that repeat others.
fn pages() -> Vec<String> {
    let entries = std::fs::read_dir(book()).expect("the built book can be read");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let repeats = ["404.html", "index.html", "print.html", "toc.html"];
    let mut pages: Vec<String> = names
        .filter_map(|name| name.into_string().ok())
        .filter(|name| name.ends_with(".html") && !repeats.contains(&name.as_str()))
        .collect();
    pages.sort();
    pages
}

/// Does `test` with a browser, if there is one.
fn browse(test: impl FnOnce(&mut Chromium)) {
    match Chromium::installed() {
        Some(program) => {
            let folder = tempfile::tempdir().expect("a folder for the browser");
            test(&mut Chromium::start(program, folder.path()));
        }
        None => eprintln!("Skipped: there is no Chromium here. Debian calls its package chromium."),
    }
}

/// Opens a page of the book, as wide as this.
fn open(browser: &mut Chromium, page: &str, width: u32) {
    browser.open(&book().join(page), width);
}
