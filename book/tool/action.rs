use std::time::Duration;

use crate::terminal::Terminal;
use crate::transcript::{RETURN, prompt_length};

/// Where the cursor waits, if no prompt says so.
const CURSOR: char = '▌';

/// Ctrl-C, as a terminal shows it.
const CTRL_C: &str = "^C";

/// What the reader does in a line of a scene, after what stands before it has appeared.
#[derive(Debug)]
pub struct Action<'a> {
    before: &'a str,
    deed: Deed<'a>,
}

#[derive(Debug)]
enum Deed<'a> {
    Type(&'a str),
    /// Nothing: a later block goes on here.
    Wait,
    Leave,
}

impl<'a> Action<'a> {
    /// What is done in `line`; `None` if it is a line that a program prints.
    pub fn of(line: &'a str, is_netcat: bool) -> Option<Self> {
        if let Some(before) = line.strip_suffix(CTRL_C) {
            let deed = Deed::Leave;
            return Some(Self { before, deed });
        }
        if let Some(before) = line.strip_suffix(CURSOR) {
            let deed = Deed::Wait;
            return Some(Self { before, deed });
        }
        let line = line.strip_suffix(RETURN)?;
        let (before, typed) = match line.split_once(CURSOR) {
            Some(parts) => parts,
            None if is_netcat => ("", line),
            None => line.split_at(prompt_length(line)),
        };
        let deed = Deed::Type(typed);
        Some(Self { before, deed })
    }

    /// Does it. Blocks until what stands before has appeared.
    ///
    /// # Errors
    /// If something else has, or nothing within `limit`.
    pub fn perform(&self, terminal: &mut Terminal, limit: Duration) -> Result<(), String> {
        if !terminal.screen().take_prompt(self.before, limit) {
            return Err(format!(
                "the page shows {:?} before the cursor, the terminal {:?}",
                self.before,
                terminal.screen().rest()
            ));
        }
        match self.deed {
            Deed::Type(line) => terminal.type_line(line),
            Deed::Wait => {}
            Deed::Leave => terminal.leave(),
        }
        Ok(())
    }
}
