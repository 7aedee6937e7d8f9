use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use crate::Complaint;

/// One Markdown file of the book.
#[derive(Clone, Debug)]
pub struct Page {
    file: PathBuf,
    text: String,
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// If the file cannot be read, or is not UTF-8.
    pub fn read(file: &Path) -> io::Result<Self> {
        Ok(Self {
            file: file.to_owned(),
            text: fs::read_to_string(file)?,
        })
    }

    /// Where it lies.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The Markdown, includes and all.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its title: the first heading. The file's name if it has none.
    pub fn title(&self) -> &str {
        let mut lines = self.text.lines();
        let title = lines.find_map(|line| line.strip_prefix("# "));
        let name = self.file.file_name().unwrap_or_default();
        title.unwrap_or_else(|| name.to_str().unwrap_or_default())
    }

    /// A complaint about this page, at that line.
    pub fn complaint(&self, line: usize, what: impl Into<String>) -> Complaint {
        Complaint::new(&self.file, line, what)
    }

    /// The fenced blocks, from top to bottom. Found by the parser that mdBook uses itself.
    pub fn code_blocks(&self) -> Vec<CodeBlock> {
        let events = Parser::new_ext(&self.text, Options::all()).into_offset_iter();
        let mut blocks: Vec<CodeBlock> = Vec::new();
        let mut inside = false;
        for (event, range) in events {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    inside = true;
                    blocks.push(CodeBlock {
                        line: self.text[..range.start].lines().count().max(1)
                            + usize::from(self.text[..range.start].ends_with('\n')),
                        words: info.split([',', ' ']).map(str::to_owned).collect(),
                        text: String::new(),
                    });
                }
                Event::Text(text) if inside => {
                    let block = blocks.last_mut().expect("inside a block");
                    block.text.push_str(&text);
                }
                Event::End(_) => inside = false,
                _ => (),
            }
        }
        blocks
    }
}

/// A fenced block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// The line of the opening fence, counted from 1.
    pub line: usize,
    /// What stands behind the opening fence, separated by commas: the language, then the marks.
    pub words: Vec<String>,
    /// The lines between the fences.
    pub text: String,
}

impl CodeBlock {
    /// Whether the block is in that language.
    pub fn is(&self, language: &str) -> bool {
        self.words.first().is_some_and(|word| word == language)
    }

    /// Whether the block has that mark.
    pub fn has(&self, mark: &str) -> bool {
        self.words.iter().skip(1).any(|word| word == mark)
    }
}
