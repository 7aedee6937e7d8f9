use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::leash::{How, Leash};
use super::surroundings::Surroundings;
use super::{CompileError, Scratch, TestPrograms};
use crate::toolchain::Toolchain;

/// How much the compiler may print.
const OUTPUT: u64 = 64 * 1024 * 1024;

/// What a test that explores says in its root.
const EXPLORES: &str = "extern crate grading as std;";

/// Builds tests that explore with the compiler alone, several times as fast as Cargo. They include the
/// sources that they explore, so nothing else of their member has to be built: neither its library nor its
/// programs.
#[derive(Debug)]
pub struct QuickBuild {
    member: String,
    folder: PathBuf,
    /// The tests that can be built so.
    files: BTreeSet<String>,
    /// What the member depends on, with the files.
    libraries: BTreeMap<String, PathBuf>,
    /// Where these find their own dependencies.
    dependencies: PathBuf,
    /// Where the programs are put.
    programs: PathBuf,
}

impl QuickBuild {
    /// Builds what the tests of `member` depend on. Blocks until that is done.
    ///
    /// # Errors
    /// If Cargo cannot be run, or says that something does not compile; or a file cannot be read.
    pub fn of(scratch: &Scratch, member: &str) -> Result<Self, String> {
        let folder = scratch.folder().join(member);
        let unread = |error: std::io::Error| format!("{}: {error}", folder.display());
        let mut files = BTreeSet::new();
        for entry in fs::read_dir(folder.join("tests")).map_err(unread)? {
            let file = entry.map_err(unread)?.path();
            let is_source = file.extension().is_some_and(|it| it == "rs");
            if is_source
                && fs::read_to_string(&file)
                    .map_err(unread)?
                    .contains(EXPLORES)
            {
                files.extend(file.file_stem().map(|it| it.to_string_lossy().into_owned()));
            }
        }
        let programs = scratch.target().join("quick").join(member);
        fs::create_dir_all(&programs).map_err(unread)?;
        let mut build = Self {
            member: member.to_owned(),
            files,
            libraries: BTreeMap::new(),
            dependencies: scratch.target().join("debug").join("deps"),
            programs,
            folder,
        };
        if let Some(file) = build.files.first() {
            build.libraries = build.libraries_of(scratch, file)?;
        }
        Ok(build)
    }

    /// All tests of a member depend on the same.
    fn libraries_of(
        &self,
        scratch: &Scratch,
        file: &str,
    ) -> Result<BTreeMap<String, PathBuf>, String> {
        let mut cargo = Toolchain::cargo();
        cargo.args(["build", "--offline", "--locked", "--message-format=json"]);
        cargo.args(["--package", &self.member, "--test", file]);
        cargo.current_dir(scratch.folder());
        Surroundings::of_cargo(&mut cargo);
        cargo.env("CARGO_TARGET_DIR", scratch.target());
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
        let ended = Self::leash().run(cargo);
        let ended = ended.map_err(|error| format!("cargo cannot be run: {error}"))?;
        match ended.how {
            How::Itself(status) if status.success() => (),
            _ => {
                return Err(format!(
                    "the tests of {} cannot be built: {}",
                    self.member, ended.stderr
                ));
            }
        }
        let wanted = self.dependencies_in_manifest()?;
        let mut libraries = BTreeMap::new();
        for line in ended.stdout.lines() {
            let Ok(message) = serde_json::from_str::<Value>(line) else {
                continue;
            };
            let name = message["target"]["name"].as_str().unwrap_or_default();
            let files = message["filenames"].as_array().into_iter().flatten();
            let library = files
                .filter_map(Value::as_str)
                .map(PathBuf::from)
                .find(|it| is_library(it));
            if let Some(library) = library
                && wanted.contains(&name.replace('-', "_"))
            {
                libraries.insert(name.replace('-', "_"), library);
            }
        }
        Ok(libraries)
    }

    fn dependencies_in_manifest(&self) -> Result<BTreeSet<String>, String> {
        let file = self.folder.join("Cargo.toml");
        let text =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let manifest: toml::Table = text
            .parse()
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let names = ["dependencies", "dev-dependencies"]
            .into_iter()
            .filter_map(|it| manifest.get(it)?.as_table());
        let names = names.flat_map(|table| table.keys());
        Ok(names.map(|name| name.replace('-', "_")).collect())
    }

    /// Whether the test `file` can be built so.
    pub fn knows(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// Builds the test `file`. Blocks until that is done.
    ///
    /// # Errors
    /// If the compiler cannot be run.
    pub fn build(&self, file: &str) -> Result<TestPrograms, String> {
        let program = self
            .programs
            .join(format!("{file}{}", std::env::consts::EXE_SUFFIX));
        let mut compiler = Command::new(Toolchain::compiler());
        compiler.args(["--test", "--edition=2024", "--crate-name", file]);
        // What is built here is not read by anybody, so nobody is warned.
        compiler.args(["--cap-lints=allow", "--error-format=short", "-Cdebuginfo=0"]);
        // The smaller the pieces, the more of them need not be compiled again.
        compiler.arg("-Ccodegen-units=256");
        compiler.arg("-C").arg(with_value(
            "incremental",
            &self.programs.join("incremental"),
        ));
        compiler
            .arg("-L")
            .arg(with_value("dependency", &self.dependencies));
        for (name, library) in &self.libraries {
            compiler.arg("--extern").arg(with_value(name, library));
        }
        compiler.arg("-o").arg(&program);
        compiler.arg(
            Path::new(&self.member)
                .join("tests")
                .join(format!("{file}.rs")),
        );
        // As Cargo does: the stories show files as seen from there.
        compiler.current_dir(self.folder.parent().unwrap_or(&self.folder));
        Surroundings::of_cargo(&mut compiler);
        compiler.env("CARGO_MANIFEST_DIR", &self.folder);
        compiler.env("CARGO_PKG_NAME", &self.member);
        let ended = Self::leash().run(compiler);
        let ended = ended.map_err(|error| format!("the compiler cannot be run: {error}"))?;
        let program = match ended.how {
            How::Itself(status) if status.success() => Ok(program),
            _ => Err(CompileError {
                sentence: first_error(&ended.stderr).to_owned(),
                text: ended.stderr,
                sources: Vec::new(),
            }),
        };
        let programs = BTreeMap::from([(file.to_owned(), program)]);
        Ok(TestPrograms::built(&self.member, &self.folder, programs))
    }

    fn leash() -> Leash {
        Leash {
            time: TestPrograms::LIMIT,
            output: OUTPUT,
            kept: OUTPUT as usize,
        }
    }
}

/// `name=path`, whatever the path is made of.
fn with_value(name: &str, path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from(format!("{name}="));
    option.push(path);
    option
}

fn is_library(file: &Path) -> bool {
    let extension = file.extension().unwrap_or_default();
    extension == "rlib" || extension == std::env::consts::DLL_EXTENSION
}

fn first_error(text: &str) -> &str {
    let mut lines = text.lines();
    lines
        .find(|line| line.contains("error"))
        .unwrap_or("the compiler did not come to an end")
}
