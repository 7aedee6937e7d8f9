use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// Keeps other servers away from a folder, as long as it lives. The operating system lets go of it when the process
/// ends, however it ends.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Locks `folder` for this process.
    ///
    /// # Errors
    /// If another process has locked it, or the folder cannot be opened.
    pub fn new(folder: &Path) -> io::Result<FolderLock> {
        let file = lockable(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(io::Error::other("another server uses it")),
            // Some network drives know no locks: then nobody can watch over this.
            Err(TryLockError::Error(_)) => Ok(FolderLock { _file: file }),
        }
    }
}

/// The folder itself.
#[cfg(unix)]
fn lockable(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Windows locks files only: so there is one for this.
#[cfg(not(unix))]
fn lockable(folder: &Path) -> io::Result<File> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(".lock"))
}
