use std::env;
use std::error::Error;
use std::ffi::OsStr;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use super::picture_file::PictureFile;
use super::recording::Recording;
use crate::Pace;

/// The option that every program with threads takes.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct TimelineOptions {
    /// Draws what the threads do in time, and writes the picture to FILE when the program ends
    #[arg(long, value_name = "FILE.svg")]
    pub timeline: Option<PathBuf>,
}

impl TimelineOptions {
    /// The recorder that this option asks for, for a story that is told at `pace`.
    pub fn recorder(&self, pace: Pace) -> Recorder {
        Recorder {
            path: self.timeline.clone(),
            pace,
        }
    }
}

/// Records a whole program and writes its picture, or does neither: off unless there is a path.
#[derive(Clone, Debug)]
pub struct Recorder {
    path: Option<PathBuf>,
    pace: Pace,
}

impl Recorder {
    /// Runs `program`, and returns what it returns. If the recorder is on, the current thread is
    /// recorded meanwhile, and afterwards the picture is written: also if the program fails or
    /// panics.
    ///
    /// The file is replaced as a whole when the picture is complete. What was there before stays
    /// until then.
    ///
    /// # Errors
    /// If the picture cannot be written to its path; this is tried before the program begins, and if
    /// it fails there, the program is not run. Else the program's own error.
    ///
    /// # Panics
    /// If `program` panics.
    pub fn record<T, E: Into<Box<dyn Error>>>(
        self,
        program: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, Box<dyn Error>> {
        let Some(path) = self.path else {
            return program().map_err(Into::into);
        };
        let file = PictureFile::at(&path).map_err(|error| refused(&path, error))?;
        let recording = Recording::start(title(env::args_os()), self.pace);
        let outcome = panic::catch_unwind(AssertUnwindSafe(program));
        let written = file.write(&recording.finish());
        let outcome = outcome.unwrap_or_else(|panic| panic::resume_unwind(panic));
        match (outcome.map_err(Into::into), written) {
            (outcome, Ok(())) => outcome,
            (Ok(_), Err(error)) => Err(refused(&path, error).into()),
            (Err(first), Err(error)) => {
                Err(format!("{first}; and {}", refused(&path, error)).into())
            }
        }
    }
}

fn refused(path: &Path, error: impl std::fmt::Display) -> String {
    format!("cannot write the timeline {}: {error}", path.display())
}

/// The program's name and its arguments, without the option `--timeline`: whoever sees the picture
/// can draw it again.
fn title(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
    let mut words = Vec::new();
    let mut is_path = false;
    for (place, argument) in arguments.into_iter().enumerate() {
        let argument = argument.as_ref();
        let word = argument.to_string_lossy();
        if place == 0 {
            let name = Path::new(argument).file_stem().unwrap_or(argument);
            words.push(name.to_string_lossy().into_owned());
        } else if word == "--timeline" {
            is_path = true;
        } else if !is_path && !word.starts_with("--timeline=") {
            words.push(word.into_owned());
        } else {
            is_path = false;
        }
    }
    words.join(" ")
}
