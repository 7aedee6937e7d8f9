/// Turns bytes from a stranger into text, piece by piece: what is not UTF-8 becomes U+FFFD, and a
/// character that was cut in two between pieces becomes whole again.
#[derive(Debug, Default)]
pub struct LossyText {
    /// The beginning of a character whose rest has not come yet: at most three bytes.
    unfinished: Vec<u8>,
}

impl LossyText {
    /// No bytes yet.
    pub fn new() -> LossyText {
        LossyText::default()
    }

    /// The text of `bytes`, which follow what came before. The beginning of a character at their
    /// end is kept for the next call.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        self.unfinished.extend_from_slice(bytes);
        let bytes = std::mem::take(&mut self.unfinished);
        let mut text = String::with_capacity(bytes.len());
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            text.push_str(chunk.valid());
            if chunk.invalid().is_empty() {
                continue;
            }
            if chunks.peek().is_none() && could_begin_a_character(chunk.invalid()) {
                self.unfinished = chunk.invalid().to_vec();
            } else {
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        text
    }

    /// What is left when no more bytes will come: nothing, or U+FFFD for a character that was never
    /// finished.
    pub fn finish(self) -> &'static str {
        if self.unfinished.is_empty() {
            ""
        } else {
            "\u{FFFD}"
        }
    }
}

/// Whether `bytes` are wrong only because more should follow.
fn could_begin_a_character(bytes: &[u8]) -> bool {
    // `error_len` is `None` exactly when the input ended too early.
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}
