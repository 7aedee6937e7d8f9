use std::fs;
use std::path::{Path, PathBuf};

use crate::Book;

/// The page's own style: readable by day and by night, without a script.
const STYLE: &str = include_str!("album.css");

/// The folder with what was seen on a tour: a page with all transcripts and timelines, and the book.
#[derive(Debug)]
pub(super) struct Album {
    folder: PathBuf,
    timelines: PathBuf,
    /// What comes between the page's head and its end.
    body: String,
    /// The title of the last heading.
    title: String,
    /// The timelines that the page shows already.
    drawn: Vec<String>,
}

impl Album {
    /// An empty album in `folder`, which is made if it is not there. Timelines of an earlier tour are thrown away.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub(super) fn new(folder: &Path) -> Result<Self, String> {
        let unable = |error: std::io::Error| format!("{}: {error}", folder.display());
        let timelines = folder.join("timelines");
        if timelines.exists() {
            fs::remove_dir_all(&timelines).map_err(unable)?;
        }
        fs::create_dir_all(&timelines).map_err(unable)?;
        let folder = folder.canonicalize().map_err(unable)?;
        Ok(Self {
            timelines: folder.join("timelines"),
            folder,
            body: String::new(),
            title: String::new(),
            drawn: Vec::new(),
        })
    }

    /// Where programs leave the pictures of their threads: `PROGRAM.svg`.
    pub(super) fn timelines(&self) -> &Path {
        &self.timelines
    }

    /// A stop on the page of that title begins.
    pub(super) fn begin(&mut self, title: &str) {
        if self.title != title {
            self.title = title.to_owned();
            self.body += &format!("<h2>{}</h2>\n", escaped(title));
        }
        self.body += "<pre>";
    }

    /// Lines have appeared.
    pub(super) fn show(&mut self, lines: &[String]) {
        for line in lines {
            self.body += &escaped(line);
            self.body.push('\n');
        }
    }

    /// The stop with these programs is over.
    pub(super) fn end(&mut self, programs: &[String]) {
        self.body += "</pre>\n";
        for name in programs {
            let picture = self.timelines.join(name).with_extension("svg");
            if !picture.is_file() || self.drawn.contains(name) {
                continue;
            }
            self.body += &format!(
                "<figure><img src=\"timelines/{name}.svg\" alt=\"What the threads of {name} did in time\">\
                 <figcaption>The threads of <code>{name}</code></figcaption></figure>\n"
            );
            self.drawn.push(name.clone());
        }
    }

    /// Builds the book beside the pictures, writes the page, and returns where that lies.
    ///
    /// # Errors
    /// If either cannot be done.
    pub(super) fn close(self, book: &Book) -> Result<PathBuf, String> {
        book.build(Some(&self.folder.join("book")))?;
        let index = self.folder.join("index.html");
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>A tour of the workbook</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <main>\n<h1>A tour of the workbook</h1>\n\
             <p>Every program has run once. What it printed stands here, and what its threads did in time, where it \
             can draw that. All about them is in <a href=\"book/index.html\">the book</a>.</p>\n\
             {}</main>\n</body>\n</html>\n",
            self.body
        );
        fs::write(&index, page).map_err(|error| format!("{}: {error}", index.display()))?;
        Ok(index)
    }
}

/// As HTML shows it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}
