use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// How the names of unfinished files begin. No client can name such a file, see [`FileName`](crate::FileName).
const PREFIX: &str = ".lab4_unfinished-";

/// A file that nobody sees before it is complete.
///
/// What is written goes to an unfinished file of another name in the same folder. When it is complete it is renamed over
/// its target, which is one step: whoever opens the target gets the old file or the new one, whole. A `NewFile` that is
/// dropped before that leaves no trace. If the process is killed, the unfinished file stays, until
/// [`remove_leftovers`](NewFile::remove_leftovers) finds it.
#[derive(Debug)]
pub struct NewFile {
    /// Holds a lock on its file, as a sign that somebody still works on it. The system takes the lock away when the
    /// process ends, however it ends.
    unfinished: NamedTempFile,
    target: PathBuf,
}

impl NewFile {
    /// Begins a new file, empty so far, that will be `target`.
    ///
    /// # Errors
    /// If the folder does not exist, is full, or may not be written to, or if `target` is a folder itself.
    pub fn create(target: &Path) -> io::Result<NewFile> {
        if fs::symlink_metadata(target).is_ok_and(|found| found.is_dir()) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let mut builder = Builder::new();
        builder.prefix(PREFIX);
        // A temporary file is its owner's alone; a new file is as open as the user's mask allows.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let unfinished = builder.tempfile_in(folder_of(target))?;
        // Some network file systems know no locks. Then a server that starts in this moment may take the file for a
        // left-over one: the upload fails, and can be repeated.
        let _ = unfinished.as_file().try_lock();
        Ok(NewFile {
            unfinished,
            target: target.to_path_buf(),
        })
    }

    /// The unfinished file, to write the content to.
    pub fn as_file(&self) -> &File {
        self.unfinished.as_file()
    }

    /// Whether the disk has room for `size` bytes more. Nothing is reserved: it may fill up while they come.
    pub fn has_room_for(&self, size: u64) -> bool {
        // A file system that cannot tell has to say so when it is written to.
        fs4::available_space(folder_of(&self.target)).map_or(true, |room| size <= room)
    }

    // ANCHOR: publish
    /// Flushes the content to the disk and then makes it visible as [`publish`](NewFile::publish)
    /// does: what was confirmed survives a power cut. Blocks for as long as the disk takes.
    ///
    /// # Errors
    /// If the disk fails, or as `publish`. Then nothing has changed.
    pub fn publish_on_disk(self) -> io::Result<()> {
        // The content first: a name that points to content that never arrived would be worse than
        // no file.
        self.unfinished.as_file().sync_all()?;
        let folder = folder_of(&self.target).to_path_buf();
        self.publish()?;
        // On Unix the name is part of the folder, and has to be flushed as well. It is visible
        // already, and a file system that cannot flush a folder does so in its own time: hence no
        // error.
        if cfg!(unix) {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }

    /// Makes the content visible under the target's name, all at once, in place of what was there.
    ///
    /// # Errors
    /// If the folder is gone, or the target has become a folder. Then nothing has changed.
    pub fn publish(self) -> io::Result<()> {
        self.unfinished.persist(self.target)?;
        Ok(())
    }
    // ANCHOR_END: publish

    /// Whether `name` is one that unfinished files have. (In any case of letters: some systems do not tell them apart.)
    pub fn is_unfinished(name: &str) -> bool {
        name.get(..PREFIX.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(PREFIX))
    }

    /// Removes from `folder` the unfinished files of processes that were killed. Those that a living process works on
    /// stay: that may be another server that serves the same folder.
    ///
    /// # Errors
    /// If the folder cannot be listed. A file that cannot be removed is left alone.
    pub fn remove_leftovers(folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let is_unfinished = entry
                .file_name()
                .to_str()
                .is_some_and(NewFile::is_unfinished);
            if !is_unfinished || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
                continue;
            }
            let is_left_over = File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
            if is_left_over {
                let _ = fs::remove_file(entry.path());
            }
        }
        Ok(())
    }
}

/// The folder that `target` is in, or will be.
fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}
