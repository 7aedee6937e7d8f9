//! A program of the workbook, run by a test.

use super::PATIENCE;
use super::output::Output;
use std::ffi::OsStr;
use std::io::Write;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The standard library can wait for a child, but not for a limited time: so one has to look now and then.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// A running program. When it is dropped the program is killed: none outlives its test.
#[derive(Debug)]
pub struct Program {
    child: Child,
    input: Option<ChildStdin>,
    output: Output,
    errors: Output,
    patience: Duration,
}

/// A program that has ended.
#[derive(Clone, Debug)]
pub struct Ended {
    /// How it ended.
    pub status: ExitStatus,
    /// All that it wrote to standard output; what is not UTF-8 is shown as U+FFFD.
    pub stdout: String,
    /// All that it wrote to standard error.
    pub stderr: String,
}

impl Program {
    /// Starts the program at `path`, such as `env!("CARGO_BIN_EXE_time_server2")`. Panics if it cannot be started.
    #[track_caller]
    pub fn start<A: AsRef<OsStr>>(path: impl AsRef<OsStr>, arguments: &[A]) -> Self {
        let mut command = Command::new(path);
        command.args(arguments);
        Self::start_command(command)
    }

    /// The same for a program that needs more, such as a folder to run in. Its input and output become pipes.
    #[track_caller]
    pub fn start_command(mut command: Command) -> Self {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(error) => panic!("{command:?} cannot be started: {error}"),
        };
        Program {
            input: child.stdin.take(),
            output: Output::collect(child.stdout.take().expect("it is a pipe")),
            errors: Output::collect(child.stderr.take().expect("it is a pipe")),
            child,
            patience: PATIENCE,
        }
    }

    /// Waits so long for its output instead of [`PATIENCE`].
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The next line of standard output that was not read yet, without its end. Panics if none comes.
    #[track_caller]
    pub fn first_line(&mut self) -> String {
        self.wait_for_line(|_| true)
    }

    /// The next line of standard output for which `wanted` is true; those before it are skipped. Panics if none
    /// comes, and shows what came instead.
    #[track_caller]
    pub fn wait_for_line(&mut self, wanted: impl Fn(&str) -> bool) -> String {
        let found = self.output.find(self.patience, |unread, ended| {
            find_line(unread, ended, &wanted)
        });
        found.unwrap_or_else(|| self.fail("did not write the line that the test waits for"))
    }

    /// Blocks until standard output contains this text, line or no line: for a prompt. Panics if it does not come.
    #[track_caller]
    pub fn wait_for_text(&mut self, wanted: &str) {
        let found = self.output.find(self.patience, |unread, _| {
            let windows = unread.windows(wanted.len().max(1));
            let start = windows
                .into_iter()
                .position(|window| window == wanted.as_bytes())?;
            Some((start + wanted.len(), ()))
        });
        if found.is_none() {
            self.fail(&format!("did not write {wanted:?}"));
        }
    }

    /// Types a line at its standard input, and Return. Panics if it does not read any more.
    #[track_caller]
    pub fn type_line(&mut self, line: &str) {
        let Some(input) = &mut self.input else {
            panic!("the program's input was closed before");
        };
        if let Err(error) = input.write_all(format!("{line}\n").as_bytes()) {
            self.fail(&format!("does not read {line:?}: {error}"));
        }
    }

    /// Ends its standard input.
    pub fn close_input(&mut self) {
        self.input = None;
    }

    /// True if it has not ended.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Kills it and says what it wrote until then.
    pub fn kill(mut self) -> Ended {
        // It fails only if the program has ended, which is as good.
        let _ = self.child.kill();
        let status = self.child.wait().expect("a child can be waited for");
        self.ended(status)
    }

    /// Blocks until it ends by itself. Panics if that takes longer than `limit`.
    #[track_caller]
    pub fn wait_within(mut self, limit: Duration) -> Ended {
        let deadline = Instant::now() + limit;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child can be waited for") {
                return self.ended(status);
            }
            if Instant::now() >= deadline {
                self.fail(&format!("has not ended after {limit:?}"));
            }
            thread::sleep(LOOK_EVERY);
        }
    }

    fn ended(&mut self, status: ExitStatus) -> Ended {
        // A program that it has started may hold on to the pipes for longer.
        self.output.wait_for_end(self.patience);
        self.errors.wait_for_end(self.patience);
        Ended {
            status,
            stdout: self.output.text(),
            stderr: self.errors.text(),
        }
    }

    #[track_caller]
    fn fail(&self, what: &str) -> ! {
        panic!(
            "the program {what}\n--- its standard output ---\n{}\n--- its standard error ---\n{}",
            self.output.text(),
            self.errors.text()
        );
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Both fail only if the program has ended and was waited for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first wanted line, and where it ends. At the end of the output a line needs no end of its own.
fn find_line(unread: &[u8], ended: bool, wanted: &dyn Fn(&str) -> bool) -> Option<(usize, String)> {
    let mut end = 0;
    for line in unread.split_inclusive(|&byte| byte == b'\n') {
        end += line.len();
        let complete = line.ends_with(b"\n") || ended;
        let text = String::from_utf8_lossy(line);
        let text = text.trim_end_matches(['\r', '\n']);
        if complete && wanted(text) {
            return Some((end, text.to_string()));
        }
    }
    None
}
