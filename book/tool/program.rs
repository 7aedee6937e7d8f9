use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::toolchain::Toolchain;

/// How long a program of a transcript may take. None takes a hundredth of it.
const LIMIT: Duration = Duration::from_secs(60);

/// A program as `cargo run` names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Program {
    /// The package.
    pub member: String,
    /// What follows `--bin` or `--example`; without them it is the package's `default-run`.
    pub name: Option<String>,
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "program {name} of {}", self.member),
            None => write!(f, "first program of {}", self.member),
        }
    }
}

/// What came of running a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Standard output and standard error, as a terminal shows them: in one.
    pub printed: String,
    /// Whether it ended with the status 0.
    pub succeeded: bool,
}

/// The members' programs, built and ready to be run.
#[derive(Debug)]
pub struct Programs {
    workspace: PathBuf,
    executables: BTreeMap<Program, PathBuf>,
    /// Those of the executables that are programs, and no examples.
    bins: BTreeSet<PathBuf>,
    /// Where programs that can do so leave a picture of their threads.
    timelines: Option<PathBuf>,
}

impl Programs {
    /// Has Cargo build all programs and examples of these `members`, into the target folder that
    /// Cargo always uses. Blocks until it is done.
    ///
    /// # Errors
    /// With what Cargo says, if it fails.
    pub fn build(workspace: &Path, members: &[&str]) -> Result<Self, String> {
        let mut build = Toolchain::cargo();
        build.args(["build", "--quiet", "--message-format=json", "--bins"]);
        build.arg("--examples");
        for member in members {
            build.args(["--package", member]);
        }
        let messages = output_of(build.current_dir(workspace))?;
        let mut executables = BTreeMap::new();
        let mut bins = BTreeSet::new();
        for message in messages.lines() {
            let message: Value = serde_json::from_str(message).map_err(|e| e.to_string())?;
            let (Some(executable), Some(name)) = (
                message["executable"].as_str(),
                message["target"]["name"].as_str(),
            ) else {
                continue;
            };
            let manifest = Path::new(message["manifest_path"].as_str().unwrap_or_default());
            let member = manifest.parent().and_then(Path::file_name);
            let program = Program {
                member: member.unwrap_or_default().to_string_lossy().into_owned(),
                name: Some(name.to_owned()),
            };
            executables.insert(program, PathBuf::from(executable));
            if message["target"]["kind"][0] == "bin" {
                bins.insert(PathBuf::from(executable));
            }
        }
        let mut programs = Self {
            workspace: workspace.to_owned(),
            executables,
            bins,
            timelines: None,
        };
        programs.add_default_runs()?;
        Ok(programs)
    }

    /// Adds what `cargo run -p MEMBER` runs without a `--bin`.
    fn add_default_runs(&mut self) -> Result<(), String> {
        let mut metadata = Toolchain::cargo();
        metadata.args(["metadata", "--no-deps", "--format-version=1"]);
        let metadata = output_of(metadata.current_dir(&self.workspace))?;
        let metadata: Value = serde_json::from_str(&metadata).map_err(|e| e.to_string())?;
        for package in metadata["packages"].as_array().into_iter().flatten() {
            let (Some(member), Some(name)) =
                (package["name"].as_str(), package["default_run"].as_str())
            else {
                continue;
            };
            let mut program = Program {
                member: member.to_owned(),
                name: Some(name.to_owned()),
            };
            if let Some(executable) = self.executables.get(&program).cloned() {
                program.name = None;
                self.executables.insert(program, executable);
            }
        }
        Ok(())
    }

    /// The same, but each program that knows the option `--timeline` writes `PROGRAM.svg` into this folder.
    pub fn drawing_into(mut self, folder: &Path) -> Self {
        self.timelines = Some(folder.to_owned());
        self
    }

    /// What the members' programs are called, examples left out, as Cargo names their files.
    pub fn names(&self) -> BTreeSet<String> {
        self.bins.iter().map(|file| name_of(file)).collect()
    }

    /// What the file of `program` is called; for a member's first program, too.
    ///
    /// # Errors
    /// If there is no such program.
    pub fn name(&self, program: &Program) -> Result<String, String> {
        Ok(name_of(self.executable(program)?))
    }

    /// Whether `program` has this option.
    ///
    /// # Errors
    /// If there is no such program, or it does not say which options it has.
    pub fn knows(&self, program: &Program, option: &str) -> Result<bool, String> {
        let mut command = Command::new(self.executable(program)?);
        command.arg("--help");
        let help = run_within(LIMIT, command, "");
        let help = help.map_err(|error| format!("the {program}: {error}"))?;
        let mut words = help.printed.split_whitespace();
        Ok(words.any(|word| word == option))
    }

    /// Runs a program in the workspace's folder with `typed` as its input, which then ends. Blocks
    /// until the program has ended.
    ///
    /// # Errors
    /// If there is no such program, if it cannot be started, or if it runs for more than a minute;
    /// then it is killed.
    pub fn run(&self, program: &Program, arguments: &[&str], typed: &str) -> Result<Run, String> {
        let mut command = self.command(program)?;
        command.args(arguments).current_dir(&self.workspace);
        run_within(LIMIT, command, typed).map_err(|error| format!("the {program}: {error}"))
    }

    /// A command that starts a program, as it would be on a fresh machine.
    ///
    /// # Errors
    /// If there is no such program.
    pub(crate) fn command(&self, program: &Program) -> Result<Command, String> {
        let executable = self.executable(program)?;
        let mut command = Command::new(executable);
        command.env_remove("RUST_BACKTRACE");
        if let Some(folder) = &self.timelines
            && self.bins.contains(executable)
            && self.knows(program, "--timeline")?
        {
            let file = folder.join(name_of(executable)).with_extension("svg");
            command.arg("--timeline").arg(file);
        }
        Ok(command)
    }

    fn executable(&self, program: &Program) -> Result<&Path, String> {
        let executable = self.executables.get(program).ok_or_else(|| {
            let known = self.executables.keys().map(Program::to_string);
            let known: Vec<String> = known.collect();
            format!("there is no {program}; there is the {}", known.join(", "))
        })?;
        Ok(executable)
    }
}

/// The name of an executable without what the system appends to it.
fn name_of(executable: &Path) -> String {
    let stem = executable.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// What a Cargo command prints on standard output.
fn output_of(cargo: &mut Command) -> Result<String, String> {
    let output = cargo.output().map_err(|e| format!("cargo: {e}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    String::from_utf8(output.stdout).map_err(|e| e.to_string())
}

fn run_within(limit: Duration, mut command: Command, typed: &str) -> io::Result<Run> {
    let (mut screen, stdout) = io::pipe()?;
    let mut child = command
        .stdin(Stdio::piped())
        .stderr(stdout.try_clone()?)
        .stdout(stdout)
        .spawn()?;
    drop(command); // it holds the pipe's writing end, without which the screen never ends

    let mut keyboard = child.stdin.take().expect("it is piped");
    let typed = typed.to_owned();
    thread::spawn(move || keyboard.write_all(typed.as_bytes())); // it may never be read
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut printed = Vec::new();
        let outcome = screen.read_to_end(&mut printed).map(|_| printed);
        send.send(outcome)
    });
    let Ok(printed) = receive.recv_timeout(limit) else {
        child.kill()?;
        child.wait()?;
        return Err(io::Error::new(
            io::ErrorKind::TimedOut,
            format!("still runs after {} seconds", limit.as_secs()),
        ));
    };
    Ok(Run {
        printed: String::from_utf8_lossy(&printed?).replace("\r\n", "\n"),
        succeeded: child.wait()?.success(),
    })
}
