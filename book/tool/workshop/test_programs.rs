use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::Scratch;
use super::leash::{Ended, How, Leash};
use super::surroundings::Surroundings;
use crate::toolchain::Toolchain;

/// How much Cargo and the compiler may print. A thousand errors take a few MiB.
const OUTPUT: u64 = 256 * 1024 * 1024;

/// How much of the compiler's words is kept for one program.
const KEPT_WORDS: usize = 64 * 1024;

/// The tests of a member, built in a scratch copy.
#[derive(Clone, Debug)]
pub struct TestPrograms {
    member: String,
    folder: PathBuf,
    programs: BTreeMap<String, Result<PathBuf, CompileError>>,
    warnings: Vec<String>,
}

/// Why a test program could not be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// The first error, with file and line: `src/cell.rs:3: mismatched types`.
    pub sentence: String,
    /// All that the compiler said.
    pub text: String,
    /// The sources in which there are errors, as seen from the workspace.
    pub sources: Vec<PathBuf>,
}

impl TestPrograms {
    /// How long a build may take unless told otherwise, if all that the members depend on is built
    /// already.
    pub const LIMIT: Duration = Duration::from_secs(900);

    /// Builds the tests of `member` that lie in these `files` (without `.rs`). Whatever compiles is
    /// built, also if others do not. Blocks until that is done.
    ///
    /// # Errors
    /// If that is nobody's fault who wrote an answer: Cargo cannot be started, something that it needs
    /// is missing.
    pub fn build(
        scratch: &Scratch,
        member: &str,
        files: &[&str],
        limit: Duration,
    ) -> Result<Self, String> {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        Self::build_with(scratch, member, files, limit, processors)
    }

    /// The same with so many compilers at a time.
    ///
    /// # Errors
    /// As [`build`](Self::build).
    pub fn build_with(
        scratch: &Scratch,
        member: &str,
        files: &[&str],
        limit: Duration,
        processors: usize,
    ) -> Result<Self, String> {
        let mut cargo = Toolchain::cargo();
        // `cargo test --no-run` stops at the first that does not compile.
        cargo.args(["build", "--offline", "--locked", "--keep-going"]);
        cargo.args(["--message-format=json", "--package", member]);
        for file in files {
            cargo.args(["--test", file]);
        }
        Surroundings::of_cargo(&mut cargo);
        cargo.env("CARGO_TARGET_DIR", scratch.target());
        cargo.env("CARGO_BUILD_JOBS", processors.to_string());
        // Nobody debugs these programs. Without it they are built in half the time.
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
        Self::build_by(cargo, scratch.folder(), member, files, limit)
    }

    /// The same in the folder `workspace` itself, as `cargo test` does it there: both find what the other
    /// has built already. What is missing is downloaded.
    ///
    /// # Errors
    /// As [`build`](Self::build).
    pub fn build_in_place(
        workspace: &Path,
        member: &str,
        files: &[&str],
        limit: Duration,
    ) -> Result<Self, String> {
        let mut cargo = Toolchain::cargo();
        cargo.args(["build", "--keep-going", "--color=never"]);
        cargo.args(["--message-format=json", "--package", member]);
        for file in files {
            cargo.args(["--test", file]);
        }
        Self::build_by(cargo, workspace, member, files, limit)
    }

    fn build_by(
        mut cargo: Command,
        workspace: &Path,
        member: &str,
        files: &[&str],
        limit: Duration,
    ) -> Result<Self, String> {
        cargo.current_dir(workspace);
        let leash = Leash {
            time: limit,
            output: OUTPUT,
            kept: OUTPUT as usize,
        };
        let ended = leash
            .run(cargo)
            .map_err(|error| format!("cargo cannot be run: {error}"))?;
        let said = Said::by(&ended, workspace);
        let build = Self {
            member: member.to_owned(),
            folder: workspace.join(member),
            programs: BTreeMap::new(),
            warnings: said.warnings_of(member),
        };
        build.of_files(files, &said, &ended, limit)
    }

