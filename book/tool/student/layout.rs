use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// How sources are laid out: by rustfmt, where there is one.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    /// Where rustfmt looks for its configuration.
    pub(super) workbook: &'a Path,
    /// `2024`, say.
    pub(super) rust: &'a str,
}

impl Layout<'_> {
    /// The source as `cargo fmt` would write it; as it is if that is impossible.
    pub(super) fn of_source(&self, text: &str) -> String {
        self.formatted(text).unwrap_or_else(|| text.to_owned())
    }

    fn formatted(&self, text: &str) -> Option<String> {
        // From its standard input, so that it does not go on to the modules that the source names.
        let mut rustfmt = Command::new("rustfmt")
            .args(["--quiet", "--edition", self.rust])
            .current_dir(self.workbook)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut input = rustfmt.stdin.take()?;
        let text = text.to_owned();
        let writing = std::thread::spawn(move || input.write_all(text.as_bytes()));
        let output = rustfmt.wait_with_output().ok()?;
        let is_written = writing.join().is_ok_and(|outcome| outcome.is_ok());
        let formatted = String::from_utf8(output.stdout).ok()?;
        (is_written && output.status.success() && !formatted.is_empty()).then_some(formatted)
    }
}

/// What stands above the names that a stub mentions.
const NAMES: &str =
    "// Delete these names when you begin: they only keep the compiler from calling them unused.\n";

/// A stub as one would write it by hand: the marker's line broken behind each statement.
pub(super) fn statements(stub: &str) -> String {
    let mut lines = match stub.contains("let _ = ") {
        true => NAMES.to_owned(),
        false => String::new(),
    };
    let mut depth = 0;
    let mut in_string = false;
    let mut escaped = false;
    let mut characters = stub.trim().chars().peekable();
    while let Some(character) = characters.next() {
        lines.push(character);
        match character {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => (),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ';' if depth == 0 && characters.peek() == Some(&' ') => {
                characters.next();
                lines.push('\n');
            }
            _ => (),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stub_has_a_line_for_each_statement() {
        assert_eq!(
            statements(r#"let _ = (a, |b| { c; d }); todo!("first; \"then\"; last")"#),
            format!("{NAMES}let _ = (a, |b| {{ c; d }});\ntodo!(\"first; \\\"then\\\"; last\")")
        );
        assert_eq!(statements("todo!()"), "todo!()");
    }
}
