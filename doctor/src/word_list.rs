/// Words that belong together, with spaces between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordList(pub &'static str);

impl WordList {
    /// Whether `word`, in small letters, is one of them.
    pub fn contains(self, word: &str) -> bool {
        self.0.split_ascii_whitespace().any(|one| one == word)
    }
}