    fn of_files(
        mut self,
        files: &[&str],
        said: &Said,
        ended: &Ended,
        limit: Duration,
    ) -> Result<Self, String> {
        let late = match ended.how {
            How::TooLong => Some(format!("is not built after {} s", limit.as_secs())),
            How::TooMuch => Some("makes the compiler say too much".to_owned()),
            How::Itself(_) => None,
        };
        for &file in files {
            let program = if let Some(program) = said.programs.get(file) {
                Ok(program.clone())
            } else if let Some(error) = said.error(&self.member, file) {
                // In a crate of somebody else's, nobody who wrote an answer is to blame.
                if let Some(source) = error.sources.iter().find(|source| source.is_absolute()) {
                    return Err(format!(
                        "{} does not compile: {}",
                        source.display(),
                        error.text
                    ));
                }
                Err(error)
            } else if let Some(sentence) = &late {
                Err(CompileError {
                    sentence: sentence.clone(),
                    text: String::new(),
                    sources: Vec::new(),
                })
            } else {
                let why = ended.stderr.trim();
                return Err(format!(
                    "the tests of {} cannot be built: {why}",
                    self.member
                ));
            };
            self.programs.insert(file.to_owned(), program);
        }
        Ok(self)
    }

    /// Downloads what a build needs, so that it can be done without the network. Runs no code of
    /// anybody's.
    ///
    /// # Errors
    /// With what Cargo says.
    pub fn fetch(scratch: &Scratch, limit: Duration) -> Result<(), String> {
        let mut cargo = Toolchain::cargo();
        cargo.args(["fetch", "--locked", "--quiet"]);
        cargo.current_dir(scratch.folder());
        Surroundings::of_cargo(&mut cargo);
        let leash = Leash {
            time: limit,
            output: OUTPUT,
            kept: KEPT_WORDS,
        };
        let ended = leash
            .run(cargo)
            .map_err(|error| format!("cargo cannot be run: {error}"))?;
        match ended.how {
            How::Itself(status) if status.success() => Ok(()),
            _ => Err(ended.stderr),
        }
    }

    /// The tests of a member none of whose files are needed.
    pub fn none(scratch: &Scratch, member: &str) -> Self {
        Self {
            member: member.to_owned(),
            folder: scratch.folder().join(member),
            programs: BTreeMap::new(),
            warnings: Vec::new(),
        }
    }

    /// Programs that were built by other means than Cargo.
    pub(super) fn built(
        member: &str,
        folder: &Path,
        programs: BTreeMap<String, Result<PathBuf, CompileError>>,
    ) -> Self {
        Self {
            member: member.to_owned(),
            folder: folder.to_owned(),
            programs,
            warnings: Vec::new(),
        }
    }

    /// What the compiler would have said better about the member: `src/cell.rs:3: unused variable`.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The program of the tests in `file`.
    ///
    /// # Errors
    /// If it does not compile.
    ///
    /// # Panics
    /// If it was not asked for when these were built.
    pub fn program(&self, file: &str) -> Result<&Path, &CompileError> {
        let program = self.programs.get(file);
        let program = program.unwrap_or_else(|| panic!("{file} was not built"));
        program.as_deref()
    }

    /// What does not compile, file by file.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &CompileError)> {
        self.programs.iter().filter_map(|(file, program)| {
            let error = program.as_ref().err()?;
            Some((file.as_str(), error))
        })
    }

    /// The member's folder in the scratch copy.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The member whose tests these are.
    pub fn member(&self) -> &str {
        &self.member
    }
}

/// What Cargo said, one JSON object a line.
#[derive(Debug, Default)]
struct Said {
    programs: BTreeMap<String, PathBuf>,
    errors: Vec<Error>,
    warnings: Vec<Error>,
}

