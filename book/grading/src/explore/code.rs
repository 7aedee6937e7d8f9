//! The replay code: one schedule as a short word.
//!
//! `x7f3a`: `x`, the number of the schedule, then the choices, a letter each, `a` for 0. A number after a letter says
//! how often it comes in a row. The kinds of choices are divided by `-`. Choices at the end of a kind that are 0 are
//! left out. A choice above 24 is written with `z`s: `z` adds 25 to what follows.

use crate::strategy::Choices;

/// What `z` adds; one more than a letter of its own can say.
const MORE: usize = 25;

const DIVIDER: char = '-';

pub(super) fn encode(schedule: usize, choices: &Choices) -> String {
    let kinds = choices.kinds().map(|kind| encode_kind(kind));
    let code = kinds.join(&DIVIDER.to_string());
    format!("x{schedule}{}", code.trim_end_matches(DIVIDER))
}

fn encode_kind(choices: &[usize]) -> String {
    let mut code = String::new();
    let end = choices.iter().rposition(|&choice| choice != 0);
    let mut rest = &choices[..end.map_or(0, |last| last + 1)];
    while let Some(&choice) = rest.first() {
        let repeated = rest.iter().take_while(|&&other| other == choice).count();
        if choice < MORE {
            code.push(letter(choice));
            if repeated > 1 {
                code.push_str(&repeated.to_string());
            }
        } else {
            for _ in 0..repeated {
                code.push_str(&"z".repeat(choice / MORE));
                code.push(letter(choice % MORE));
            }
        }
        rest = &rest[repeated..];
    }
    code
}

fn letter(choice: usize) -> char {
    char::from(b'a' + choice as u8)
}

/// The number of the schedule and its choices; `None` if it is no code.
pub(super) fn decode(code: &str) -> Option<(usize, Choices)> {
    let rest = code.trim().strip_prefix('x')?;
    let (schedule, rest) = split_number(rest);
    let mut choices = Choices::default();
    let mut kinds = rest.split(DIVIDER);
    for kind in choices.kinds_mut() {
        *kind = decode_kind(kinds.next().unwrap_or_default())?;
    }
    match kinds.next() {
        Some(_) => None,
        None => Some((schedule?, choices)),
    }
}

fn decode_kind(mut rest: &str) -> Option<Vec<usize>> {
    let mut choices = Vec::new();
    let mut more = 0;
    while let Some(letter) = rest.chars().next() {
        if !letter.is_ascii_lowercase() {
            return None;
        }
        let choice = usize::from(letter as u8 - b'a');
        rest = &rest[1..];
        if choice == MORE {
            more += MORE;
            continue;
        }
        let (repeated, after) = split_number(rest);
        let choice = choice + std::mem::take(&mut more);
        choices.extend(std::iter::repeat_n(choice, repeated.unwrap_or(1)));
        rest = after;
    }
    Some(choices)
}

fn split_number(text: &str) -> (Option<usize>, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit());
    let end = end.unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use crate::strategy::Choices;

    #[test]
    fn a_code_tells_every_choice_but_the_zeros_at_the_end() {
        let mut choices = Choices {
            threads: vec![0, 0, 0, 1, 0, 2, 2, 60, 25, 24, 0, 0],
            unusual: vec![0, 0],
            among: vec![1],
        };
        let code = encode(7, &choices);
        assert_eq!(code, "x7a3bac2zzkzay--b");
        choices.threads.truncate(10);
        choices.unusual.clear();
        assert_eq!(decode(&code), Some((7, choices)));
        assert_eq!(encode(1, &Choices::default()), "x1");
        assert_eq!(decode("x1"), Some((1, Choices::default())));
    }

    #[test]
    fn nonsense_is_no_code() {
        for nonsense in ["", "7", "x", "xab", "x7_", "x7A", "x7a-b-c-d"] {
            assert_eq!(decode(nonsense), None, "{nonsense}");
        }
    }
}
