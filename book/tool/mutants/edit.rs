use std::ops::Range;

/// How much of a piece of code is quoted.
const QUOTED: usize = 60;

/// One change of a text: these bytes become other ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) replacement: String,
    /// "`while` made `if`", say.
    pub(super) what: String,
}

impl Edit {
    pub(super) fn new(
        range: Range<usize>,
        replacement: impl Into<String>,
        what: impl Into<String>,
    ) -> Self {
        Self {
            range,
            replacement: replacement.into(),
            what: what.into(),
        }
    }

    /// Something is made something else, and the change is called so.
    pub(super) fn made(text: &str, range: Range<usize>, replacement: impl Into<String>) -> Self {
        let replacement = replacement.into();
        let what = format!(
            "{} made {}",
            quoted(&text[range.clone()]),
            quoted(&replacement)
        );
        Self::new(range, replacement, what)
    }

    pub(super) fn applied_to(&self, text: &str) -> String {
        let before = &text[..self.range.start];
        format!("{before}{}{}", self.replacement, &text[self.range.end..])
    }
}

/// A piece of code within a sentence: on one line, and not too long.
pub(super) fn quoted(code: &str) -> String {
    let words: Vec<&str> = code.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("`{}...`", line[..end].trim_end()),
        None => format!("`{line}`"),
    }
}
