// wrong: text is replaced wherever it occurs, also inside of words
// rejected by: person::exercise_1_parts_of_words_stay
// told: the change of person of "mystery, youth, meat, use, wein"
// file: src/person.rs
//! The change of person.

/// Says `sentence` from the other side.
pub fn change_person(sentence: &str) -> String {
    let mut changed = sentence.to_string();
    // Brackets, so that nothing is replaced twice.
    for (one, other) in [
        ("myself", "{yourself}"),
        ("yourself", "{myself}"),
        ("your", "{my}"),
        ("you", "{me}"),
        ("my", "{your}"),
        ("me", "{you}"),
        ("I ", "{you} "),
        ("we ", "{you} "),
        ("us", "{you}"),
        (" am ", " {are} "),
    ] {
        let mut parts = Vec::new();
        for (index, part) in changed.split(['{', '}']).enumerate() {
            match index % 2 {
                0 => parts.push(part.replace(one, other)),
                _ => parts.push(format!("{{{part}}}")),
            }
        }
        changed = parts.concat();
    }
    changed.replace(['{', '}'], "")
}
