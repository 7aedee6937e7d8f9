use crate::likeness::likeness;
use crate::scene::value;
use crate::{CodeBlock, CommandLine, Complaint, Page, Program, Programs, Run};

/// What stands at the end of a line that the reader types: the Return key.
pub(crate) const RETURN: char = '⏎';

/// How long a second of the story lasts in milliseconds, one try after the other: if threads do not
/// keep the order that their sleeping gives them, they sleep longer.
const STORY_SECONDS: [u32; 4] = [2, 20, 100, 500];

/// What a page says that a program prints, with what the reader types in between.
#[derive(Clone, Debug)]
pub struct Transcript {
    page: Page,
    /// The line of the block's opening fence.
    line: usize,
    program: Program,
    arguments: Vec<String>,
    /// The lines of the screen, what is typed among them, each up to its [`RETURN`].
    screen: Vec<String>,
    order: Order,
}

/// Which lines may change places.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Order {
    AsShown,
    Any,
    /// Any, but the lines with this word keep their order among themselves.
    OnlyOf(String),
}

impl Transcript {
    /// The transcripts of a page, without those of scenes.
    pub fn all(page: &Page) -> Vec<Result<Self, Complaint>> {
        let mut blocks = page.code_blocks();
        blocks.retain(|block| block.is("console") && value(block, "terminal").is_none());
        let parse = |block: &CodeBlock| Self::parse(page, block);
        blocks.iter().map(parse).collect()
    }

    /// Blocks of a page with a command and its output that no run is compared with, as they are not marked `console`.
    pub fn unchecked_on(page: &Page) -> Vec<Complaint> {
        let mut blocks = page.code_blocks();
        blocks.retain(|block| {
            !block.is("console") && block.text.lines().any(|line| line.starts_with("$ "))
        });
        let what = "a transcript must be marked `console`, to be run";
        let complain = |block: &CodeBlock| page.complaint(block.line, what);
        blocks.iter().map(complain).collect()
    }

    /// The transcript in a `console` block of `page`.
    ///
    /// # Errors
    /// If its command or its marks are not understood.
    pub fn parse(page: &Page, block: &CodeBlock) -> Result<Self, Complaint> {
        let complain = |what: String| page.complaint(block.line, what);
        let mut screen = block.text.lines().map(str::to_owned);
        let command = screen.next().unwrap_or_default();
        let (program, arguments) = match CommandLine::parse(&command).map_err(complain)? {
            CommandLine::Run { program, arguments } => (program, arguments),
            CommandLine::Netcat { .. } => {
                return Err(complain(
                    "netcat needs a server: `terminal=NAME` would be right".into(),
                ));
            }
        };
        let marks: Vec<&str> = block.words[1..].iter().map(String::as_str).collect();
        let order = match marks[..] {
            [] => Order::AsShown,
            ["any-order"] => Order::Any,
            ["any-order", mark] if mark.starts_with("in-order=") => {
                Order::OnlyOf(mark["in-order=".len()..].to_owned())
            }
            _ => {
                return Err(complain(format!(
                    "the marks {marks:?} are not understood; `any-order` or \
                     `any-order,in-order=WORD` would be right"
                )));
            }
        };
        Ok(Self {
            page: page.clone(),
            line: block.line,
            program,
            arguments,
            screen: screen.collect(),
            order,
        })
    }

    /// The member whose program is run.
    pub fn member(&self) -> &str {
        &self.program.member
    }

    /// The page on which it stands.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The program that is run.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The command that starts it.
    pub fn command(&self) -> CommandLine {
        CommandLine::Run {
            program: self.program.clone(),
            arguments: self.arguments.clone(),
        }
    }

    /// Runs the program and compares, as [`perform`](Self::perform) does, as fast as it goes.
    ///
    /// # Errors
    /// If no try prints what is shown; with what the last one printed, ready to be pasted.
    pub fn check(&self, programs: &Programs) -> Result<(), Complaint> {
        self.perform(programs, 0).map(drop)
    }

