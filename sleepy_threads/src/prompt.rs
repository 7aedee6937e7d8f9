use std::fmt::Display;
use std::io::{self, BufRead, Read, Write};
use std::ops::RangeInclusive;

/// The longest answer that is looked at, in bytes. Nobody types more by hand, and whoever pipes
/// an endless line into a program shall not fill its memory.
const LONGEST_ANSWER: u64 = 4096;

/// Asks questions on `output` and reads the answers, a line each, from `input`.
///
/// ```
/// use sleepy_threads::Prompt;
///
/// let mut output = Vec::new();
/// let mut prompt = Prompt::new("many\n3\n".as_bytes(), &mut output);
/// assert_eq!(prompt.ask_number("How many? ", 1..=9)?, 3);
/// # std::io::Result::Ok(())
/// ```
#[derive(Debug)]
pub struct Prompt<I, O> {
    input: I,
    output: O,
}

impl<I: BufRead, O: Write> Prompt<I, O> {
    /// Questions go to `output`, answers come from `input`.
    pub fn new(input: I, output: O) -> Self {
        Self { input, output }
    }

    /// Asks `question` until the answer is a whole number in `range`, and returns it.
    ///
    /// Blocks until a line was typed. Anything else than such a number is answered with what would
    /// be right, and the question is asked again.
    ///
    /// # Errors
    /// `UnexpectedEof` at the end of the input, and whatever reading or writing fails with.
    pub fn ask_number(&mut self, question: &str, range: RangeInclusive<u32>) -> io::Result<u32> {
        loop {
            write!(self.output, "{question}")?;
            self.output.flush()?;
            let answer = self.read_line(question)?;
            match answer.trim().parse() {
                Ok(number) if range.contains(&number) => return Ok(number),
                _ => self.reject(answer.trim(), &range)?,
            }
        }
    }

    fn reject(&mut self, answer: &str, range: &RangeInclusive<u32>) -> io::Result<()> {
        let (least, most) = (range.start(), range.end());
        let got: &dyn Display = match answer {
            "" => &"an empty line",
            _ if answer.chars().count() > 40 => &"a long line",
            _ => &format_args!("{answer:?}"),
        };
        writeln!(
            self.output,
            "That was {got}. Please enter a whole number from {least} to {most}."
        )
    }

    /// The next line without its end, bytes that are not UTF-8 replaced. Of a line that is too
    /// long only the first part is kept, the rest is read and thrown away.
    fn read_line(&mut self, question: &str) -> io::Result<String> {
        let mut line = Vec::new();
        (&mut self.input)
            .take(LONGEST_ANSWER)
            .read_until(b'\n', &mut line)?;
        if line.is_empty() {
            writeln!(self.output)?; // the question's line is still open
            let question = question.trim_end_matches([' ', ':']);
            return Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                format!("the input ended before the answer to \"{question}\""),
            ));
        }
        if line.len() as u64 == LONGEST_ANSWER && !line.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
        }
        Ok(String::from_utf8_lossy(&line).into_owned())
    }
}

/// Asks `question` at the terminal until the answer is a whole number in `range`, and returns it.
/// If `given` holds a number (from an option), that is returned and nothing is asked.
///
/// # Errors
/// At the end of standard input, as [`Prompt::ask_number`].
pub fn ask_number(
    given: Option<u32>,
    question: &str,
    range: RangeInclusive<u32>,
) -> io::Result<u32> {
    match given {
        Some(number) => Ok(number),
        None => Prompt::new(io::stdin().lock(), io::stdout()).ask_number(question, range),
    }
}
