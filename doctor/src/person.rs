use crate::letter_case::{is_shouted, is_shouted_around, restore};
use crate::position::{has_subject, is_subject, is_wished};
use crate::words::Words;

// ANCHOR: change_person
/// Says `sentence` from the other side: what the patient says of himself, the doctor says to him.
///
/// Words of the first person become words of the second, and back: I, me, we, us and you; my, our
/// and your; mine, ours and yours; myself and yourself, ourselves and yourselves; I'm, I've, I'll,
/// I'd and their like. "You" becomes "I" where it is a subject and "me" where it is an object, as
/// far as its neighbours tell. The verb goes along: I am, you are; I was, you were.
///
/// Everything else, punctuation and spaces included, stays as it is. A word that began a sentence
/// with a capital letter does so afterwards; "I" is a capital letter anywhere, and "you" only
/// there; WHAT IS SHOUTED IS SHOUTED BACK.
///
/// ```
/// use doctor::change_person;
///
/// assert_eq!(
///     change_person("My boss hates me, and I am tired."),
///     "Your boss hates you, and you are tired."
/// );
/// assert_eq!(
///     change_person("Do you like me, or do I like you?"),
///     "Do I like you, or do you like me?"
/// );
/// ```
pub fn change_person(sentence: &str) -> String {
    let words = Words::of(sentence);
    let shouted = is_shouted(sentence);
    let mut result = String::with_capacity(sentence.len() + 16);
    for (index, piece) in words.pieces().iter().enumerate() {
        match changed(&words, index) {
            Some(new) => result.push_str(&restore(&words, index, &new, shouted)),
            None => result.push_str(piece.text),
        }
    }
    result
}
// ANCHOR_END: change_person

// ANCHOR: changed
/// What the word at `index` of `words` becomes, in the letters that it has inside a sentence; `None` if it stays, or is
/// no word but a gap.
///
/// [`Words::key`] is the word to look up, in small letters. What has an apostrophe in it is [`contraction`]'s affair.
///
/// | word | becomes |
/// |---|---|
/// | i, me, we, us | you; but "US" is a country, unless [all around is shouted](is_shouted_around) |
/// | my, our | your |
/// | mine, ours | yours; but "the mine" and "a mine" are where coal comes from ([`Words::follows`] tells) |
/// | myself; ourselves | yourself; yourselves |
/// | you | I, if it [is a subject](is_subject), else me |
/// | your; yours; yourself; yourselves | my; mine; myself; ourselves |
/// | im, ive; youre, youve | you're, you've; I'm, I've: people leave the apostrophe out |
/// | am | are; but not after a number, as in "3 am" |
/// | was | were, if its [subject](has_subject) is "i" |
/// | are, were | am, was, if its subject is "you"; but what is [wished](is_wished) stays: "if you were" |
fn changed(words: &Words, index: usize) -> Option<String> {
    // ANCHOR: exercise_1 -- STUB: let _ = (words, index, contraction, is_shouted_around, is_subject, is_wished, Words::follows, Words::key); todo!("exercise 1: look the word up, and say what it becomes")
    let word = words.key(index)?;
    if let Some((pronoun, ending)) = word.split_once('\'') {
        return contraction(words, index, pronoun, ending);
    }
    let number = |word: &str| word.chars().all(|character| character.is_ascii_digit());
    let before = words.before(index).and_then(|before| words.key(before));
    let is_country = || words.pieces()[index].text == "US" && !is_shouted_around(words, index);
    let new = match word {
        "us" if is_country() => return None,
        "i" | "me" | "we" | "us" => "you",
        "my" | "our" => "your",
        "mine" if words.follows(index, &["a", "the"]) => return None,
        "mine" | "ours" => "yours",
        "myself" => "yourself",
        "ourselves" => "yourselves",
        "you" if is_subject(words, index) => "I",
        "you" => "me",
        "your" => "my",
        "yours" => "mine",
        "yourself" => "myself",
        "yourselves" => "ourselves",
        "im" => "you're",
        "ive" => "you've",
        "youre" => "I'm",
        "youve" => "I've",
        "am" if !before.is_some_and(number) => "are",
        "are" if has_subject(words, index, "you") => "am",
        "was" if has_subject(words, index, "i") => "were",
        "were" if has_subject(words, index, "you") && !is_wished(words, index) => "was",
        _ => return None,
    };
    Some(new.to_string())
    // ANCHOR_END: exercise_1
}
// ANCHOR_END: changed

/// What the word at `index` becomes, which is `pronoun` and `ending` with an apostrophe between them.
fn contraction(words: &Words, index: usize, pronoun: &str, ending: &str) -> Option<String> {
    let is_curly = words.pieces()[index].text.contains('\u{2019}');
    let apostrophe = if is_curly { '\u{2019}' } else { '\'' };
    let (pronoun, ending) = match (pronoun, ending) {
        ("i", "m") => ("you", "re"),
        ("you", "re") => ("I", "m"),
        ("i" | "we", ending) => ("you", ending),
        ("you", ending) => ("I", ending),
        ("wasn", "t") if has_subject(words, index, "i") => ("weren", "t"),
        ("weren", "t") if has_subject(words, index, "you") => ("wasn", "t"),
        // There is no "amn't". But "aren't I?" is what people say.
        ("aren", "t") if words.follows(index, &["you"]) => return Some("am not".to_string()),
        _ => return None,
    };
    Some(format!("{pronoun}{apostrophe}{ending}"))
}
