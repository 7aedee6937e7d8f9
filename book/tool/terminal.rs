use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::screen::Screen;

/// How long a read may wait until it is begun anew: on Windows, hanging up does not wake it.
const SLICE: Duration = Duration::from_millis(100);

/// A window with a program in it, or with netcat. What runs in it ends with it.
#[derive(Debug)]
pub struct Terminal {
    screen: Arc<Screen>,
    inside: Inside,
}

#[derive(Debug)]
enum Inside {
    Program {
        child: Child,
        /// `None` once the input has ended.
        keyboard: Option<ChildStdin>,
    },
    /// Netcat is so simple that it need not be installed: what is typed is sent, what comes is
    /// shown, and it ends when the server closes.
    Netcat(TcpStream),
}

impl Terminal {
    /// Starts a program.
    ///
    /// # Errors
    /// If the system cannot.
    pub fn run(mut command: Command) -> io::Result<Self> {
        let (screen, output) = io::pipe()?;
        let mut child = command
            .stdin(Stdio::piped())
            .stderr(output.try_clone()?)
            .stdout(output)
            .spawn()?;
        drop(command); // it holds the pipe's writing end, without which the screen never ends
        let keyboard = child.stdin.take();
        Ok(Self {
            screen: Screen::of(screen),
            inside: Inside::Program { child, keyboard },
        })
    }

    /// Connects netcat to a server on this machine.
    ///
    /// # Errors
    /// If nobody listens at that port.
    pub fn netcat(port: u16) -> io::Result<Self> {
        let server = TcpStream::connect(("127.0.0.1", port))?;
        server.set_read_timeout(Some(SLICE))?;
        Ok(Self {
            screen: Screen::of(PatientRead(server.try_clone()?)),
            inside: Inside::Netcat(server),
        })
    }

    /// What can be seen.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Whether netcat is in it.
    pub fn is_netcat(&self) -> bool {
        matches!(self.inside, Inside::Netcat(_))
    }

    /// Types a line, and Return. If nobody reads it any more, it is lost: as in a window whose
    /// program has just ended.
    pub fn type_line(&mut self, line: &str) {
        let line = format!("{line}\n");
        let _ = match &mut self.inside {
            Inside::Program {
                keyboard: Some(keyboard),
                ..
            } => keyboard.write_all(line.as_bytes()),
            Inside::Program { .. } => Ok(()),
            Inside::Netcat(server) => server.write_all(line.as_bytes()),
        };
    }

    /// Nothing more is typed: a program's input ends, and netcat hangs up, as Ctrl-C does it.
    pub fn leave(&mut self) {
        match &mut self.inside {
            Inside::Program { keyboard, .. } => *keyboard = None,
            Inside::Netcat(server) => {
                let _ = server.shutdown(Shutdown::Both);
            }
        }
    }

    /// Blocks until what is inside has ended, at most for `limit`. Says whether it ended well;
    /// `None` if it still runs.
    pub fn outcome(&mut self, limit: Duration) -> Option<bool> {
        if !self.screen.ends(limit) {
            return None;
        }
        let Inside::Program { child, .. } = &mut self.inside else {
            return Some(true);
        };
        // Its output has ended, so it has a moment to live, unless it has closed the output only.
        let deadline = Instant::now() + limit;
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Some(status.success()),
                Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(2)),
                Ok(None) | Err(_) => return None,
            }
        }
    }
}

impl Drop for Terminal {
    /// Nothing that was started here outlives the window.
    fn drop(&mut self) {
        self.leave();
        if let Inside::Program { child, .. } = &mut self.inside {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A connection whose reads begin anew until something comes.
struct PatientRead(TcpStream);

impl Read for PatientRead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use io::ErrorKind::{Interrupted, TimedOut, WouldBlock};
        loop {
            match self.0.read(buffer) {
                Err(error) if matches!(error.kind(), Interrupted | TimedOut | WouldBlock) => {}
                outcome => return outcome,
            }
        }
    }
}
