use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::Catalogue;

/// How large a source may be that is graded. The workbook's largest has a fiftieth of it.
const LARGEST: u64 = 1024 * 1024;

/// A folder that somebody has handed in: a whole workbook, some members' folders, or one member's. All
/// that is ever read of it are the files that an exercise lists.
#[derive(Clone, Debug)]
pub(super) struct Submission {
    name: String,
    folder: PathBuf,
    /// Where each member's files are.
    members: BTreeMap<String, PathBuf>,
    /// What is wrong with the folder as a whole.
    trouble: Option<String>,
}

/// A file that was handed in: its text, or why it has none.
pub(super) type HandedIn = Result<String, String>;

impl Submission {
    /// Looks for the members' folders in `folder`, or in one that it contains.
    ///
    /// # Errors
    /// If there is no such folder, or it has no name.
    pub(super) fn open(folder: &Path, catalogue: &Catalogue) -> Result<Self, String> {
        let unread = |error| format!("{}: {error}", folder.display());
        let folder = folder.canonicalize().map_err(unread)?;
        if !folder.is_dir() {
            let name = folder.display();
            return Err(format!(
                "{name} is a file; a submission is a folder, so unpack it first"
            ));
        }
        let name = folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let mut submission = Self {
            name: name.ok_or_else(|| format!("{} has no name", folder.display()))?,
            members: BTreeMap::new(),
            trouble: None,
            folder,
        };
        match submission.find(catalogue) {
            Ok(members) => submission.members = members,
            Err(trouble) => submission.trouble = Some(trouble),
        }
        Ok(submission)
    }

    fn find(&self, catalogue: &Catalogue) -> Result<BTreeMap<String, PathBuf>, String> {
        let members = members_in(&self.folder, catalogue);
        if !members.is_empty() {
            return Ok(members);
        }
        let mut found: Vec<(String, BTreeMap<String, PathBuf>)> = Vec::new();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let members = members_in(&entry.path(), catalogue);
            if !members.is_empty() {
                let name = entry.file_name().to_string_lossy().into_owned();
                found.push((name, members));
            }
        }
        found.sort();
        match found.len() {
            0 => {
                let member = catalogue.members().first().copied().unwrap_or("MEMBER");
                Err(format!(
                    "nothing of the workbook is in this folder: a submission contains the folders of the \
                     members, such as {member}/src"
                ))
            }
            1 => Ok(found.remove(0).1),
            _ => {
                let names: Vec<String> = found.into_iter().map(|(name, _)| name).collect();
                Err(format!(
                    "several folders contain something of the workbook: {}; only one may",
                    names.join(", ")
                ))
            }
        }
    }

    /// What it is called in tables: the folder's name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is wrong with the folder as a whole, in a sentence.
    pub(super) fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// What was handed in of a file of that member; `None` if it was not.
    pub(super) fn file(&self, member: &str, file: &str) -> Option<HandedIn> {
        let folder = self.members.get(member)?;
        let path = folder.join(file);
        fs::symlink_metadata(&path).ok()?;
        Some(self.read(&path).map_err(|why| format!("{file} {why}")))
    }

    fn read(&self, path: &Path) -> HandedIn {
        let unread = |error: std::io::Error| format!("cannot be read: {error}");
        let real = path.canonicalize().map_err(unread)?;
        if !real.starts_with(&self.folder) {
            return Err("is a link to a place outside of the submission".to_owned());
        }
        // Opening a pipe would wait for somebody who writes into it.
        if !fs::metadata(&real).map_err(unread)?.is_file() {
            return Err("is not a file".to_owned());
        }
        let mut bytes = Vec::new();
        let file = fs::File::open(&real).map_err(unread)?;
        file.take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(unread)?;
        if bytes.len() as u64 > LARGEST {
            return Err("is larger than 1 MiB".to_owned());
        }
        String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + valid.iter().filter(|&&byte| byte == b'\n').count();
            format!("is not UTF-8 in line {line}; save it as UTF-8")
        })
    }
}

/// The folders of members in that folder; or it may be a member's itself.
fn members_in(folder: &Path, catalogue: &Catalogue) -> BTreeMap<String, PathBuf> {
    let mut members = BTreeMap::new();
    for member in catalogue.members() {
        let own = folder.join(member);
        if own.join("src").is_dir() {
            members.insert(member.to_owned(), own);
        }
    }
    if members.is_empty() && folder.join("src").is_dir() {
        let package = package_in(folder);
        let name = folder
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let known = |name: &String| catalogue.members().contains(&name.as_str());
        if let Some(member) = package.filter(known).or(name.filter(known)) {
            members.insert(member, folder.to_owned());
        }
    }
    members
}

/// What the manifest in that folder calls its package.
fn package_in(folder: &Path) -> Option<String> {
    let manifest = folder.join("Cargo.toml");
    if fs::metadata(&manifest).ok()?.len() > LARGEST {
        return None;
    }
    let manifest: toml::Table = fs::read_to_string(manifest).ok()?.parse().ok()?;
    let name = manifest.get("package")?.get("name")?.as_str()?;
    Some(name.to_owned())
}
