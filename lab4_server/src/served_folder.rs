use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use crate::{FileName, NewFile};

/// The folder whose files are served (`--root`). Only what lies directly in it counts, and only ordinary files: folders,
/// symbolic links, pipes and devices do not exist for its clients.
///
/// Any number of threads may use it at once. It holds no lock, for it needs none: the file system's own steps (open,
/// rename, remove) are each done as a whole or not at all.
#[derive(Debug)]
pub struct ServedFolder {
    root: PathBuf,
}

impl ServedFolder {
    /// The folder at `root`. Removes what uploads have left behind in it that a crash has ended, see
    /// [`NewFile::remove_leftovers`].
    ///
    /// # Errors
    /// If there is no such folder, in a sentence that names it.
    pub fn open(root: impl Into<PathBuf>) -> io::Result<ServedFolder> {
        let root = root.into();
        NewFile::remove_leftovers(&root).map_err(|error| {
            let shown = root.display();
            io::Error::new(
                error.kind(),
                format!("cannot serve the folder {shown}: {error}"),
            )
        })?;
        Ok(ServedFolder { root })
    }

    // ANCHOR: read
    /// Opens the file called `name` for reading, and says how long it is. What is read is this very file, to its end,
    /// also if its name is given to another file or deleted in the meantime.
    ///
    /// # Errors
    /// If there is no such file, or it cannot be read.
    pub fn read(&self, name: &FileName) -> io::Result<(File, u64)> {
        // First opened, then looked at: what is looked at is what will be read. The other way round, somebody could put
        // a link in its place in between.
        let file = read_but_do_not_follow().open(self.path(name))?;
        let found = file.metadata()?;
        if !found.is_file() {
            return Err(ErrorKind::NotFound.into());
        }
        Ok((file, found.len()))
    }
    // ANCHOR_END: read

    /// Begins a new file called `name`. A symbolic link of this name will be replaced itself, not what it points to.
    ///
    /// # Errors
    /// If the folder cannot be written to or is full, or has a folder of this name.
    pub fn create(&self, name: &FileName) -> io::Result<NewFile> {
        NewFile::create(&self.path(name))
    }

    /// Removes the file called `name`.
    ///
    /// # Errors
    /// [`NotFound`](ErrorKind::NotFound) if there is no such file; others if it may not be deleted.
    pub fn delete(&self, name: &FileName) -> io::Result<()> {
        let path = self.path(name);
        if !fs::symlink_metadata(&path)?.is_file() {
            return Err(ErrorKind::NotFound.into());
        }
        // If it has become a link by now, the link is removed, and nothing is followed.
        fs::remove_file(path)
    }

    fn path(&self, name: &FileName) -> PathBuf {
        self.root.join(name.as_path())
    }
}

/// Opens a symbolic link as what it is, which for Unix is an error. And does not wait for the other end of a pipe.
#[cfg(unix)]
fn read_but_do_not_follow() -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    options.read(true).custom_flags(flags.bits().cast_signed());
    options
}

/// Opens a symbolic link as what it is: then it is not a file.
#[cfg(windows)]
fn read_but_do_not_follow() -> OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
    let mut options = OpenOptions::new();
    options
        .read(true)
        .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT);
    options
}
