//! What a server and its clients say to one another: described once, drawn on a page, and played
//! against the real server by a test.

mod picture;
mod play;
mod speech;
mod step;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::book::files_below;
use crate::{CommandLine, Complaint, Program};
use step::Step;

/// A file of `book/conversations`:
///
/// ```toml
/// title = "GET, word by word"
/// caption = "If there is no such file, ..."                  # Markdown, below the picture
/// run = "$ cargo run -p lab4_server -- 0 1 -v"   # in a new folder, which holds these files:
/// files = { "welcome.txt" = "Hello!\n" }
/// steps = """
/// client connects
/// server -> client: READY
/// client -> server: GET welcome.txt
/// server -> client: {size 7}
/// server closes client
/// """
/// ```
///
/// A step is one of these; all names but `server` are clients:
///
/// - `NAME connects`
/// - `NAME -> server: TEXT` and `server -> NAME: TEXT`, where `⏎` stands for a line feed, `{size 7}` for
///   that number in eight bytes, and `{ctime}` for any moment in the form of C's `ctime`;
/// - `NAME waits`: so far the server has sent nothing more;
/// - `NAME closes` and `server closes NAME`
/// - `server keeps FILE: TEXT`: the file holds this now.
#[derive(Debug)]
pub struct Conversation {
    file: PathBuf,
    title: String,
    caption: String,
    server: Program,
    arguments: Vec<String>,
    files: BTreeMap<String, String>,
    steps: Vec<(usize, Step)>,
}

/// The file's own shape.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    title: String,
    caption: String,
    run: String,
    #[serde(default)]
    files: BTreeMap<String, String>,
    steps: String,
}

impl Conversation {
    /// The conversations of the book in the folder `root`, in the order of their names.
    pub fn all(root: &Path) -> Vec<Result<Self, Complaint>> {
        let folder = root.join("conversations");
        let Ok(files) = files_below(&folder) else {
            return Vec::new();
        };
        files.iter().map(|file| Self::read(file)).collect()
    }

    /// The conversation of that name.
    ///
    /// # Errors
    /// If there is none; the message says which there are.
    pub fn named(root: &Path, name: &str) -> Result<Self, String> {
        let folder = root.join("conversations");
        let file = folder.join(name).with_extension("toml");
        if !file.is_file() {
            let files = files_below(&folder).unwrap_or_default();
            let names = files.iter().filter_map(|file| file.file_stem()?.to_str());
            let names: Vec<&str> = names.collect();
            return Err(format!(
                "there is no conversation {name}; there is {}",
                names.join(", ")
            ));
        }
        Self::read(&file).map_err(|complaint| complaint.to_string())
    }

    /// Reads one.
    ///
    /// # Errors
    /// If the file cannot be read or understood.
    pub fn read(file: &Path) -> Result<Self, Complaint> {
        let complaint = |line: usize, what: String| Complaint::new(file, line, what);
        let text = fs::read_to_string(file)
            .map_err(|error| complaint(1, format!("cannot be read: {error}")))?;
        let contents: Contents =
            toml::from_str(&text).map_err(|error| complaint(1, error.to_string()))?;
        let run = CommandLine::parse(&contents.run).map_err(|error| complaint(1, error))?;
        let CommandLine::Run { program, arguments } = run else {
            return Err(complaint(1, "netcat is no server".to_owned()));
        };
        // The steps are the last that stands in the file, so their lines can be told.
        let before = text.find("steps = \"\"\"").unwrap_or(0);
        let first = text[..before].lines().count() + 2;
        let mut steps = Vec::new();
        for (line, step) in (first..).zip(contents.steps.lines()) {
            if !step.trim().is_empty() {
                let step = step.parse().map_err(|error| complaint(line, error))?;
                steps.push((line, step));
            }
        }
        Ok(Self {
            file: file.to_owned(),
            title: contents.title,
            caption: contents.caption,
            server: program,
            arguments,
            files: contents.files,
            steps,
        })
    }

    /// What pages call it.
    pub fn name(&self) -> String {
        let stem = self.file.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    }

    /// The member whose server it is.
    pub fn member(&self) -> &str {
        &self.server.member
    }

    /// The clients, in the order in which they appear.
    fn clients(&self) -> Vec<&str> {
        let mut clients = Vec::new();
        for (_, step) in &self.steps {
            if let Some(client) = step.client()
                && !clients.contains(&client)
            {
                clients.push(client);
            }
        }
        clients
    }

    fn complaint(&self, line: usize, what: impl Into<String>) -> Complaint {
        Complaint::new(&self.file, line, what)
    }
}
