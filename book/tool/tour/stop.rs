use std::time::Duration;

use crate::{Book, Complaint, Program, Programs, Scene, Transcript};

/// How long the next line of a terminal is waited for.
const LIMIT: Duration = Duration::from_secs(20);

/// How long a second of the story lasts at least, in milliseconds: long enough to be seen on a timeline.
const STORY_SECOND: u32 = 20;

/// Something that the book shows, and that can be run: a program, or a server with its clients.
#[derive(Clone, Debug)]
pub(super) enum Stop {
    Program(Transcript),
    Server(Scene),
}

impl Stop {
    /// All that can be run, first the programs, then the servers, each in reading order.
    ///
    /// # Errors
    /// If a block of a page is not understood.
    pub(super) fn all(book: &Book) -> Result<Vec<Self>, Complaint> {
        let programs = book.transcripts().into_iter();
        let programs = programs.map(|transcript| transcript.map(Self::Program));
        let servers = book.scenes().into_iter();
        let servers = servers.map(|scene| scene.map(Self::Server));
        programs.chain(servers).collect()
    }

    /// The title of the page on which it is shown.
    pub(super) fn title(&self) -> &str {
        match self {
            Self::Program(transcript) => transcript.page().title(),
            Self::Server(scene) => scene.page().title(),
        }
    }

    /// The programs that are run.
    pub(super) fn programs(&self) -> impl Iterator<Item = &Program> {
        let (one, several) = match self {
            Self::Program(transcript) => (Some(transcript.program()), None),
            Self::Server(scene) => (None, Some(scene.programs())),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }

    /// Runs it before an audience, which is told at which of several terminals lines have appeared, and which lines.
    /// Blocks until everything that was started has ended.
    ///
    /// # Errors
    /// If it does not do what the page shows.
    pub(super) fn run(
        &self,
        programs: &Programs,
        audience: &mut dyn FnMut(&str, &[String]),
    ) -> Result<(), Complaint> {
        match self {
            Self::Server(scene) => scene.perform(LIMIT, programs, audience),
            Self::Program(transcript) => {
                let screen = transcript.perform(programs, STORY_SECOND)?;
                let mut lines = vec![format!("$ {}", transcript.command())];
                lines.extend(screen.lines().map(str::to_owned));
                audience("", &lines);
                Ok(())
            }
        }
    }
}
