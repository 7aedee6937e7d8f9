use std::mem;

use crate::ports::Ports;
use crate::{CodeBlock, CommandLine, Complaint, Page, Program};

/// A server and its clients, as a page shows them: pieces of what is seen at several terminals, in
/// the order in which it happens.
#[derive(Clone, Debug)]
pub struct Scene {
    pub(crate) page: Page,
    /// The files that are there before it begins: their names and their text.
    pub(crate) given: Vec<(String, String)>,
    pub(crate) pieces: Vec<Piece>,
    /// The port that the page shows.
    pub(crate) port: u16,
}

/// A block of a scene.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The line of its opening fence.
    pub line: usize,
    /// The terminal's name, or the file's.
    pub name: String,
    pub kind: Kind,
    /// What is seen there.
    pub shown: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// What appears at a terminal that is open already.
    Continuation { any_order: bool },
    /// The same at a new one, which this command opens.
    Beginning {
        command: CommandLine,
        any_order: bool,
    },
    /// What a file holds by now.
    File,
}

/// The terminal with whose command a scene begins.
pub(crate) const SERVER: &str = "server";

impl Scene {
    /// The scenes of a page, from top to bottom.
    pub fn all(page: &Page) -> Vec<Result<Self, Complaint>> {
        let mut scenes = Vec::new();
        let mut given = Vec::new();
        let mut pieces: Vec<Piece> = Vec::new();
        for block in page.code_blocks() {
            if let Some(name) = value(&block, "file") {
                given.push((name.to_owned(), block.text));
                continue;
            }
            let piece = match Piece::parse(page, &block) {
                Ok(Some(piece)) => piece,
                Ok(None) => continue,
                Err(complaint) => {
                    scenes.push(Err(complaint));
                    continue;
                }
            };
            let begins = piece.name == SERVER && matches!(piece.kind, Kind::Beginning { .. });
            if begins && !pieces.is_empty() {
                scenes.push(Self::of(page, &given, mem::take(&mut pieces)));
            }
            pieces.push(piece);
        }
        if !pieces.is_empty() {
            scenes.push(Self::of(page, &given, pieces));
        }
        scenes
    }

    /// The page on which it stands.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The programs that are run.
    pub fn programs(&self) -> impl Iterator<Item = &Program> {
        self.pieces.iter().filter_map(|piece| match &piece.kind {
            Kind::Beginning {
                command: CommandLine::Run { program, .. },
                ..
            } => Some(program),
            _ => None,
        })
    }

    /// The members whose programs are run.
    pub fn members(&self) -> impl Iterator<Item = &str> {
        self.programs().map(|program| program.member.as_str())
    }

    fn of(page: &Page, given: &[(String, String)], pieces: Vec<Piece>) -> Result<Self, Complaint> {
        let mut open: Vec<&str> = Vec::new();
        for piece in &pieces {
            let name = piece.name.as_str();
            let is_open = open.contains(&name);
            match piece.kind {
                Kind::Continuation { .. } if !is_open => {
                    let what = format!("the terminal {name} has no command `$ ...` yet");
                    return Err(page.complaint(piece.line, what));
                }
                Kind::Beginning { .. } if is_open => {
                    let what = format!("the terminal {name} has a command already");
                    return Err(page.complaint(piece.line, what));
                }
                Kind::Beginning { .. } if open.is_empty() && name != SERVER => {
                    let what = "a scene begins with the terminal server and its command";
                    return Err(page.complaint(piece.line, what));
                }
                Kind::Beginning { .. } => open.push(name),
                Kind::Continuation { .. } | Kind::File => {}
            }
        }
        let of_server = pieces.iter().filter(|piece| piece.name == SERVER);
        let mut lines = of_server.flat_map(|piece| &piece.shown);
        let port = lines.find_map(|line| Ports::announced(line));
        let port = port.ok_or_else(|| {
            let what =
                "no line of the server ends with its port, as in `Listening on 127.0.0.1:5000`";
            page.complaint(pieces[0].line, what)
        })?;
        Ok(Self {
            page: page.clone(),
            given: given.to_vec(),
            pieces,
            port,
        })
    }
}

impl Piece {
    /// The piece in a block, if the block is one.
    fn parse(page: &Page, block: &CodeBlock) -> Result<Option<Self>, Complaint> {
        let mut shown: Vec<String> = block.text.lines().map(str::to_owned).collect();
        let complain = |what: String| page.complaint(block.line, what);
        let (name, kind) = if let Some(name) = value(block, "now") {
            (name, Kind::File)
        } else if let Some(name) = value(block, "terminal") {
            let any_order = match block.words[2..]
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>()[..]
            {
                [] => false,
                ["any-order"] => true,
                _ => {
                    return Err(complain(
                        "`console,terminal=NAME` or `console,terminal=NAME,any-order` would be right"
                            .to_owned(),
                    ));
                }
            };
            if shown.first().is_some_and(|line| line.starts_with("$ ")) {
                let command = CommandLine::parse(&shown.remove(0)).map_err(complain)?;
                (name, Kind::Beginning { command, any_order })
            } else {
                (name, Kind::Continuation { any_order })
            }
        } else {
            return Ok(None);
        };
        Ok(Some(Self {
            line: block.line,
            name: name.to_owned(),
            kind,
            shown,
        }))
    }
}

/// What the mark `key=` says, if it is the first mark of the block.
pub(crate) fn value<'a>(block: &'a CodeBlock, key: &str) -> Option<&'a str> {
    let mark = block.words.get(1)?;
    mark.strip_prefix(key)?.strip_prefix('=')
}
