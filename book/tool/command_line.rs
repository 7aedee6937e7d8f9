use std::fmt;

use crate::Program;

/// What is typed behind the `$` of a console block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandLine {
    /// `$ cargo run [-q] -p MEMBER [--bin PROGRAM | --example PROGRAM] [-- ARGUMENTS]`
    Run {
        /// Which program.
        program: Program,
        /// What stands behind the `--`.
        arguments: Vec<String>,
    },
    /// `$ nc HOST PORT`: netcat, which is played by the terminal itself.
    Netcat {
        /// The two arguments.
        arguments: Vec<String>,
    },
}

impl CommandLine {
    /// The command in the first line of a block.
    ///
    /// # Errors
    /// What would be right, if it is not understood.
    pub fn parse(line: &str) -> Result<Self, String> {
        parse(line).ok_or_else(|| {
            format!(
                "the command {line:?} is not understood; `$ cargo run [-q] -p MEMBER [--bin PROGRAM \
                 | --example PROGRAM] [-- ARGUMENTS]` would be right (a block without output is `sh`)"
            )
        })
    }
}

/// As a reader types it, without the `$`.
impl fmt::Display for CommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Netcat { arguments } => write!(f, "nc {}", arguments.join(" ")),
            Self::Run { program, arguments } => {
                write!(f, "cargo run -p {}", program.member)?;
                if let Some(name) = &program.name {
                    write!(f, " --bin {name}")?;
                }
                match arguments.as_slice() {
                    [] => Ok(()),
                    some => write!(f, " -- {}", some.join(" ")),
                }
            }
        }
    }
}

fn parse(line: &str) -> Option<CommandLine> {
    let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    let words: Vec<&str> = line.split_whitespace().collect();
    if let ["$", "nc", arguments @ ..] = words.as_slice() {
        let arguments: Vec<String> = owned(arguments);
        return (arguments.len() == 2).then_some(CommandLine::Netcat { arguments });
    }
    let (["$", "cargo", "run", "-p", member, rest @ ..]
    | ["$", "cargo", "run", "-q", "-p", member, rest @ ..]) = words.as_slice()
    else {
        return None;
    };
    let (name, rest) = match rest {
        ["--bin" | "--example", name, rest @ ..] => (Some((*name).to_owned()), rest),
        rest => (None, rest),
    };
    let arguments = match rest {
        [] => &[],
        ["--", arguments @ ..] => arguments,
        _ => return None,
    };
    let program = Program {
        member: (*member).to_owned(),
        name,
    };
    Some(CommandLine::Run {
        program,
        arguments: owned(arguments),
    })
}
