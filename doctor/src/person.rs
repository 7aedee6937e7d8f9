use crate::position::{begins_clause, is_adverb, is_subject};
use crate::words::Words;

// ANCHOR: change_person
/// Says `sentence` from the other side: what the patient says of himself, the doctor says to him.
///
/// Words of the first person become words of the second, and back: I, me, we, us and you; my, our and your; mine, ours
/// and yours; myself and yourself, ourselves and yourselves; I'm, I've, I'll, I'd and their like. "You" becomes "I" where
/// it is a subject and "me" where it is an object, as far as its neighbours tell. The verb goes along: I am, you are; I
/// was, you were.
///
/// Everything else, punctuation and spaces included, stays as it is. A word that began a sentence with a capital letter
/// does so afterwards; "I" is a capital letter anywhere, and "you" only there; WHAT IS SHOUTED IS SHOUTED BACK.
///
/// ```
/// use doctor::change_person;
///
/// assert_eq!(change_person("My boss hates me, and I am tired."), "Your boss hates you, and you are tired.");
/// assert_eq!(change_person("Do you like me, or do I like you?"), "Do I like you, or do you like me?");
/// ```
pub fn change_person(sentence: &str) -> String {
    // ANCHOR: exercise_1 -- STUB: let _ = (sentence, Words::of, Words::pieces, changed, restore_case, is_shouted); todo!("exercise 1: look at each word of the sentence, change it, and give it back its capital letter")
    let words = Words::of(sentence);
    let shouted = is_shouted(sentence);
    let mut result = String::with_capacity(sentence.len() + 16);
    for (index, piece) in words.pieces().iter().enumerate() {
        match changed(&words, index) {
            Some(new) => result.push_str(&restore_case(&words, index, new, shouted)),
            None => result.push_str(piece.text),
        }
    }
    result
    // ANCHOR_END: exercise_1
}
// ANCHOR_END: change_person

/// What the word at `index` becomes, in the letters that it has inside a sentence. `None` if it stays.
fn changed(words: &Words, index: usize) -> Option<String> {
    let word = words.key(index)?;
    if let Some((pronoun, ending)) = word.split_once('\'') {
        return contraction(words, index, pronoun, ending);
    }
    let new = match word {
        "i" | "me" | "we" => "you",
        // The country, not the pronoun.
        "us" if words.pieces()[index].text == "US" && !is_shouted_around(words, index) => {
            return None;
        }
        "us" => "you",
        "my" | "our" => "your",
        // Where coal comes from.
        "mine" if is_after(words, index, &["a", "the"]) => return None,
        "mine" | "ours" => "yours",
        "myself" => "yourself",
        "ourselves" => "yourselves",
        "you" if is_subject(words, index) => "I",
        "you" => "me",
        "your" => "my",
        "yours" => "mine",
        "yourself" => "myself",
        "yourselves" => "ourselves",
        // Without an apostrophe, as people type.
        "im" => "you're",
        "ive" => "you've",
        "youre" => "I'm",
        "youve" => "I've",
        // "I am" and "am I", but not "at 3 am".
        "am" if !follows_number(words, index) => "are",
        "are" if has_subject(words, index, "you") => "am",
        "was" if has_subject(words, index, "i") => "were",
        "were" if has_subject(words, index, "you") && !is_wished(words, index) => "was",
        _ => return None,
    };
    Some(new.to_string())
}

/// What the word at `index` becomes, which is `pronoun` and `ending` with an apostrophe between them.
fn contraction(words: &Words, index: usize, pronoun: &str, ending: &str) -> Option<String> {
    let apostrophe = words.pieces()[index]
        .text
        .chars()
        .find(|&c| c == '\u{2019}')
        .unwrap_or('\'');
    let (pronoun, ending) = match (pronoun, ending) {
        ("i", "m") => ("you", "re"),
        ("you", "re") => ("I", "m"),
        ("i" | "we", ending) => ("you", ending),
        ("you", ending) => ("I", ending),
        ("wasn", "t") if has_subject(words, index, "i") => ("weren", "t"),
        ("weren", "t") if has_subject(words, index, "you") => ("wasn", "t"),
        // There is no "amn't". But "aren't I?" is what people say.
        ("aren", "t") if is_after(words, index, &["you"]) => return Some("am not".to_string()),
        _ => return None,
    };
    Some(format!("{pronoun}{apostrophe}{ending}"))
}

/// Whether the subject of the verb at `index` is `subject`, alone: "you are", "you really are", "are you", but not "he
/// and you are", and not "they are you".
fn has_subject(words: &Words, index: usize, subject: &str) -> bool {
    let mut before = words.before(index);
    if before
        .and_then(|before| words.key(before))
        .is_some_and(is_adverb)
    {
        before = before.and_then(|before| words.before(before));
    }
    if let Some(before) = before
        && words.key(before) == Some(subject)
    {
        return !is_joined(words, before);
    }
    let after = words.after(index).and_then(|after| words.key(after));
    after == Some(subject) && begins_clause(words, index)
}

/// Whether somebody else joins the subject at `index`: "he and you", "my brother and you"; but "he smiles and you" is
/// the end of one clause and the beginning of another.
fn is_joined(words: &Words, index: usize) -> bool {
    const ARTICLES: &[&str] = &["my", "your", "his", "her", "our", "their", "the", "a"];
    if !is_after(words, index, &["and"]) {
        return false;
    }
    let other = words.before(index).and_then(|and| words.before(and));
    let Some(other) = other else { return false };
    if is_after(words, other, ARTICLES) {
        words
            .before(other)
            .is_some_and(|article| begins_clause(words, article))
    } else {
        begins_clause(words, other)
    }
}

/// Whether the verb at `index` tells what is not so: "if you were", "I wish you were". Then it is the same for everybody.
fn is_wished(words: &Words, index: usize) -> bool {
    let subject = words.before(index);
    subject.is_some_and(|subject| is_after(words, subject, &["if", "wish", "though"]))
}

/// Whether the word before the one at `index` is one of `these`.
fn is_after(words: &Words, index: usize, these: &[&str]) -> bool {
    let before = words.before(index).and_then(|before| words.key(before));
    before.is_some_and(|before| these.contains(&before))
}

fn follows_number(words: &Words, index: usize) -> bool {
    let before = words.before(index).and_then(|before| words.key(before));
    before.is_some_and(|before| before.chars().all(|c| c.is_ascii_digit()))
}

/// Writes `new`, which takes the place of the word at `index`, in the case of that word.
fn restore_case(words: &Words, index: usize, new: String, shouted: bool) -> String {
    let old = words.pieces()[index].text;
    // "I" is always a capital letter: that says nothing about the case of what it becomes.
    let is_i = words.key(index).is_some_and(|key| key.starts_with('i'));
    if shouted || !is_i && is_shouted(old) {
        new.to_uppercase()
    } else if old.starts_with(char::is_uppercase) && (!is_i || words.begins_sentence(index)) {
        capitalized(&new)
    } else {
        new
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

/// Whether `text` is written in capital letters: at least two in a word that is not just "I" or "A", and no small one.
fn is_shouted(text: &str) -> bool {
    let word = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1;
    !text.contains(char::is_lowercase) && text.split(|c: char| !c.is_alphanumeric()).any(word)
}

/// Whether the word at `index` is part of something in capital letters.
fn is_shouted_around(words: &Words, index: usize) -> bool {
    let shouted = |at: Option<usize>| at.is_some_and(|at| is_shouted(words.pieces()[at].text));
    shouted(words.before(index)) || shouted(words.after(index))
}
