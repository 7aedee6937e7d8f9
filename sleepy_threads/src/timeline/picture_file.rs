use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::picture::Picture;

/// A file that a picture can be written to: found out before there is one.
#[derive(Debug)]
pub(crate) struct PictureFile {
    path: PathBuf,
}

impl PictureFile {
    /// The file at `path`, which need not exist. If the path is a symbolic link, the file that it
    /// leads to.
    ///
    /// # Errors
    /// If a file cannot be written there, or something that is no file is there already.
    pub fn at(path: &Path) -> io::Result<Self> {
        let path = match fs::metadata(path) {
            Ok(there) if there.is_file() => fs::canonicalize(path)?,
            Ok(there) if there.is_dir() => return Err(ErrorKind::IsADirectory.into()),
            // To replace /dev/null by a picture would surprise everybody.
            Ok(_) => return Err(io::Error::other("this is no ordinary file")),
            Err(error) if error.kind() == ErrorKind::NotFound => match path.file_name() {
                Some(name) => path.with_file_name(name),
                None => return Err(error),
            },
            Err(error) => return Err(error),
        };
        let file = Self { path };
        file.new_file()?.close()?;
        Ok(file)
    }

    /// Replaces the file by one with the picture, in one step: whoever looks finds the old one or
    /// the whole new one.
    ///
    /// # Errors
    /// If it cannot be written any more; then the old one is as it was.
    pub fn write(&self, picture: &Picture) -> io::Result<()> {
        let mut new = self.new_file()?;
        let mut out = BufWriter::new(&mut new);
        writeln!(out, "{picture}")?;
        out.flush()?;
        drop(out);
        new.persist(&self.path)?;
        Ok(())
    }

    /// A new file, in the same folder, for only there can a rename replace the old one in one step.
    fn new_file(&self) -> io::Result<NamedTempFile> {
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut builder = Builder::new();
        builder.prefix(".timeline-").suffix(".svg");
        // Temporary files are secret; this one will be an ordinary file.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        builder.tempfile_in(folder)
    }
}
