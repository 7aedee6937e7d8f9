use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::repository::Repository;
use crate::book::files_below;

/// What is taken from the workbook's top. The student's edition has a README of its own.
const TOP: &[&str] = &[
    ".gitattributes",
    ".gitignore",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-MIT",
    "clippy.toml",
    "rust-toolchain.toml",
    "rustfmt.toml",
];

/// What of the book is the maintainers' alone: answers, and the checks that the book is right.
const MAINTAINERS: &[&str] = &["book/wrong", "book/right", "book/tests"];

/// What the names of folders with made-up wrong answers begin with.
const MUTANTS: &str = "book/mutants";

/// The files of the workbook that belong into the student's edition.
#[derive(Debug)]
pub(super) struct Inventory {
    /// As seen from the workbook.
    pub(super) files: Vec<PathBuf>,
    /// Which Rust they are written in.
    pub(super) rust: String,
}

#[derive(Deserialize)]
struct Manifest {
    workspace: Workspace,
}

#[derive(Deserialize)]
struct Workspace {
    members: Vec<String>,
    package: Option<Package>,
}

#[derive(Deserialize)]
struct Package {
    edition: Option<String>,
}

impl Inventory {
    /// Goes through the workbook.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub(super) fn of(workbook: &Path) -> Result<Self, String> {
        let file = workbook.join("Cargo.toml");
        let unread = |why: &str| format!("{}: {why}", file.display());
        let manifest = fs::read_to_string(&file).map_err(|error| unread(&error.to_string()))?;
        let manifest: Manifest =
            toml::from_str(&manifest).map_err(|error| unread(&error.to_string()))?;
        let Workspace { members, package } = manifest.workspace;
        let mut files = all_files(workbook)?;
        files.retain(|file| belongs(file, &members));
        files.sort();
        Ok(Self {
            files,
            rust: package
                .and_then(|package| package.edition)
                .unwrap_or_else(|| "2024".to_owned()),
        })
    }
}

/// All that git does not ignore. A workbook that was unpacked, not cloned, is taken as it lies there, but
/// for what was built.
fn all_files(workbook: &Path) -> Result<Vec<PathBuf>, String> {
    let manifest = Path::new("Cargo.toml");
    let of_git = Repository::around(workbook).files();
    if let Some(files) = of_git.filter(|files| files.iter().any(|file| file == manifest)) {
        return Ok(files);
    }
    let unread = |error: std::io::Error| format!("{}: {error}", workbook.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(workbook).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.ends_with("target") || path.ends_with(".git") {
            continue;
        }
        match path.is_dir() {
            true => files.extend(files_below(&path).map_err(unread)?),
            false => files.push(path),
        }
    }
    let inner = |file: &PathBuf| file.strip_prefix(workbook).unwrap_or(file).to_owned();
    let mut files: Vec<PathBuf> = files.iter().map(inner).collect();
    files.retain(|file| !file.iter().any(|folder| folder == "target"));
    Ok(files)
}

fn belongs(file: &Path, members: &[String]) -> bool {
    if file.components().count() == 1 {
        return TOP.iter().any(|name| file == Path::new(name));
    }
    // The tests of a package within the book show answers, too.
    let packages = members.iter().filter(|member| member.starts_with("book/"));
    let mut theirs = packages.map(|package| format!("{package}/tests"));
    let is_maintainers = MAINTAINERS.iter().any(|folder| file.starts_with(folder))
        || theirs.any(|folder| file.starts_with(folder))
        || file
            .to_string_lossy()
            .replace('\\', "/")
            .starts_with(MUTANTS);
    let is_members = members.iter().any(|member| file.starts_with(member));
    (is_members || file.starts_with(".cargo")) && !is_maintainers
}
