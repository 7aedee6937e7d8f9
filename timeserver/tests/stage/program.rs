//! A program of this member, or a server of a test file, that runs as a process.

use std::env;
use std::net::SocketAddr;
use std::process::Command;
use std::time::Duration;

use grading::peer::{Ended, Program};

/// A running server process. It is killed when this is dropped.
pub struct ServerProcess {
    pub address: SocketAddr,
    pub program: Program,
}

impl ServerProcess {
    /// Starts `program` on any free port.
    pub fn new(program: &str) -> ServerProcess {
        let mut command = Command::new(program);
        command.args(["--port", "0"]);
        ServerProcess::start(command)
    }

    /// Runs `line` in a shell, in which `$0` stands for `program`.
    pub fn in_a_shell(line: &str, program: &str) -> ServerProcess {
        let mut command = Command::new("sh");
        command.args(["-c", line, program]);
        ServerProcess::start(command)
    }

    /// Starts `command`, and waits until it has said where it listens.
    pub fn start(command: Command) -> ServerProcess {
        let mut program = Program::start_command(command);
        let line = program.wait_for_line(|line| line.starts_with("Listening on "));
        let address = line
            .rsplit(' ')
            .next()
            .and_then(|address| address.parse().ok());
        ServerProcess {
            address: address.expect("an address and a port"),
            program,
        }
    }

    /// Blocks until the next line that contains `text`.
    pub fn wait_for(&mut self, text: &str) {
        self.program.wait_for_line(|line| line.contains(text));
    }

    /// Sends it a signal.
    #[cfg(unix)]
    pub fn signal(&self, signal: rustix::process::Signal) {
        let id = i32::try_from(self.program.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        rustix::process::kill_process(id.unwrap(), signal).unwrap();
    }

    /// Blocks until it has ended.
    pub fn wait(self) -> Ended {
        self.program.wait_within(Duration::from_secs(30))
    }
}

/// A command that runs the test `name` of this very test file in a process of its own, in which
/// [`is_asked_for`] says so. With `limits`, such as `ulimit -n 64`, a shell sets these first.
pub fn this_test_file(name: &str, limits: Option<&str>) -> Command {
    let program = env::current_exe().unwrap();
    let mut command = match limits {
        None => Command::new(program),
        Some(limits) => {
            let mut shell = Command::new("sh");
            shell
                .arg("-c")
                .arg(format!("{limits} && exec \"$0\" \"$@\""))
                .arg(program);
            shell
        }
    };
    command
        .args(["--exact", name, "--nocapture"])
        .env(ASKED_FOR, name);
    command
}

/// Whether this process was started to be the test `name`.
pub fn is_asked_for(name: &str) -> bool {
    env::var(ASKED_FOR).is_ok_and(|asked| asked == name)
}

const ASKED_FOR: &str = "TIMESERVER_TEST_SERVER";
