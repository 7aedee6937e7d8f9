//! Subject or object? "You" is both, and only its neighbours tell whether it becomes "I" or "me".
//!
//! No program knows English from a few lists of words. These catch what patients say most.

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
    let goes_on = after.is_some_and(|after| !PREPOSITIONS.contains(&after));
    let does = after.is_some_and(|after| is_finite(after) || VERBS.contains(&after));
    match word {
        _ if ASKING.contains(&word) => true,
        // "Have you ...", "who are you", but "I have you", "if I were you".
        _ if INVERTED.contains(&word) => before.is_some_and(|verb| begins_clause(words, verb)),
        _ if PREPOSITIONS.contains(&word) || CAUSATIVES.contains(&word) => false,
        _ if OPENERS.contains(&word) => goes_on,
        // "I see you are here", but "I see you go".
        _ if BEFORE_EITHER.contains(&word) => after.is_some_and(is_finite),
        _ => does,
    }
}

/// Whether the word at `index` is the first of its clause, or follows a word like "why" or "and".
pub(crate) fn begins_clause(words: &Words, index: usize) -> bool {
    match words.before(index).and_then(|before| words.key(before)) {
        None => true,
        Some(before) => LINKS.contains(&before),
    }
}

/// Whether `word` can stand between a subject and its verb, as in "you really are".
pub(crate) fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word)
}

/// Whether `word` is a verb that needs a subject right before it.
fn is_finite(word: &str) -> bool {
    INVERTED.contains(&word) || ASKING.contains(&word) || ADVERBS.contains(&word)
}

/// Verbs before the subject in a question, whatever else stands there.
const ASKING: &[&str] = &[
    "do",
    "does",
    "did",
    "can",
    "could",
    "will",
    "would",
    "shall",
    "should",
    "may",
    "might",
    "must",
    "don't",
    "doesn't",
    "didn't",
    "can't",
    "couldn't",
    "won't",
    "wouldn't",
    "shouldn't",
    "aren't",
    "weren't",
    "haven't",
    "hadn't",
    "dont",
    "didnt",
    "cant",
    "wont",
];

/// Verbs that stand before the subject in a question, and before the object elsewhere.
const INVERTED: &[&str] = &["am", "are", "was", "were", "have", "had", "has"];

const ADVERBS: &[&str] = &[
    "really",
    "never",
    "always",
    "still",
    "also",
    "just",
    "only",
    "often",
    "sometimes",
    "probably",
    "certainly",
    "already",
    "even",
    "actually",
    "hardly",
    "rarely",
    "usually",
    "obviously",
];

const PREPOSITIONS: &[&str] = &[
    "to", "of", "for", "with", "from", "about", "at", "by", "in", "on", "into", "onto", "over",
    "under", "near", "around", "behind", "beside", "between", "against", "without", "within",
    "upon", "toward", "towards", "through", "beyond", "except", "off", "out", "up", "down", "away",
];

/// Words that make somebody do something: "let you go".
const CAUSATIVES: &[&str] = &[
    "make", "makes", "made", "making", "let", "lets", "letting", "help", "helps", "helped",
    "helping",
];

/// Words before a clause, or before an object that may be followed by a verb as well.
const BEFORE_EITHER: &[&str] = &[
    "see", "saw", "hear", "heard", "watch", "watched", "watching", "is", "isn't", "it's",
];

/// Words that link a clause to what is before it.
const LINKS: &[&str] = &[
    "and", "or", "but", "so", "that", "if", "because", "when", "while", "why", "how", "what",
    "where", "who", "whom", "which", "whose", "whether", "though", "although", "unless", "once",
    "whenever", "wherever", "whatever", "then", "long", "often", "old", "much", "many",
];

/// Words after which a clause may begin, and then with its subject.
const OPENERS: &[&str] = &[
    // LINKS, as far as a subject may follow them.
    "and",
    "or",
    "but",
    "so",
    "that",
    "if",
    "because",
    "when",
    "while",
    "why",
    "how",
    "what",
    "where",
    "who",
    "whom",
    "which",
    "whether",
    "though",
    "although",
    "unless",
    "once",
    "whenever",
    "wherever",
    "whatever",
    "then",
    "cause",
    // Verbs of saying and thinking.
    "think",
    "thinks",
    "thought",
    "hope",
    "hoped",
    "guess",
    "suppose",
    "wish",
    "say",
    "says",
    "said",
    "feel",
    "felt",
    "mean",
    "bet",
    "suspect",
    "imagine",
    "assume",
    "wonder",
    "pretend",
    // States of mind, and of time.
    "sure",
    "glad",
    "sorry",
    "afraid",
    "happy",
    "sad",
    "certain",
    "convinced",
    "angry",
    "maybe",
    "perhaps",
    "now",
    "today",
    "yesterday",
    // What a clause explains: "the way you look at me".
    "way",
    "thing",
    "things",
    "everything",
    "something",
    "anything",
    "nothing",
    "all",
    "reason",
    "time",
    "day",
    "moment",
    "man",
    "woman",
    "person",
    "people",
    "one",
    "ones",
];

/// Verbs that follow their subject, in the forms that go with "you", and are hardly ever anything else.
const VERBS: &[&str] = &[
    "say",
    "said",
    "know",
    "knew",
    "think",
    "thought",
    "want",
    "wanted",
    "feel",
    "felt",
    "mean",
    "meant",
    "tell",
    "told",
    "make",
    "made",
    "give",
    "gave",
    "get",
    "got",
    "see",
    "saw",
    "ask",
    "asked",
    "go",
    "went",
    "come",
    "came",
    "hate",
    "hated",
    "loved",
    "like",
    "liked",
    "believe",
    "believed",
    "seem",
    "seemed",
    "left",
    "took",
    "take",
    "found",
    "forgot",
    "forget",
    "listen",
    "listened",
    "understand",
    "understood",
    "became",
    "become",
    "lied",
    "wrote",
    "spoke",
    "speak",
    "knew",
    "keep",
    "kept",
    "needed",
    "helped",
    "started",
    "stopped",
    "ignore",
    "ignored",
];
