use std::env;
use std::path::Path;
use std::process::Command;

/// What a program needs of the environment to run at all, on whichever system.
const NEEDED: &[&str] = &[
    "PATH",
    "LANG",
    "LC_ALL",
    "TZ",
    // Windows
    "SystemRoot",
    "SystemDrive",
    "windir",
    "ComSpec",
    "PATHEXT",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
];

/// What of Cargo's and rustup's own variables says where they and their downloads are, and not how to
/// build.
const PLACES: &[&str] = &["CARGO_HOME", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN"];

/// Which variables of the environment a process gets to see.
#[derive(Debug)]
pub(super) struct Surroundings;

impl Surroundings {
    /// Cargo builds as on a fresh machine: what the caller, or the Cargo that runs the caller, has set is
    /// taken away.
    pub(super) fn of_cargo(command: &mut Command) {
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            let of_cargo = text.starts_with("CARGO") || text.starts_with("RUST");
            // What was set for this command is not the caller's.
            let is_ours = command.get_envs().any(|(ours, _)| ours == name.as_os_str());
            if of_cargo && !is_ours && !PLACES.contains(&&*text) {
                command.env_remove(&name);
            }
        }
        command.env("CARGO_TERM_COLOR", "never");
    }

    /// Code under test sees what every program needs, and an empty folder as its home and for its
    /// temporary files. So no secret of the caller's is in its environment.
    pub(super) fn of_a_test(command: &mut Command, folder: &Path) {
        command.env_clear();
        for name in NEEDED {
            if let Some(value) = env::var_os(name) {
                command.env(name, value);
            }
        }
        for name in ["HOME", "USERPROFILE", "TMPDIR", "TMP", "TEMP"] {
            command.env(name, folder);
        }
    }
}
