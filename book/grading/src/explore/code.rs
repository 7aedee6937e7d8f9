//! The replay code: one schedule as a short word.
//!
//! `x7f3a`: `x`, the number of the schedule, then the choices, a letter each, `a` for 0. A number after a letter says
//! how often it comes in a row. Choices at the end that are 0 are left out. A choice above 25 is written with `z`s:
//! `z` adds 25 to what follows.

/// The highest choice that one letter can say; `z` itself says "25 more than the next letter".
const MORE: usize = 25;

pub(super) fn encode(schedule: usize, choices: &[usize]) -> String {
    let mut code = format!("x{schedule}");
    let end = choices
        .iter()
        .rposition(|&choice| choice != 0)
        .map_or(0, |last| last + 1);
    let mut rest = &choices[..end];
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
pub(super) fn decode(code: &str) -> Option<(usize, Vec<usize>)> {
    let rest = code.trim().strip_prefix('x')?;
    let (schedule, mut rest) = split_number(rest);
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
    Some((schedule?, choices))
}

fn split_number(text: &str) -> (Option<usize>, &str) {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    (text[..end].parse().ok(), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn a_code_tells_every_choice_but_the_zeros_at_the_end() {
        let choices = [0, 0, 0, 1, 0, 2, 2, 60, 25, 24, 0, 0];
        let code = encode(7, &choices);
        assert_eq!(code, "x7a3bac2zzkzay");
        assert_eq!(decode(&code), Some((7, choices[..10].to_vec())));
    }

    #[test]
    fn nonsense_is_no_code() {
        for nonsense in ["", "7", "x", "xab", "x7-", "x7A"] {
            assert_eq!(decode(nonsense), None, "{nonsense}");
        }
    }
}
