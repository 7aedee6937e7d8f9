use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is asked of git about a folder. Where there is no git, there is no repository.
#[derive(Debug)]
pub(super) struct Repository<'a> {
    folder: &'a Path,
}

/// How far a new repository has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// With a first commit.
    Committed,
    /// Git does not know who would commit.
    Uncommitted,
    /// There is no git, or it cannot.
    None,
}

impl<'a> Repository<'a> {
    /// The repository that the folder is in, if any.
    pub(super) fn around(folder: &'a Path) -> Self {
        Self { folder }
    }

    /// Whether there is one.
    pub(super) fn exists(&self) -> bool {
        self.says(["rev-parse", "--is-inside-work-tree"]).as_deref() == Some("true\n")
    }

    /// The files below the folder, as seen from it: those that git tracks, and those that it would not
    /// ignore. `None` without a repository.
    pub(super) fn files(&self) -> Option<Vec<PathBuf>> {
        let list = [
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ];
        let files = self.says(list)?;
        let files = files.split_terminator('\0').map(PathBuf::from);
        // A tracked file may have been deleted.
        Some(
            files
                .filter(|file| self.folder.join(file).is_file())
                .collect(),
        )
    }

    /// The text of a file in the newest commit.
    pub(super) fn committed(&self, file: &str) -> Option<String> {
        self.says(["show", &format!("HEAD:./{file}")])
    }

    /// Makes the folder a repository of its own, all files in its first commit.
    pub(super) fn begin(&self, message: &str) -> Beginning {
        let is_begun =
            self.says(["init", "--quiet"]).is_some() && self.says(["add", "--all"]).is_some();
        if !is_begun {
            return Beginning::None;
        }
        let unsigned = [
            "-c",
            "commit.gpgSign=false",
            "commit",
            "--quiet",
            "--no-verify",
        ];
        match self.says(unsigned.into_iter().chain(["--message", message])) {
            Some(_) => Beginning::Committed,
            None => Beginning::Uncommitted,
        }
    }

    /// What git prints; `None` if it fails.
    fn says<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Option<String> {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(self.folder);
        // A hook has these set, for another repository.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            git.env_remove(variable);
        }
        let output = git.stdin(Stdio::null()).output().ok()?;
        let text = output.status.success().then_some(output.stdout)?;
        String::from_utf8(text).ok()
    }
}
