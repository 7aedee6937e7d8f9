use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::book::files_below;

/// How many copies may be in use below one folder at the same time.
const MOST: usize = 64;

/// A copy of the pristine workspace's sources, in which files may be changed and put back, and a target
/// folder of its own. Both stay when it is dropped: whoever uses the same folder again finds what the
/// members depend on built already.
///
/// Nobody else can use the folder meanwhile.
#[derive(Debug)]
pub struct Scratch {
    pristine: PathBuf,
    /// The copy.
    folder: PathBuf,
    target: PathBuf,
    /// The files of the workspace, as seen from it.
    files: BTreeSet<PathBuf>,
    /// Locked as long as this lives.
    _lock: File,
}

impl Scratch {
    /// Makes a copy of the workspace in the folder `pristine` below `place`, or refreshes the one that
    /// is there.
    ///
    /// # Errors
    /// If somebody else uses that place, or a file cannot be read or written.
    pub fn open(pristine: &Path, place: &Path) -> Result<Self, String> {
        match Self::try_open(pristine, place)? {
            Some(scratch) => Ok(scratch),
            None => Err(format!("{} is in use", place.display())),
        }
    }

    /// The same in the first of the folders `1`, `2` and so on below `places` that nobody uses.
    ///
    /// # Errors
    /// If there are too many, or a file cannot be read or written.
    pub fn claim(pristine: &Path, places: &Path) -> Result<Self, String> {
        for number in 1..=MOST {
            let place = places.join(number.to_string());
            if let Some(scratch) = Self::try_open(pristine, &place)? {
                return Ok(scratch);
            }
        }
        let places = places.display();
        Err(format!("all {MOST} folders below {places} are in use"))
    }

    fn try_open(pristine: &Path, place: &Path) -> Result<Option<Self>, String> {
        let failed = |error: io::Error| format!("{}: {error}", place.display());
        fs::create_dir_all(place).map_err(failed)?;
        let place = place.canonicalize().map_err(failed)?;
        let lock = File::create(place.join("in_use")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => (),
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        let scratch = Self {
            pristine: pristine.to_owned(),
            folder: place.join("workspace"),
            target: place.join("target"),
            files: sources_of(pristine).map_err(|why| format!("{}: {why}", pristine.display()))?,
            _lock: lock,
        };
        scratch.restore_all().map_err(failed)?;
        Ok(Some(scratch))
    }

    /// The copy of the workspace.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where Cargo puts what it builds from it.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Gives `file`, as seen from the workspace, another text. If it has it already, nothing happens,
    /// and Cargo will not build it again.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn lay(&self, file: &Path, text: &str) -> io::Result<()> {
        put(&self.folder.join(file), text.as_bytes())
    }

    /// Gives `file` its pristine text again.
    ///
    /// # Errors
    /// If it cannot be read or written.
    pub fn restore(&self, file: &Path) -> io::Result<()> {
        put(
            &self.folder.join(file),
            &fs::read(self.pristine.join(file))?,
        )
    }

    /// Gives every file its pristine text again, whoever has changed it, and removes those that are not
    /// in the pristine workspace.
    ///
    /// # Errors
    /// If a file cannot be read, written or removed.
    pub fn restore_all(&self) -> io::Result<()> {
        self.lay_out(&BTreeMap::new())
    }

    /// The same, but the files in `changed`, as seen from the workspace, get the text that stands
    /// there. So Cargo builds again only what differs from before.
    ///
    /// # Errors
    /// If a file cannot be read, written or removed.
    pub fn lay_out(&self, changed: &BTreeMap<PathBuf, String>) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        self.remove_strangers(&self.folder)?;
        for file in &self.files {
            match changed.get(file) {
                Some(text) => self.lay(file, text)?,
                None => self.restore(file)?,
            }
        }
        Ok(())
    }

    /// Follows no links: what lies behind them is not ours.
    fn remove_strangers(&self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            let kind = entry.file_type()?;
            let inner = path.strip_prefix(&self.folder).unwrap_or(&path);
            let is_folder_of_ours = || self.files.iter().any(|file| file.starts_with(inner));
            if kind.is_dir() && is_folder_of_ours() {
                self.remove_strangers(&path)?;
            } else if kind.is_dir() {
                fs::remove_dir_all(&path)?;
            } else if kind.is_symlink() || !self.files.contains(inner) {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
    }
}

