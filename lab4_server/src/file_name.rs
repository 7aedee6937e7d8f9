use std::path::{Component, Path};

use crate::NewFile;

/// The longest name that a file can have, in bytes, on the file systems in use.
const LONGEST: usize = 255;

/// The name of one file directly in the served folder: never a path, and never a file that the server made for itself.
///
/// Names come from strangers. This type is the only way from a stranger's bytes to the disk, so what cannot be a
/// `FileName` cannot be read, written or deleted, whatever the rest of the server does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    // ANCHOR: file_name
    /// The name in `bytes`, or `None` if they name no file: if they are empty, longer than 255 bytes, `.` or `..`, not
    /// UTF-8, hold `/`, `\` or a zero byte, are a path to this operating system (on Windows `C:secret` is one), or look
    /// like an [unfinished file](NewFile) of the server's own.
    pub fn new(bytes: &[u8]) -> Option<FileName> {
        let name = std::str::from_utf8(bytes).ok()?;
        // What Unix would take for a name, Windows may take for a path, and the other way round: the same names are
        // right on both.
        if name.len() > LONGEST || name.contains(['/', '\\', '\0']) {
            return None;
        }
        // On Windows a colon begins a hidden part of another file.
        if cfg!(windows) && name.contains(':') {
            return None;
        }
        let mut components = Path::new(name).components();
        let is_one_name = matches!(components.next(), Some(Component::Normal(one)) if one == name)
            && components.next().is_none();
        (is_one_name && !NewFile::is_unfinished(name)).then(|| FileName(name.to_string()))
    }
    // ANCHOR_END: file_name

    /// The name, to be joined to the folder's path.
    pub fn as_path(&self) -> &Path {
        Path::new(&self.0)
    }
}
