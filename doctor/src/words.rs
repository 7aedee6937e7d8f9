/// A sentence in pieces: words, and the gaps of spaces and punctuation between them. Put together again, the pieces are
/// the sentence, byte for byte.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    pieces: Vec<Piece<'a>>,
}

/// A word, or what stands between two words.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    /// As it was written.
    pub text: &'a str,
    /// What a word is looked up by: in small letters, with a straight apostrophe. `None` for a gap.
    pub key: Option<String>,
}

impl<'a> Words<'a> {
    /// Takes `sentence` apart. A word is a run of letters and digits; an apostrophe between two of them, straight or
    /// curly, belongs to the word, as in "don't".
    pub fn of(sentence: &'a str) -> Words<'a> {
        let mut pieces = Vec::new();
        let mut rest = sentence;
        while !rest.is_empty() {
            let word = word_length(rest);
            let length = match word {
                0 => rest.find(in_word).unwrap_or(rest.len()),
                length => length,
            };
            let (text, after) = rest.split_at(length);
            let key = (word > 0).then(|| text.to_lowercase().replace('\u{2019}', "'"));
            pieces.push(Piece { text, key });
            rest = after;
        }
        Words { pieces }
    }

    /// Words and gaps, in order.
    pub fn pieces(&self) -> &[Piece<'a>] {
        &self.pieces
    }

    /// The key of the piece at `index`, if it is a word.
    pub fn key(&self, index: usize) -> Option<&str> {
        self.pieces.get(index)?.key.as_deref()
    }

    /// The index of the word before the one at `index`, if no punctuation separates the two.
    pub fn before(&self, index: usize) -> Option<usize> {
        let word = index.checked_sub(2)?;
        self.pieces[index - 1].joins().then_some(word)
    }

    /// The index of the word after the one at `index`, if no punctuation separates the two.
    pub fn after(&self, index: usize) -> Option<usize> {
        let word = index + 2;
        (word < self.pieces.len() && self.pieces[index + 1].joins()).then_some(word)
    }

    /// Whether the word before the one at `index` is one of `these`.
    pub fn follows(&self, index: usize, these: &[&str]) -> bool {
        let before = self.before(index).and_then(|before| self.key(before));
        before.is_some_and(|before| these.contains(&before))
    }

    /// Whether a sentence begins with the word at `index`.
    pub fn begins_sentence(&self, index: usize) -> bool {
        let gap = index.checked_sub(1).map_or("", |gap| self.pieces[gap].text);
        let is_first = index <= 1;
        is_first || gap.contains(['.', '!', '?'])
    }
}

impl Piece<'_> {
    /// Whether the words on both sides of this gap belong together: nothing but spaces or a hyphen between them.
    fn joins(&self) -> bool {
        self.text == "-" || self.text.chars().all(char::is_whitespace)
    }
}

/// How many bytes of `text` are the word that it begins with.
fn word_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut length = 0;
    while let Some((at, character)) = characters.next() {
        let joins_letters = matches!(character, '\'' | '\u{2019}')
            && at > 0
            && characters.peek().is_some_and(|&(_, next)| in_word(next));
        if !in_word(character) && !joins_letters {
            break;
        }
        length = at + character.len_utf8();
    }
    length
}

/// Whether `character` is part of a word: letters, digits, and the accents that some systems write as characters of
/// their own.
fn in_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36F}')
}
