use std::path::{Path, PathBuf};
use std::process::Command;

/// The Cargo that has built this program, and the compiler that belongs to it.
///
/// Both are asked for by their paths. `rustc` alone may be rustup's: that looks into the folder in which it runs, and
/// some of the crates that are compiled there ask for another toolchain, which it would then install.
#[derive(Debug)]
pub(crate) struct Toolchain;

impl Toolchain {
    /// Cargo, with nothing said yet but which compiler it is to use.
    pub(crate) fn cargo() -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.env("RUSTC", Self::compiler());
        cargo
    }

    /// The compiler.
    pub(crate) fn compiler() -> PathBuf {
        let name = format!("rustc{}", std::env::consts::EXE_SUFFIX);
        let neighbour = Path::new(env!("CARGO")).with_file_name(&name);
        match neighbour.is_file() {
            true => neighbour,
            false => PathBuf::from(name),
        }
    }
}