/// Writes the file if its text differs. Cargo builds again what has become younger than the last build:
/// so a file that is written is younger than it was, also if the clock has been set back or is coarse.
fn put(file: &Path, text: &[u8]) -> io::Result<()> {
    let before = match fs::symlink_metadata(file) {
        // A test has left a folder of that name here.
        Ok(metadata) if metadata.is_dir() => {
            fs::remove_dir_all(file)?;
            None
        }
        Ok(metadata) => Some(metadata.modified()?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if before.is_some() && fs::read(file)? == text {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    // Not over the old one, of which there may be a hard link elsewhere.
    if before.is_some() {
        fs::remove_file(file)?;
    }
    fs::write(file, text)?;
    let now = SystemTime::now();
    let later = before.map_or(now, |before| now.max(before + Duration::from_millis(1)));
    File::options().write(true).open(file)?.set_modified(later)
}

/// The files of a workspace that Cargo needs: those at its top, and those of its members.
fn sources_of(workspace: &Path) -> Result<BTreeSet<PathBuf>, String> {
    let unread = |error: io::Error| error.to_string();
    let mut files = BTreeSet::new();
    for file in ["Cargo.toml", "Cargo.lock", ".cargo/config.toml"] {
        if workspace.join(file).is_file() {
            files.insert(PathBuf::from(file));
        }
    }
    let manifest = fs::read_to_string(workspace.join("Cargo.toml")).map_err(unread)?;
    let manifest: toml::Table = manifest.parse().map_err(|error| format!("{error}"))?;
    let members = manifest
        .get("workspace")
        .and_then(|it| it.get("members")?.as_array())
        .ok_or("Cargo.toml names no members of a workspace")?;
    for member in members.iter().filter_map(toml::Value::as_str) {
        for file in files_below(&workspace.join(member)).map_err(unread)? {
            let inner = file.strip_prefix(workspace).unwrap_or(&file);
            let built = |part: &std::ffi::OsStr| part == "target" || part == ".git";
            if !inner.iter().any(built) {
                files.insert(inner.to_owned());
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A workspace with one member, and a scratch copy of it.
    fn workshop() -> (tempfile::TempDir, Scratch) {
        let folder = tempfile::tempdir().unwrap();
        let pristine = folder.path().join("pristine");
        fs::create_dir_all(pristine.join("cells/src")).unwrap();
        fs::create_dir_all(pristine.join("cells/target")).unwrap();
        fs::write(
            pristine.join("Cargo.toml"),
            "[workspace]\nmembers = [\"cells\"]\n",
        )
        .unwrap();
        fs::write(pristine.join("cells/src/lib.rs"), "old").unwrap();
        fs::write(pristine.join("cells/target/built"), "").unwrap();
        let scratch = Scratch::claim(&pristine, &folder.path().join("places")).unwrap();
        (folder, scratch)
    }

    fn time(file: &Path) -> SystemTime {
        fs::metadata(file).unwrap().modified().unwrap()
    }

    #[test]
    fn the_sources_are_copied_and_nothing_else() {
        let (_folder, scratch) = workshop();
        let files: Vec<_> = files_below(scratch.folder()).unwrap();
        let inner: Vec<_> = files
            .iter()
            .map(|file| file.strip_prefix(scratch.folder()).unwrap())
            .collect();
        assert_eq!(
            inner,
            [Path::new("Cargo.toml"), Path::new("cells/src/lib.rs")]
        );
    }

    #[test]
    fn a_file_becomes_younger_only_if_its_text_changes() {
        let (_folder, scratch) = workshop();
        let file = Path::new("cells/src/lib.rs");
        let path = scratch.folder().join(file);
        let first = time(&path);
        scratch.lay(file, "old").unwrap();
        scratch.restore_all().unwrap();
        assert_eq!(time(&path), first);
        scratch.lay(file, "new").unwrap();
        let second = time(&path);
        assert!(second > first);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        scratch.restore(file).unwrap();
        assert!(time(&path) > second);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }

    #[test]
    fn a_file_from_the_future_becomes_younger_still() {
        let (_folder, scratch) = workshop();
        let file = Path::new("cells/src/lib.rs");
        let path = scratch.folder().join(file);
        let tomorrow = SystemTime::now() + Duration::from_secs(86_400);
        let opened = File::options().write(true).open(&path).unwrap();
        opened.set_modified(tomorrow).unwrap();
        scratch.lay(file, "new").unwrap();
        assert!(time(&path) > tomorrow);
    }

    #[test]
    fn whatever_a_test_has_left_is_put_right() {
        let (_folder, scratch) = workshop();
        let inner = |file: &str| scratch.folder().join(file);
        fs::write(inner("Cargo.toml"), "broken").unwrap();
        fs::remove_file(inner("cells/src/lib.rs")).unwrap();
        fs::create_dir(inner("cells/src/lib.rs")).unwrap();
        fs::write(inner("cells/build.rs"), "").unwrap();
        scratch.restore_all().unwrap();
        assert_eq!(
            fs::read_to_string(inner("cells/src/lib.rs")).unwrap(),
            "old"
        );
        assert!(
            fs::read_to_string(inner("Cargo.toml"))
                .unwrap()
                .contains("cells")
        );
        assert!(!inner("cells/build.rs").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_a_test_has_left_is_removed_and_not_followed() {
        let (folder, scratch) = workshop();
        let outside = folder.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("lib.rs"), "not ours").unwrap();
        let inner = |file: &str| scratch.folder().join(file);
        fs::remove_dir_all(inner("cells/src")).unwrap();
        std::os::unix::fs::symlink(&outside, inner("cells/src")).unwrap();
        std::os::unix::fs::symlink(&outside, inner("elsewhere")).unwrap();
        scratch.restore_all().unwrap();
        assert_eq!(
            fs::read_to_string(outside.join("lib.rs")).unwrap(),
            "not ours"
        );
        assert_eq!(
            fs::read_to_string(inner("cells/src/lib.rs")).unwrap(),
            "old"
        );
        assert!(!inner("elsewhere").exists());
    }

    #[test]
    fn two_never_use_the_same_place() {
        let (folder, scratch) = workshop();
        let pristine = folder.path().join("pristine");
        let other = Scratch::claim(&pristine, &folder.path().join("places")).unwrap();
        assert_ne!(scratch.folder(), other.folder());
        assert!(Scratch::open(&pristine, &folder.path().join("places/1")).is_err());
        drop(scratch);
        assert!(Scratch::open(&pristine, &folder.path().join("places/1")).is_ok());
    }
}
