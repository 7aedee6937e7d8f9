//! Large and small letters.

use crate::words::Words;

/// `new`, which takes the place of the word at `index`, in the case of that word. Everything is large if the sentence
/// is `shouted`.
pub(crate) fn restore(words: &Words, index: usize, new: &str, shouted: bool) -> String {
    let old = words.pieces()[index].text;
    // "I" is always a capital letter: that says nothing about the case of what it becomes.
    let is_i = words.key(index).is_some_and(|key| key.starts_with('i'));
    if shouted || !is_i && is_shouted(old) {
        new.to_uppercase()
    } else if old.starts_with(char::is_uppercase) && (!is_i || words.begins_sentence(index)) {
        capitalized(new)
    } else {
        new.to_string()
    }
}

/// `text` with its first letter large.
pub(crate) fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Whether `text` is written in capital letters: at least two of them in one word, for "I" and "A" are nothing special,
/// and no small one.
pub(crate) fn is_shouted(text: &str) -> bool {
    let is_large = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1;
    !text.contains(char::is_lowercase) && text.split(|c: char| !c.is_alphanumeric()).any(is_large)
}

/// Whether the word at `index` is part of something in capital letters.
pub(crate) fn is_shouted_around(words: &Words, index: usize) -> bool {
    let shouted = |at: Option<usize>| at.is_some_and(|at| is_shouted(words.pieces()[at].text));
    shouted(words.before(index)) || shouted(words.after(index))
}