    /// Runs the program, compares, and returns what a terminal shows: what is printed, and what is typed. A program
    /// that knows the option is given a short `--second-ms` if the transcript does not say one, of at least
    /// `shortest` milliseconds, and a longer one as long as the order is not right. Blocks until the last try is over.
    ///
    /// # Errors
    /// As [`check`](Self::check).
    pub fn perform(&self, programs: &Programs, shortest: u32) -> Result<String, Complaint> {
        let complain = |what: String| self.page.complaint(self.line, what);
        let has_pace = programs.knows(&self.program, "--second-ms");
        let has_pace = has_pace.map_err(complain)?;
        let is_said = self.arguments.iter().any(|word| word == "--second-ms");
        let longest = STORY_SECONDS.last().copied().unwrap_or_default();
        let mut outcome = Ok(());
        for second in STORY_SECONDS {
            if second < shortest.min(longest) {
                continue;
            }
            let second = second.to_string();
            let mut arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
            if has_pace && !is_said {
                arguments.extend(["--second-ms", &second]);
            }
            let run = programs.run(&self.program, &arguments, &self.typed());
            let run = run.map_err(complain)?;
            outcome = self.compare(&run).map_err(complain);
            if outcome.is_ok() {
                return Ok(self.as_on_a_terminal(&run.printed));
            }
        }
        outcome.map(|()| String::new())
    }

    /// What is typed, as the program reads it.
    fn typed(&self) -> String {
        self.answers()
            .map(|(_, typed)| format!("{typed}\n"))
            .collect()
    }

    /// Each prompt, with what is typed after it.
    fn answers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.screen.iter().filter_map(|line| {
            let line = line.strip_suffix(RETURN)?;
            Some(line.split_at(prompt_length(line)))
        })
    }

    /// Compares with what was printed.
    ///
    /// # Errors
    /// If that is not what is shown.
    pub fn compare(&self, run: &Run) -> Result<(), String> {
        let real = self.as_on_a_terminal(&run.printed);
        let shown: Vec<String> = self.screen.iter().map(|line| likeness(line)).collect();
        let printed: Vec<String> = real.lines().map(likeness).collect();
        let fails = shown.iter().any(|line| line.starts_with("error: "));
        if run.succeeded == fails {
            let (ends, shown) = match fails {
                true => ("succeeds", "an error"),
                false => ("fails", "no error"),
            };
            return Err(format!(
                "the program {ends}, but the page shows {shown}; it prints:\n{real}"
            ));
        }
        let difference = match &self.order {
            Order::AsShown => difference(&shown, &printed),
            Order::Any => difference(&sorted(&shown), &sorted(&printed)),
            Order::OnlyOf(word) => difference(&sorted(&shown), &sorted(&printed))
                .or_else(|| difference(&those_with(&shown, word), &those_with(&printed, word))),
        };
        match difference {
            None => Ok(()),
            Some(difference) => Err(format!("{difference}; the program really prints:\n{real}")),
        }
    }

    /// A terminal echoes what is typed, a pipe does not: puts the answers behind their prompts.
    fn as_on_a_terminal(&self, printed: &str) -> String {
        let mut screen = String::new();
        let mut rest = printed;
        for (prompt, typed) in self.answers() {
            let Some((before, after)) = rest.split_once(prompt) else {
                break;
            };
            screen.push_str(&format!("{before}{prompt}{typed}{RETURN}\n"));
            rest = after;
        }
        screen + rest
    }
}

/// How much of a line that the reader has typed into is the prompt: up to the first `: ` or `> `.
pub(crate) fn prompt_length(line: &str) -> usize {
    let ends = [": ", "> "].map(|end| line.find(end).map(|at| at + end.len()));
    ends.into_iter().flatten().min().unwrap_or(0)
}

pub(crate) fn sorted(lines: &[String]) -> Vec<String> {
    let mut lines = lines.to_vec();
    lines.sort();
    lines
}

fn those_with(lines: &[String], word: &str) -> Vec<String> {
    let mut lines = lines.to_vec();
    lines.retain(|line| line.contains(word));
    lines
}

/// The first line that is not the same.
pub(crate) fn difference(shown: &[String], printed: &[String]) -> Option<String> {
    let end = String::from("(the end)");
    (0..shown.len().max(printed.len())).find_map(|i| {
        let (shown, printed) = (shown.get(i), printed.get(i));
        (shown != printed).then(|| {
            format!(
                "the page shows {:?} where the program prints {:?}",
                shown.unwrap_or(&end),
                printed.unwrap_or(&end)
            )
        })
    })
}
