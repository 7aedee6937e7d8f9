use std::fmt::Display;
use std::fs;
use std::path::PathBuf;

use book::Book;
use tempfile::TempDir;

/// A workbook of one member and one page, in a folder that goes away with it.
pub struct Sketch {
    folder: TempDir,
}

impl Sketch {
    /// The member `cells` has the source `cell.rs`; the page is `cells.md`.
    pub fn new(source: &str, page: &str) -> Self {
        let sketch = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        sketch.write("cells/src/cell.rs", source);
        sketch.write("book/book.toml", "[build]\ncreate-missing = false\n");
        sketch.write("book/src/SUMMARY.md", "- [Cells](cells.md)\n");
        sketch.write("book/src/cells.md", page);
        sketch
    }

    /// Adds a file.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Where a file of the workbook lies.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Its book.
    pub fn book(&self) -> Book {
        Book::open(&self.path("book")).unwrap()
    }
}

/// The complaints must be one, which ends with `end`: the path before is a temporary one.
#[track_caller]
pub fn the_only_complaint_is(complaints: &[impl Display], end: &str) {
    let complaints: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    match complaints.as_slice() {
        [complaint] if complaint.ends_with(end) => (),
        _ => panic!("expected one complaint that ends with {end:?}, got {complaints:#?}"),
    }
}
