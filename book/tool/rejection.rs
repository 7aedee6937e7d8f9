use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::toolchain::Toolchain;
use crate::{CodeBlock, Complaint, Include, Page};

/// A listing that the compiler must reject: a block ```` ```rust,compile_fail,E0502 ````. If a
/// `text` block with the compiler's words follows, it must have said each of these lines.
#[derive(Clone, Debug)]
pub struct Rejection {
    page: Page,
    /// The line of the block's opening fence.
    line: usize,
    file: PathBuf,
    /// `E0502`, say.
    code: String,
    /// What the page shows of the compiler's message.
    shown: String,
}

impl Rejection {
    /// The rejections that a page promises.
    pub fn all(page: &Page) -> Vec<Result<Self, Complaint>> {
        let blocks = page.code_blocks();
        let next_blocks = blocks.iter().skip(1).map(Some).chain([None]);
        blocks
            .iter()
            .zip(next_blocks)
            .filter(|(block, _)| block.is("rust") && block.has("compile_fail"))
            .map(|(block, next)| Self::parse(page, block, next))
            .collect()
    }

    fn parse(page: &Page, block: &CodeBlock, next: Option<&CodeBlock>) -> Result<Self, Complaint> {
        let code = block.words.iter().find(|word| is_code(word));
        let lines = block.line..block.line + block.text.lines().count() + 1;
        let include = Include::all(page)
            .into_iter()
            .flatten()
            .find(|include| lines.contains(&include.line()));
        let message = next.filter(|next| next.is("text") && next.text.starts_with("error["));
        match (code, include) {
            (Some(code), Some(include)) => Ok(Self {
                page: page.clone(),
                line: block.line,
                file: include.file(),
                code: code.clone(),
                shown: message.map(|block| block.text.clone()).unwrap_or_default(),
            }),
            _ => Err(page.complaint(
                block.line,
                "`rust,compile_fail,E0502` with an include of a whole program would be right",
            )),
        }
    }

    /// Compiles the listing, and writes nothing.
    ///
    /// # Errors
    /// If it compiles, if it is rejected with another error, or in other words than are shown.
    pub fn check(&self) -> Result<(), Complaint> {
        let complain = |what: String| self.page.complaint(self.line, what);
        let file = self.file.file_name().unwrap_or_default().to_string_lossy();
        let errors = errors_in(&self.file).map_err(complain)?;
        if errors.is_empty() {
            return Err(complain(format!(
                "{file} compiles; the page says that it is rejected with {}",
                self.code
            )));
        }
        if let Some(other) = errors.iter().find(|error| error.code != self.code) {
            return Err(complain(format!(
                "{file} is rejected with {}; the page says {}",
                other.code, self.code
            )));
        }
        let said = |line: &str| errors.iter().any(|error| error.words.contains(line));
        match self.shown.lines().find(|line| !said(line.trim_end())) {
            None => Ok(()),
            Some(line) => Err(complain(format!(
                "the compiler does not say {line:?}; it says:\n{}",
                errors[0].words
            ))),
        }
    }
}

fn is_code(word: &str) -> bool {
    word.strip_prefix('E')
        .is_some_and(|number| number.len() == 4 && number.parse::<u16>().is_ok())
}

/// An error as the compiler reports it.
struct CompileError {
    code: String,
    /// The whole message, as a terminal shows it.
    words: String,
}

/// What the compiler that belongs to this Cargo has against a program.
fn errors_in(file: &Path) -> Result<Vec<CompileError>, String> {
    let output = Command::new(Toolchain::compiler())
        .args(["--edition=2024", "--crate-type=bin", "--emit=metadata=-"])
        .args(["--error-format=json", "--cap-lints=allow"])
        .arg(file)
        .output()
        .map_err(|error| format!("rustc: {error}"))?;
    let messages = String::from_utf8_lossy(&output.stderr);
    let errors = messages
        .lines()
        .filter_map(|message| serde_json::from_str::<Value>(message).ok())
        .filter(|message| message["level"] == "error")
        .filter_map(|message| {
            Some(CompileError {
                code: message["code"]["code"].as_str()?.to_owned(),
                words: message["rendered"].as_str()?.to_owned(),
            })
        });
    Ok(errors.collect())
}
