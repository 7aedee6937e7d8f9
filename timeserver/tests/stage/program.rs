//! A program of this member, or a server of a test file, that runs as a process.

use std::env;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};

use super::lines::{END, Lines};

/// A running server process. It is killed when this is dropped.
pub struct Program {
    pub address: SocketAddr,
    /// What it writes to standard output and, if it is piped, to standard error.
    pub log: Lines,
    /// Its standard input, if it is piped.
    pub stdin: Option<ChildStdin>,
    process: Child,
}

impl Program {
    /// Starts `command`, with everything piped, and waits until it has said where it listens.
    pub fn start(command: &mut Command) -> Program {
        Program::start_with(command, Stdio::piped())
    }

    /// The same with another standard input.
    pub fn start_with(command: &mut Command, stdin: Stdio) -> Program {
        let mut process = command
            .stdin(stdin)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let log = Lines::default();
        let errors = collect(process.stderr.take().unwrap(), log.clone());
        let output = collect(process.stdout.take().unwrap(), log.clone());
        let end = log.clone();
        thread::spawn(move || {
            let _ = (errors.join(), output.join());
            end.push(END.to_string());
        });
        let line = log.wait_for("Listening on ");
        let address = line.rsplit(' ').next().unwrap().parse().unwrap();
        Program {
            address,
            log,
            stdin: process.stdin.take(),
            process,
        }
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Sends it a signal.
    #[cfg(unix)]
    pub fn signal(&self, signal: rustix::process::Signal) {
        let id = i32::try_from(self.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        rustix::process::kill_process(id.unwrap(), signal).unwrap();
    }

    /// Blocks until it has ended.
    pub fn wait(&mut self) -> ExitStatus {
        self.process.wait().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Puts the lines of `output` into `lines`, in a thread, until the output ends.
fn collect(output: impl Read + Send + 'static, lines: Lines) -> JoinHandle<()> {
    let copy = move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            lines.push(line);
        }
    };
    thread::Builder::new()
        .name("output".into())
        .spawn(copy)
        .unwrap()
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
