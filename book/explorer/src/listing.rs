//! The part of a source in which the page shows where each thread is.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// A function of a source.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// From the workspace's folder.
    pub file: &'static str,
    /// The function's name. Of several the first.
    pub function: &'static str,
    /// Whether an exercise asks for it: then the page does not show it unasked.
    pub is_solution: bool,
}

impl Listing {
    pub(crate) const fn open(file: &'static str, function: &'static str) -> Self {
        Listing {
            file,
            function,
            is_solution: false,
        }
    }

    pub(crate) const fn solution(file: &'static str, function: &'static str) -> Self {
        Listing {
            file,
            function,
            is_solution: true,
        }
    }

    /// Its lines with their numbers in the file, without the markers of exercises and listings.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn lines(&self) -> io::Result<Vec<(u32, String)>> {
        let text = fs::read_to_string(workspace().join(self.file))?;
        let head = format!("fn {}", self.function);
        let begins = |line: &str| {
            let rest = line.split_once(&head).map(|(_, rest)| rest);
            rest.is_some_and(|rest| rest.starts_with(['(', '<']))
        };
        let mut lines = (1..)
            .zip(text.lines())
            .skip_while(|(_, line)| !begins(line))
            .peekable();
        let first = lines.peek().map_or("", |(_, line)| line);
        let end = format!("{}}}", &first[..first.len() - first.trim_start().len()]);
        let mut function: Vec<(u32, String)> = Vec::new();
        for (number, line) in lines {
            if !line.trim_start().starts_with("// ANCHOR") {
                function.push((number, line.to_string()));
            }
            if line == end {
                break;
            }
        }
        Ok(function)
    }
}

/// The folder of the whole workbook.
pub(crate) fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.join("../..")
}

/// A short word that is another one if the lines are others: FNV-1a, as everybody can compute it.
pub(crate) fn digest<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let bytes = lines.flat_map(|line| line.bytes().chain(*b"\n"));
    let digest = bytes.fold(0xCBF2_9CE4_8422_2325_u64, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    format!("{digest:016x}")
}
