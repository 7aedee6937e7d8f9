//! Which exercises somebody means.

use crate::{Catalogue, Exercise, ExerciseName};

/// The exercise that these words name.
pub(super) fn named<'a>(
    catalogue: &'a Catalogue,
    words: &[String],
) -> Result<&'a Exercise, String> {
    let all = words.join(" ");
    match words {
        [one] => match one.parse::<ExerciseName>() {
            Ok(name) => catalogue.find(&name),
            Err(_) => Err(no_exercise(catalogue, &all)),
        },
        _ => Err(no_exercise(catalogue, &all)),
    }
}

/// Why `text` names no exercise, and what would.
fn no_exercise(catalogue: &Catalogue, text: &str) -> String {
    let words: Vec<&str> = text
        .split([' ', '/', '\\'])
        .filter(|it| !it.is_empty())
        .collect();
    let number = |word: &str| word.strip_prefix("exercise_").unwrap_or(word).parse().ok();
    let meant = match words.as_slice() {
        [member, nth] => number(nth).map(|number| ExerciseName {
            member: (*member).to_owned(),
            number,
        }),
        _ => None,
    };
    if let Some(meant) = meant.filter(|meant| catalogue.find(meant).is_ok()) {
        return format!("{text:?} names no exercise; {meant} does");
    }
    let member = words.first().copied().unwrap_or_default();
    let of_member: Vec<String> = catalogue
        .of_member(member)
        .map(|exercise| exercise.name().to_string())
        .collect();
    match of_member.as_slice() {
        [] => format!(
            "{text:?} names no exercise; its name is MEMBER/NUMBER, where MEMBER is one of {}",
            catalogue.members().join(", ")
        ),
        names => format!("{text:?} names no exercise; {} are some", names.join(", ")),
    }
}

/// The exercises that these words name: all, those of a member, or one.
pub(super) fn selected<'a>(
    catalogue: &'a Catalogue,
    words: &[String],
) -> Result<Vec<&'a Exercise>, String> {
    match words {
        [] => Ok(catalogue.exercises().iter().collect()),
        // A shell completes the folder's name with a slash.
        [word] if !word.trim_end_matches(['/', '\\']).contains(['/', '\\']) => {
            let member = word.trim_end_matches(['/', '\\']);
            let of_member: Vec<&Exercise> = catalogue.of_member(member).collect();
            match of_member.as_slice() {
                [] => Err(format!(
                    "{member:?} is no member with exercises; these are: {}",
                    catalogue.members().join(", ")
                )),
                _ => Ok(of_member),
            }
        }
        words => Ok(vec![named(catalogue, words)?]),
    }
}
