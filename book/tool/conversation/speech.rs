use std::fmt;
use std::str::FromStr;

/// What one side says, byte by byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// A number in eight bytes, the highest first.
    Size(u64),
    /// Any moment, in the form of C's `ctime`.
    Moment,
}

/// A line feed, as a page shows it.
const LINE_FEED: char = '⏎';

/// How many bytes a `ctime` has.
const MOMENT: usize = 24;

impl Speech {
    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.parts.iter().map(Part::len).sum()
    }

    /// The bytes. A moment is one of the time server's own.
    pub fn bytes(&self) -> Vec<u8> {
        self.parts.iter().flat_map(Part::bytes).collect()
    }

    /// Whether these bytes say it; there are as many as [`len`](Self::len).
    pub fn is_said_by(&self, mut bytes: &[u8]) -> bool {
        self.parts.iter().all(|part| {
            let (said, rest) = bytes.split_at(part.len().min(bytes.len()));
            bytes = rest;
            match part {
                Part::Moment => said.len() == MOMENT && said.iter().all(u8::is_ascii),
                _ => said == part.bytes(),
            }
        })
    }
}

impl Part {
    fn len(&self) -> usize {
        self.bytes().len()
    }

    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.replace(LINE_FEED, "\n").into_bytes(),
            Self::Size(size) => size.to_be_bytes().to_vec(),
            Self::Moment => b"Sat Jun 24 12:54:32 2017".to_vec(),
        }
    }
}

impl FromStr for Speech {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, special)) = rest.split_once('{') {
            let wrong = || format!("{{{special} is neither {{size 7}} nor {{ctime}}");
            let (inner, after) = special.split_once('}').ok_or_else(wrong)?;
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(match inner.split_once(' ') {
                Some(("size", size)) => Part::Size(size.parse().map_err(|_| wrong())?),
                None if inner == "ctime" => Part::Moment,
                _ => return Err(wrong()),
            });
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Self { parts })
    }
}

impl fmt::Display for Speech {
    /// As a picture shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.parts {
            match part {
                Part::Text(text) => f.write_str(text)?,
                Part::Size(size) => write!(f, "the size {size}, in 8 bytes")?,
                Part::Moment => f.write_str("(the time)")?,
            }
        }
        Ok(())
    }
}
