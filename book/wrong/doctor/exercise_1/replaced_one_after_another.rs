// wrong: the replacements are made one after another, so what has become "you" becomes "me" again
// rejected by: person::exercise_1_the_first_person_becomes_the_second
// told: the change of person of "My dog likes me"
let word = words.key(index)?;
if let Some((pronoun, ending)) = word.split_once('\'') {
    return contraction(words, index, pronoun, ending);
}
let mut new = word.to_string();
for (first, second) in [
    ("i", "you"),
    ("me", "you"),
    ("we", "you"),
    ("us", "you"),
    ("my", "your"),
    ("our", "your"),
    ("mine", "yours"),
    ("ours", "yours"),
    ("myself", "yourself"),
    ("ourselves", "yourselves"),
    ("you", if is_subject(words, index) { "I" } else { "me" }),
    ("your", "my"),
    ("yours", "mine"),
    ("yourself", "myself"),
    ("yourselves", "ourselves"),
] {
    if new == first {
        new = second.to_string();
    }
}
if word == "am" || word == "was" && has_subject(words, index, "i") {
    new = if word == "am" { "are" } else { "were" }.to_string();
} else if has_subject(words, index, "you") && !is_wished(words, index) {
    match word {
        "are" => new = "am".to_string(),
        "were" => new = "was".to_string(),
        _ => {}
    }
}
(new != word).then_some(new)
