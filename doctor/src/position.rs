//! Subject or object? "You" is both, and only its neighbours tell whether it becomes "I" or "me", and which verb goes
//! along.
//!
//! No program knows English from a few lists of words. These catch what patients say most.

use crate::word_list::WordList;
use crate::words::Words;

/// Whether the "you" at `index` does something ("you hate me"), rather than has something done to it ("I hate you").
pub(crate) fn is_subject(words: &Words, index: usize) -> bool {
    let key = |index: Option<usize>| index.and_then(|index| words.key(index));
    let before = words.before(index);
    let after = key(words.after(index));
    let Some(word) = key(before) else {
        // "You hate me" is a sentence, "You!" is not.
        return after.is_some();
    };
    let goes_on = after.is_some_and(|after| !PREPOSITIONS.contains(after));
    let does = after.is_some_and(|after| is_finite(after) || VERBS.contains(after));
    match word {
        _ if ASKING.contains(word) => true,
        // "Have you ...", "who are you", but "I have you", "if I were you".
        _ if INVERTED.contains(word) => before.is_some_and(|verb| begins_clause(words, verb)),
        _ if PREPOSITIONS.contains(word) || CAUSATIVES.contains(word) => false,
        _ if OPENERS.contains(word) => goes_on,
        // "I see you are here", but "I see you go".
        _ if BEFORE_EITHER.contains(word) => after.is_some_and(is_finite),
        _ => does,
    }
}

/// Whether the word at `index` is the first of its clause, or follows a word like "why" or "and".
fn begins_clause(words: &Words, index: usize) -> bool {
    match words.before(index).and_then(|before| words.key(before)) {
        None => true,
        Some(before) => LINKS.contains(before),
    }
}

/// Whether the subject of the verb at `index` is `subject`, alone: "you are", "you really are", "are you", but not "he
/// and you are", and not "they are you".
pub(crate) fn has_subject(words: &Words, index: usize, subject: &str) -> bool {
    let mut before = words.before(index);
    if before
        .and_then(|before| words.key(before))
        .is_some_and(|word| ADVERBS.contains(word))
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
    if !words.follows(index, &["and"]) {
        return false;
    }
    let other = words.before(index).and_then(|and| words.before(and));
    let Some(other) = other else { return false };
    if words.follows(other, ARTICLES) {
        words
            .before(other)
            .is_some_and(|article| begins_clause(words, article))
    } else {
        begins_clause(words, other)
    }
}

/// Whether the verb at `index` tells what is not so: "if you were", "I wish you were". Then it is the same for
/// everybody.
pub(crate) fn is_wished(words: &Words, index: usize) -> bool {
    let subject = words.before(index);
    subject.is_some_and(|subject| words.follows(subject, &["if", "wish", "though"]))
}

/// Whether `word` is a verb that needs a subject right before it.
fn is_finite(word: &str) -> bool {
    INVERTED.contains(word) || ASKING.contains(word) || ADVERBS.contains(word)
}

/// Verbs before the subject in a question, whatever else stands there.
const ASKING: WordList = WordList(
    "do does did can could will would shall should may might must don't doesn't didn't can't couldn't won't wouldn't \
    shouldn't aren't weren't haven't hadn't dont didnt cant wont",
);

/// Verbs that stand before the subject in a question, and before the object elsewhere.
const INVERTED: WordList = WordList("am are was were have had has");

const ADVERBS: WordList = WordList(
    "really never always still also just only often sometimes probably certainly already even actually hardly rarely \
    usually obviously",
);

const PREPOSITIONS: WordList = WordList(
    "to of for with from about at by in on into onto over under near around behind beside between against without \
    within upon toward towards through beyond except off out up down away",
);

/// Words that make somebody do something: "let you go".
const CAUSATIVES: WordList =
    WordList("make makes made making let lets letting help helps helped helping");

/// Words before a clause, or before an object that may be followed by a verb as well.
const BEFORE_EITHER: WordList = WordList("see saw hear heard watch watched watching is isn't it's");

/// Words that link a clause to what is before it.
const LINKS: WordList = WordList(
    "and or but so that if because when while why how what where who whom which whose whether though although unless \
    once whenever wherever whatever then long often old much many",
);

/// Words after which a clause may begin, and then with its subject: links, verbs of saying and thinking, states of mind
/// and of time, and what a clause explains ("the way you look at me").
const OPENERS: WordList = WordList(
    "and or but so that if because when while why how what where who whom which whether though although unless once \
    whenever wherever whatever then cause think thinks thought hope hoped guess suppose wish say says said feel felt \
    mean bet suspect imagine assume wonder pretend sure glad sorry afraid happy sad certain convinced angry maybe \
    perhaps now today yesterday way thing things everything something anything nothing all reason time day moment \
    man woman person people one ones",
);

/// Verbs that follow their subject, in the forms that go with "you", and are hardly ever anything else.
const VERBS: WordList = WordList(
    "say said know knew think thought want wanted feel felt mean meant tell told make made give gave get got see saw \
    ask asked go went come came hate hated loved like liked believe believed seem seemed left took take found forgot \
    forget listen listened understand understood became become lied wrote spoke speak keep kept needed helped \
    started stopped ignore ignored",
);
