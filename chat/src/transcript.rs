use std::collections::VecDeque;
use std::fmt;
use std::mem;
use std::sync::Arc;

use crate::Entry;

/// A page is full as soon as it has so many bytes. This is the most that a copy of the transcript
/// really copies.
const PAGE: usize = 16 * 1024;

/// No transcript is longer than so many bytes, however many entries it may keep.
const LONGEST: usize = 16 * 1024 * 1024;

/// All that was said in a chat room, for one thread at a time (Project 10). It is kept so that a
/// copy costs the same whether there are ten entries or a hundred thousand.
///
/// It consists of pages. A page that is full is never changed again, and so needs no copying: all
/// who read it share it. Only the page that is being written is copied, and that is a short one.
///
/// Its length is bounded: beyond the number of entries that it keeps, or beyond 16 MiB, the oldest
/// entries go. What a reader has copied before stays as it was.
#[derive(Clone, Debug)]
pub struct Transcript {
    /// The full pages, oldest first. No entry begins on one page and ends on another.
    full: Arc<VecDeque<Arc<str>>>,
    /// The page that is being written, shorter than [`PAGE`].
    open: String,
    /// So many bytes at the beginning of the first page belong to entries that are gone.
    gone: usize,
    /// The length of each entry that is still there, oldest first.
    lengths: VecDeque<usize>,
    /// Their sum.
    bytes: usize,
    /// How many entries are kept.
    keep: usize,
}

impl Transcript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> Transcript {
        Transcript {
            full: Arc::default(),
            open: String::new(),
            gone: 0,
            lengths: VecDeque::new(),
            bytes: 0,
            keep,
        }
    }

    // ANCHOR: add
    /// Adds `entry` at the end. If that makes the transcript too long, the oldest entries go.
    pub fn add(&mut self, entry: &Entry) {
        let text = entry.text();
        self.open.push_str(text);
        self.lengths.push_back(text.len());
        self.bytes += text.len();
        if self.open.len() >= PAGE {
            // If a reader holds the list of pages, it is the list that is copied here: pointers,
            // once a page.
            Arc::make_mut(&mut self.full).push_back(mem::take(&mut self.open).into());
        }
        while self.lengths.len() > self.keep || self.bytes > LONGEST {
            self.forget_oldest();
        }
    }

    /// A copy of the transcript as it is now: one pointer, and the text of the page that is being
    /// written. The number of entries makes no difference.
    pub fn copy(&self) -> TranscriptCopy {
        TranscriptCopy {
            full: Arc::clone(&self.full),
            open: self.open.clone(),
            gone: self.gone,
        }
    }
    // ANCHOR_END: add

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether nothing was said yet.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// Skips the oldest entry, and gives up its page if it was the last one there.
    fn forget_oldest(&mut self) {
        let length = self.lengths.pop_front().unwrap_or(0);
        self.bytes -= length;
        self.gone += length;
        let page = self.full.front().map_or(self.open.len(), |page| page.len());
        if self.gone < page {
            return;
        }
        self.gone = 0;
        if self.full.is_empty() {
            self.open.clear();
        } else {
            Arc::make_mut(&mut self.full).pop_front();
        }
    }
}

/// The transcript as it was at one moment. It does not change any more, and belongs to whoever
/// reads it, for as long as that takes: nobody waits meanwhile.
#[derive(Clone, Debug)]
pub struct TranscriptCopy {
    full: Arc<VecDeque<Arc<str>>>,
    open: String,
    gone: usize,
}

impl TranscriptCopy {
    /// The text, in pieces of a page each: whole entries, the oldest first. No piece is empty.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        let pages = self.full.iter().map(|page| &**page);
        let mut gone = self.gone;
        pages
            .chain([self.open.as_str()])
            .map(move |page| &page[mem::take(&mut gone)..])
            .filter(|piece| !piece.is_empty())
    }
}

impl fmt::Display for TranscriptCopy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().try_for_each(|piece| f.write_str(piece))
    }
}
