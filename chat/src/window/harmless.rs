use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// So many columns a letter may take. A stranger can make up letters of any width, as from a row of Hangul consonants:
/// cursive panics at one that is wider than 5, and at a hidden one that is wider than 4.
const WIDEST: usize = 4;

/// So many characters a letter may be made of. A family of four with its skin colours is 11; hundreds of accents on one
/// letter paint over the lines above.
const MOST_CHARACTERS: usize = 16;

/// What is shown in place of the rest of a text that is too long.
const CUT: &str = " ...";

/// `text` from a stranger as a window can show it, of at most `longest` bytes; if it is longer, the end is cut off, and
/// `" ..."` says so.
///
/// Lines stay lines. A tab becomes a space, since it would move whatever stands behind it. U+FFFD stands for what a
/// terminal would obey (control characters), for what turns the direction of a line around, and for letters that are
/// too wide or made of too much.
pub fn harmless(text: &str, longest: usize) -> String {
    let mut harmless = String::new();
    for letter in text.graphemes(true) {
        let before = harmless.len();
        match letter {
            "\r\n" => harmless.push('\n'),
            _ if is_monstrous(letter) => harmless.push(char::REPLACEMENT_CHARACTER),
            _ => harmless.extend(letter.chars().map(tamed)),
        }
        if harmless.len() > longest {
            harmless.truncate(before);
            harmless.push_str(CUT);
            break;
        }
    }
    harmless
}

/// The same for a text that must stay one line.
pub(super) fn harmless_line(text: &str, longest: usize) -> String {
    harmless(text, longest).replace('\n', " ")
}

fn is_monstrous(letter: &str) -> bool {
    letter.len() > 1 && (letter.width() > WIDEST || letter.chars().count() > MOST_CHARACTERS)
}

fn tamed(character: char) -> char {
    match character {
        '\n' => '\n',
        '\t' => ' ',
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        // Ends of lines and paragraphs that nobody types.
        '\u{2028}' | '\u{2029}' => char::REPLACEMENT_CHARACTER,
        // Marks, embeddings, overrides and isolates of the writing's direction.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ => character,
    }
}
