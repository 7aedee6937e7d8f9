//! What the workbook has for its readers, and no page shows.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::book::files_below;
use crate::{Book, Complaint, Directive, Include, Page};

/// What lies beside the pages for a directive to show it: the directive, and the folder.
const SHOWN_BY_NAME: [(&str, &str); 2] = [
    ("explorer", "explorer/graphs"),
    ("sequence", "conversations"),
];

/// What lies beside the pages to be included.
const INCLUDED: [&str; 3] = ["listings", "stories", "timelines"];

/// The chapter ends with so many projects.
const PROJECTS: u32 = 10;

/// The page with a table of the projects.
const PROJECTS_PAGE: &str = "projects.md";

/// How a page begins that is a chapter, and what it then has.
const CHAPTER: &str = "After this chapter you can";
const PARTS: [&str; 6] = [
    "\n## Run it",
    "\n## Quiz",
    "\n## Questions",
    "\n## Common mistakes",
    "<summary>For instructors</summary>",
    "<figure class=\"picture\">",
];

impl Book {
    /// What no page shows, although it is there to be shown: pictures of conversations, schedules, listings, stories
    /// and timelines, and projects of the chapter.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn left_out(&self) -> io::Result<Vec<Complaint>> {
        let mut complaints = Vec::new();
        for (directive, folder) in SHOWN_BY_NAME {
            let shown = self.arguments_of(directive);
            for file in files_in(&self.root().join(folder))? {
                let name = file.file_stem().unwrap_or_default().to_string_lossy();
                if !shown.contains(name.as_ref()) {
                    let what = format!("no page shows this with {{{{#{directive} {name}}}}}");
                    complaints.push(Complaint::new(&file, 1, what));
                }
            }
        }
        let shown = self.included_files();
        for folder in INCLUDED {
            for file in files_in(&self.root().join(folder))? {
                let is_shown = shown.contains(&file.canonicalize()?);
                if !is_shown && !file.ends_with("mod.rs") {
                    complaints.push(Complaint::new(&file, 1, "no page includes this"));
                }
            }
        }
        complaints.extend(self.projects_left_out());
        Ok(complaints)
    }

    /// Chapters that lack a part.
    pub fn incomplete_chapters(&self) -> Vec<Complaint> {
        let chapters = self
            .pages()
            .iter()
            .filter(|page| page.text().contains(CHAPTER));
        let complaints = chapters.flat_map(|page| {
            let missing = PARTS.iter().filter(|part| !has(page, part));
            missing.map(|part| page.complaint(1, format!("this chapter has no {}", part.trim())))
        });
        complaints.collect()
    }

    fn arguments_of(&self, directive: &str) -> BTreeSet<String> {
        let directives = self
            .pages()
            .iter()
            .flat_map(|page| Directive::all_in(page.text()));
        let these = directives.filter(|one| one.name() == directive);
        these
            .filter_map(|one| one.arguments().first().map(|name| (*name).to_owned()))
            .collect()
    }

    /// What the pages include, and the listings beside which an explorer shows where each thread is.
    fn included_files(&self) -> BTreeSet<PathBuf> {
        let includes = self.pages().iter().flat_map(Include::all).flatten();
        let included = includes.filter_map(|include| include.file().canonicalize().ok());
        let graphs = self.arguments_of("explorer").into_iter();
        let beside = graphs.flat_map(|name| Directive::listings_of_explorer(self, &name));
        included.chain(beside).collect()
    }

    fn projects_left_out(&self) -> Vec<Complaint> {
        let page = self
            .pages()
            .iter()
            .find(|page| page.file().ends_with(PROJECTS_PAGE));
        let Some(page) = page else {
            return Vec::new();
        };
        let is_row = |number: u32| move |line: &&str| line.starts_with(&format!("| {number} |"));
        (1..=PROJECTS)
            .filter(|&number| {
                let row = page.text().lines().find(is_row(number));
                !row.is_some_and(|row| row.contains("]("))
            })
            .map(|number| page.complaint(1, format!("no row says where project {number} is")))
            .collect()
    }
}

/// A picture may also be drawn by a directive.
fn has(page: &Page, part: &str) -> bool {
    let drawn = part.starts_with("<figure") && page.text().contains("{{#sequence ");
    page.text().contains(part) || drawn
}

/// Those below a folder; none if there is no such folder.
fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match folder.is_dir() {
        true => files_below(folder),
        false => Ok(Vec::new()),
    }
}
