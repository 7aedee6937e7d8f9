use std::io;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

#[cfg(windows)]
use process_wrap::std::JobObject;
#[cfg(unix)]
use process_wrap::std::ProcessGroup;
use process_wrap::std::{ChildWrapper, CommandWrap};

use super::capture::Capture;

/// How often it is looked whether the process has ended. The standard library cannot wait with a time
/// limit, and the end of its output says nothing: a child of its own may hold the pipe open.
const GLANCE: Duration = Duration::from_millis(5);

/// How long the rest of the output may take when all processes have been ended.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// A process that is ended when it goes too far, and with it all that it has started and that has not
/// left its group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leash {
    /// How long it may run.
    pub(super) time: Duration,
    /// How many bytes it may print, on standard output and on standard error.
    pub(super) output: u64,
    /// How many bytes of each are kept: half of it from the beginning, half from the end.
    pub(super) kept: usize,
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) how: How,
    pub(super) stdout: String,
    pub(super) stderr: String,
    pub(super) took: Duration,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum How {
    /// By itself.
    Itself(ExitStatus),
    /// It ran for too long.
    TooLong,
    /// It printed too much.
    TooMuch,
}

impl Leash {
    /// Runs the command, with no input. Blocks until it has ended or was ended.
    ///
    /// # Errors
    /// If it cannot be started or watched.
    pub(super) fn run(&self, mut command: Command) -> io::Result<Ended> {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut command = CommandWrap::from(command);
        #[cfg(unix)]
        command.wrap(ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(JobObject);
        let began = Instant::now();
        let mut held = Held(command.spawn()?);
        let stdout = held.0.stdout().take().expect("it is piped");
        let stderr = held.0.stderr().take().expect("it is piped");
        let stdout = Capture::of(stdout, "standard output", self.kept / 2)?;
        let stderr = Capture::of(stderr, "standard error", self.kept / 2)?;
        let how = self.watch(&mut held, began, [&stdout, &stderr])?;
        let took = began.elapsed();
        drop(held);
        let deadline = Instant::now() + LAST_WORDS;
        // It may have printed it all in the last moment.
        let how = match how {
            How::Itself(_) if self.is_too_much([&stdout, &stderr]) => How::TooMuch,
            how => how,
        };
        Ok(Ended {
            how,
            stdout: stdout.text(deadline),
            stderr: stderr.text(deadline),
            took,
        })
    }

    fn watch(&self, held: &mut Held, began: Instant, output: [&Capture; 2]) -> io::Result<How> {
        loop {
            if let Some(status) = held.0.try_wait()? {
                return Ok(How::Itself(status));
            }
            if self.is_too_much(output) {
                return Ok(How::TooMuch);
            }
            if began.elapsed() > self.time {
                return Ok(How::TooLong);
            }
            thread::sleep(GLANCE);
        }
    }

    fn is_too_much(&self, output: [&Capture; 2]) -> bool {
        output.iter().map(|it| it.total()).sum::<u64>() > self.output
    }
}

/// Ends the whole group when it is dropped, also if its first process has ended before.
struct Held(Box<dyn ChildWrapper>);

impl Drop for Held {
    fn drop(&mut self) {
        // It fails if nobody of the group is left, which is well.
        let _ = self.0.start_kill();
        let _ = self.0.wait();
    }
}