/// One error of the compiler, or one warning.
#[derive(Debug)]
struct Error {
    /// The member's folder name.
    member: String,
    /// What is compiled: the name of a test, or of the library or a program.
    target: String,
    is_test: bool,
    /// `src/cell.rs:3: mismatched types`
    sentence: String,
    rendered: String,
    source: Option<PathBuf>,
}

impl Said {
    fn by(ended: &Ended, workspace: &Path) -> Self {
        let mut said = Self::default();
        for line in ended.stdout.lines() {
            // What is cut off in the middle is no JSON.
            let Ok(message) = serde_json::from_str::<Value>(line) else {
                continue;
            };
            let target = &message["target"];
            let name = target["name"].as_str().unwrap_or_default();
            let is_test = target["kind"][0] == "test";
            match message["reason"].as_str() {
                Some("compiler-artifact") if is_test => {
                    if let Some(program) = message["executable"].as_str() {
                        said.programs
                            .insert(name.to_owned(), PathBuf::from(program));
                    }
                }
                Some("compiler-message") => {
                    let list = match message["message"]["level"].as_str() {
                        Some("error") => &mut said.errors,
                        Some("warning") => &mut said.warnings,
                        _ => continue,
                    };
                    let manifest = Path::new(message["manifest_path"].as_str().unwrap_or_default());
                    let member = manifest.parent().and_then(Path::file_name);
                    let member = member.unwrap_or_default().to_string_lossy();
                    list.push(Error::new(
                        &message["message"],
                        &member,
                        name,
                        is_test,
                        workspace,
                    ));
                }
                _ => (),
            }
        }
        said
    }

    fn warnings_of(&self, member: &str) -> Vec<String> {
        let own = self
            .warnings
            .iter()
            .filter(|it| it.member == member && it.source.is_some());
        own.map(|it| it.sentence.clone()).collect()
    }

    /// Why the test `file` was not built: its own errors, or those of what it depends on.
    fn error(&self, member: &str, file: &str) -> Option<CompileError> {
        let own: Vec<&Error> = self
            .errors
            .iter()
            .filter(|error| error.member == member && error.is_test && error.target == file)
            .collect();
        let of_all: Vec<&Error> = self.errors.iter().filter(|error| !error.is_test).collect();
        let errors = if own.is_empty() { of_all } else { own };
        let first = errors.iter().find(|error| error.source.is_some());
        let first = first.or(errors.first())?;
        let mut text = String::new();
        for error in &errors {
            if text.len() < KEPT_WORDS {
                text.push_str(&error.rendered);
            }
        }
        let mut sources: Vec<PathBuf> = errors.iter().filter_map(|it| it.source.clone()).collect();
        sources.sort();
        sources.dedup();
        Some(CompileError {
            sentence: first.sentence.clone(),
            text,
            sources,
        })
    }
}

impl Error {
    fn new(message: &Value, member: &str, target: &str, is_test: bool, workspace: &Path) -> Self {
        let what = message["message"].as_str().unwrap_or_default();
        let spans = message["spans"].as_array().into_iter().flatten();
        let place = spans
            .filter(|span| span["is_primary"] == true)
            .find_map(|span| Some((span["file_name"].as_str()?, span["line_start"].as_u64()?)));
        let source = place.map(|(file, _)| source(file, workspace));
        let sentence = match (&source, place) {
            (Some(file), Some((_, line))) => format!("{}:{line}: {what}", file.display()),
            _ => what.to_owned(),
        };
        let rendered = message["rendered"].as_str().unwrap_or_default();
        Self {
            member: member.to_owned(),
            target: target.to_owned(),
            is_test,
            sentence,
            rendered: rendered.to_owned(),
            source,
        }
    }
}

/// A source as seen from the workspace. A test that includes a source names it
/// `MEMBER/tests/../src/cell.rs`.
fn source(file: &str, workspace: &Path) -> PathBuf {
    let path = Path::new(file);
    let path = path.strip_prefix(workspace).unwrap_or(path);
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}
