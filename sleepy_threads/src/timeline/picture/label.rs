//! Words in a picture: what strangers have written is made harmless, and its width is guessed.

/// `text` with at most `most` characters. Characters that XML does not allow, and others that cannot
/// be seen, are replaced.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let mut characters = text.chars().map(visible);
    let mut short: String = characters.by_ref().take(most).collect();
    if characters.next().is_some() {
        short.pop();
        short.push('…');
    }
    short
}

/// The character itself, or U+FFFD for a control character, for one that turns the direction of the
/// text, and for the two that no XML may contain.
fn visible(character: char) -> char {
    match character {
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        character if character.is_control() => '\u{FFFD}',
        character => character,
    }
}

/// How wide `text` is at most, in pixels, in letters of this `size`. Nobody can know it before it is
/// shown: fonts differ.
pub(crate) fn width_of(text: &str, size: f64) -> f64 {
    let of_size: f64 = text.chars().map(width_of_character).sum();
    of_size * size
}

/// As a part of the letters' size.
fn width_of_character(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ':' | ',' | '\'' | '|' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        character if character.is_ascii_uppercase() => 0.7,
        character if character < '\u{1100}' => 0.58,
        _ => 1.05, // Chinese, or a small picture
    }
}
