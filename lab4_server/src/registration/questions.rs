use std::io::{self, BufRead, ErrorKind, Write};

use super::{Field, Student};

/// Asks at a terminal, and asks again until the answer is good.
pub struct Questions<R, W> {
    /// Where the answers are typed.
    pub keyboard: R,
    /// Where the questions, and what is wrong with an answer, are shown.
    pub screen: W,
}

impl<R: BufRead, W: Write> Questions<R, W> {
    /// A student with the values that are `given` (in the order of [`Field::ALL`], and checked
    /// already); asks for the others. Blocks until all are answered.
    ///
    /// # Errors
    /// [`UnexpectedEof`](ErrorKind::UnexpectedEof) if the keyboard ends before a good answer; else
    /// the keyboard's.
    pub fn ask_for_student(&mut self, given: [Option<String>; 3]) -> io::Result<Student> {
        let mut values = [const { String::new() }; 3];
        for ((field, given), value) in Field::ALL.into_iter().zip(given).zip(&mut values) {
            *value = match given {
                Some(given) => given,
                None => self.ask(field)?,
            };
        }
        Ok(Student::of(values))
    }

    fn ask(&mut self, field: Field) -> io::Result<String> {
        loop {
            self.show(format_args!("Enter your {field}: "));
            let mut line = Vec::new();
            self.keyboard.read_until(b'\n', &mut line)?;
            if line.is_empty() {
                return Err(io::Error::new(
                    ErrorKind::UnexpectedEof,
                    format!("the input ended before there was a {field}"),
                ));
            }
            match field.check(line.trim_ascii_end()) {
                Ok(value) => return Ok(value),
                Err(bad) => self.show(format_args!("That does not do: {bad}.\n")),
            }
        }
    }

    /// Nobody may be looking, if standard output is a closed pipe: then the questions are answered
    /// blindly.
    fn show(&mut self, text: std::fmt::Arguments) {
        let _ = self.screen.write_fmt(text);
        let _ = self.screen.flush();
    }
}
