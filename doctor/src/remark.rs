use crate::change_person;
use crate::word_list::WordList;
use crate::words::Words;

/// The most of a remark that is kept, in bytes. Nobody says more in one breath; and the chapter's clients read at most
/// 1024 bytes of a reply, in which the remark, a little longer for its changed persons, must find room.
const LONGEST: usize = 700;

/// The most of a remark with changed persons that is said, in bytes: the phrase around it takes the rest of the 1024.
const LONGEST_CHANGED: usize = 900;

/// What a patient said, tidied: one line, without control characters, neither long nor surrounded by spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    text: String,
}

impl Remark {
    /// Tidies `sentence`, whatever it is. Of a very long one, the beginning is kept, with an ellipsis.
    pub fn new(sentence: &str) -> Remark {
        let mut text = String::new();
        let is_space = |c: char| c.is_whitespace() || c.is_control();
        for word in sentence.split(is_space).filter(|word| !word.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
            if text.len() > LONGEST {
                break;
            }
        }
        shorten(&mut text, LONGEST);
        Remark { text }
    }

    /// The remark as the patient said it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing in it to talk about: no letter and no digit.
    pub fn is_empty(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// Whether it asks something. People forget the question mark: then it shows at the beginning, as in "do you" and
    /// "why are".
    pub fn is_question(&self) -> bool {
        let words = Words::of(&self.text);
        let asks = |question: WordList, then: WordList| {
            words.key(0).is_some_and(|word| question.contains(word))
                && words.key(2).is_some_and(|word| then.contains(word))
        };
        self.text.ends_with('?') || asks(VERBS, SUBJECTS) || asks(QUESTION_WORDS, VERBS)
    }

    /// Whether it can follow the word "that": a sentence, as far as one can tell from counting its words.
    pub fn is_clause(&self) -> bool {
        let words = Words::of(&self.text);
        let mut keys = words
            .pieces()
            .iter()
            .filter_map(|piece| piece.key.as_deref());
        let begins_well = keys.next().is_some_and(|first| !NO_CLAUSE.contains(first));
        let inner = self.text.trim_end_matches(['.', '!', '?']);
        begins_well && keys.count() >= 2 && !inner.contains([':', ';', '.', '!', '?'])
    }

    /// Whether it is nothing but a goodbye.
    pub fn is_goodbye(&self) -> bool {
        let words = Words::of(&self.text);
        let mut words = words
            .pieces()
            .iter()
            .filter_map(|piece| piece.key.as_deref());
        let only = [words.next(), words.next(), words.next()];
        matches!(
            only,
            [Some("goodbye" | "bye" | "quit" | "exit"), None, _]
                | [Some("good" | "bye"), Some("bye"), None]
        )
    }

    /// The remark from the doctor's side, as it goes on after a phrase: with changed persons, in one line, without the
    /// mark at its end, and with a small first letter, unless it may be a name.
    pub fn turned(&self) -> String {
        let text = self
            .text
            .trim_end_matches(['.', '!', '?', ',', ';', ':', ' ']);
        let mut turned = change_person(text);
        shorten(&mut turned, LONGEST_CHANGED);
        let first = turned
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        let rest = turned.get(1..2).unwrap_or("");
        let is_shouted = rest.contains(char::is_uppercase);
        if !is_shouted && NO_NAMES.contains(&first.to_lowercase()) {
            turned[..1].make_ascii_lowercase();
        }
        turned
    }
}

/// Cuts `text` between two words so that it is at most `most` bytes long, with an ellipsis for what is missing.
fn shorten(text: &mut String, most: usize) {
    const ELLIPSIS: &str = " ...";
    if text.len() <= most {
        return;
    }
    text.truncate(text.floor_char_boundary(most - ELLIPSIS.len()));
    // One endless word is cut where it is.
    if let Some(end) = text.rfind(' ') {
        text.truncate(end);
    }
    text.push_str(ELLIPSIS);
}

/// Verbs that come before the subject in a question.
const VERBS: WordList = WordList(
    "am is are was were do does did have has had can could will would shall should may might must don't aren't isn't",
);

const SUBJECTS: WordList = WordList("i you he she it we they my your our his her their the");

const QUESTION_WORDS: WordList = WordList("why how what where who whom when which");

/// Words that begin an answer, an order, or the rest of another sentence.
const NO_CLAUSE: WordList = WordList(
    "and answer because but give help let maybe no ok okay or perhaps please so stop tell thank thanks then well yes",
);

/// Words that sentences begin with and that are nobody's name, so that their first letter can be a small one.
const NO_NAMES: WordList = WordList(
    "a about after all always am an and are as at because before but by can could did do does every everybody \
    everyone everything for from had has have he her here his how if in is it its let life many maybe my me mine \
    most never no nobody not nothing of often on once one our people perhaps please she should since so some \
    somebody someone something sometimes that the their then there these they this those to today was we well were \
    what when where who why with would yes yesterday you your yours yourself",
);
