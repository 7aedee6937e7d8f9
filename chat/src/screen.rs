use std::io::{self, Write};

/// What a person sees. Everything is shown at once, without waiting for the end of a line.
pub struct Screen<W> {
    output: W,
    /// Whether the last line has no end yet, because it is a prompt.
    is_open: bool,
}

impl<W: Write> Screen<W> {
    /// A screen on `output`.
    pub fn new(output: W) -> Screen<W> {
        let is_open = false;
        Screen { output, is_open }
    }

    /// Shows `text` as lines of their own, also in the middle of a prompt. What a stranger says may hold control
    /// characters, and a terminal would obey them: they are shown as U+FFFD.
    ///
    /// # Errors
    /// If nobody looks any more.
    pub fn show(&mut self, text: &str) -> io::Result<()> {
        let start = if self.is_open { "\n" } else { "" };
        self.is_open = false;
        let harmless = |letter| match letter {
            '\n' | '\t' => letter,
            _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
            _ => letter,
        };
        let text: String = text.chars().map(harmless).collect();
        self.write(&format!("{start}{text}\n"))
    }

    /// Asks for a line.
    ///
    /// # Errors
    /// If nobody looks any more.
    pub fn prompt(&mut self, prompt: &str) -> io::Result<()> {
        self.is_open = true;
        self.write(prompt)
    }

    /// Return was pressed: the prompt's line has ended where it was typed.
    pub fn answered(&mut self) {
        self.is_open = false;
    }

    /// Ends the line of a prompt that nobody has answered.
    ///
    /// # Errors
    /// If nobody looks any more.
    pub fn close_line(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.is_open) {
            self.write("\n")?;
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.output.write_all(text.as_bytes())?;
        self.output.flush()
    }
}
