use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::thread;
use std::time::Duration;

use super::account::Account;
use super::leash::{How, Leash};
use super::surroundings::Surroundings;
use super::{TestPrograms, Verdict};
use crate::TestName;

/// How much a test may print.
const OUTPUT: u64 = 16 * 1024 * 1024;

/// How much of it is kept, of standard output and of standard error.
const KEPT: usize = 256 * 1024;

/// How much memory a test may have for itself, in KiB: data and the stacks of its threads, of which it can
/// so start a thousand.
const MEMORY: u64 = 2 * 1024 * 1024;

/// How large a file may become that a test writes, in blocks of 512 bytes.
const FILE: u64 = 2 * 1024 * 1024;

/// One test, in a process of its own.
#[derive(Clone, Debug)]
pub struct Trial {
    program: PathBuf,
    test: String,
    /// The member's folder, in which Cargo runs its tests.
    folder: PathBuf,
    member: String,
    limit: Duration,
    variables: Vec<(String, String)>,
}

/// What came of a trial.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Whether it passed, and if not, why.
    pub verdict: Verdict,
    /// What the test printed: at length, why it failed.
    pub output: String,
    /// How long it ran.
    pub took: Duration,
}

impl Trial {
    /// How long a test may run unless told otherwise: a little longer than its own watchdog waits, which
    /// can say more.
    pub const LIMIT: Duration = Duration::from_secs(75);

    /// A trial of that test.
    ///
    /// # Errors
    /// If its program does not compile: then the verdict is known.
    pub fn of(programs: &TestPrograms, test: &TestName) -> Result<Self, Tried> {
        let program = programs.program(&test.file).map_err(|error| Tried {
            verdict: Verdict::DoesNotCompile {
                error: error.sentence.clone(),
            },
            output: error.text.clone(),
            took: Duration::ZERO,
        })?;
        Ok(Self {
            program: program.to_owned(),
            test: test.test.clone(),
            folder: programs.folder().to_owned(),
            member: programs.member().to_owned(),
            limit: Self::LIMIT,
            variables: Vec::new(),
        })
    }

    /// The same with another time limit.
    #[must_use]
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// The same, with one more variable of the environment: `SEED`, say.
    #[must_use]
    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.variables.push((variable.to_owned(), value.to_owned()));
        self
    }

    /// Runs it. Blocks until it has ended, at most for a little more than its limit.
    ///
    /// # Errors
    /// If that is not the test's fault: it cannot be started, or there is no such test.
    pub fn run(&self) -> Result<Tried, String> {
        let unable = |error: std::io::Error| format!("{} cannot be tried: {error}", self.test);
        let own = tempfile::Builder::new()
            .prefix("trial")
            .tempdir()
            .map_err(unable)?;
        let files = own.path().join("files");
        fs::create_dir(&files).map_err(unable)?;
        let log = own.path().join("log");
        let mut command = self.command();
        command.args(["--exact", &self.test, "--test-threads=1", "--color=never"]);
        command.arg("--logfile").arg(&log);
        command.current_dir(&self.folder);
        Surroundings::of_a_test(&mut command, &files);
        // Cargo says these two, and the stories of failed tests use them.
        command.env("CARGO_MANIFEST_DIR", &self.folder);
        command.env("CARGO_PKG_NAME", &self.member);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        let leash = Leash {
            time: self.limit,
            output: OUTPUT,
            kept: KEPT,
        };
        let ended = leash.run(command).map_err(unable)?;
        let log = fs::read_to_string(&log).unwrap_or_default();
        let account = Account::new(&self.test, &ended.stdout, &ended.stderr, &log);
        if account.is_of_no_test() {
            return Err(format!(
                "{} has no test {}",
                self.program.display(),
                self.test
            ));
        }
        let verdict = match ended.how {
            How::Itself(status) => self.judge(status, &account),
            How::TooLong => Verdict::hung_for(self.limit),
            How::TooMuch => Verdict::TooMuchOutput { limit: OUTPUT },
        };
        Ok(Tried {
            verdict,
            output: account.told(),
            took: ended.took,
        })
    }

    /// The test program; on Unix through a shell, which can limit what the program may use.
    fn command(&self) -> Command {
        if cfg!(not(unix)) {
            return Command::new(&self.program);
        }
        // A limit on the processor's time also ends what has left the group. A limit that the system
        // does not know, or that is higher than the user's own, is not set.
        let processors = thread::available_parallelism().map_or(1, usize::from) as u64;
        let seconds = (self.limit.as_secs() + 1) * processors;
        let mut command = Command::new("/bin/sh");
        command
            .arg("-c")
            .arg(format!(
                "for limit in '-c 0' '-d {MEMORY}' '-f {FILE}' '-t {seconds}'; do \
                 ulimit $limit 2> /dev/null; done; exec \"$@\""
            ))
            .arg("sh")
            .arg(&self.program);
        command
    }

    fn judge(&self, status: ExitStatus, account: &Account) -> Verdict {
        if status.success() && account.says_passed() {
            return Verdict::Passed;
        }
        if let Some(stub) = account.stub() {
            return Verdict::NotStarted { stub };
        }
        if let Some(sentence) = account.hang() {
            return Verdict::Hung { sentence };
        }
        if account.says_failed() || account.is_story() {
            let sentence = account.sentence();
            return Verdict::Failed { sentence };
        }
        Verdict::Ended {
            how: account.last_words().unwrap_or_else(|| describe(status)),
        }
    }
}

fn describe(status: ExitStatus) -> String {
    let early = "before the test was over";
    match status.code() {
        Some(code) => format!("the process ended with status {code} {early}"),
        None => format!("the process was ended by {} {early}", signal(status)),
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    // `signal: 6 (SIGABRT)`, without the bit that says that there is a core.
    let signal = ExitStatus::from_raw(status.into_raw() & 0x7f);
    signal.to_string().replacen("signal: ", "signal ", 1)
}

#[cfg(not(unix))]
fn signal(status: ExitStatus) -> String {
    status.to_string()
}

impl Tried {
    /// Whether it counts.
    pub fn passed(&self) -> bool {
        self.verdict.passed()
    }
}
