// wrong: only the pronouns change, so the doctor says "you am"
// rejected by: person::exercise_1_the_verb_goes_along
// told: the change of person of "I am sad"
let word = words.key(index)?;
if let Some((pronoun, ending)) = word.split_once('\'') {
    return contraction(words, index, pronoun, ending);
}
let is_country = || words.pieces()[index].text == "US" && !is_shouted_around(words, index);
let new = match word {
    "us" if is_country() => return None,
    "i" | "me" | "we" | "us" => "you",
    "my" | "our" => "your",
    "mine" if words.follows(index, &["a", "the"]) => return None,
    "mine" | "ours" => "yours",
    "myself" => "yourself",
    "ourselves" => "yourselves",
    "you" if is_subject(words, index) => "I",
    "you" => "me",
    "your" => "my",
    "yours" => "mine",
    "yourself" => "myself",
    "yourselves" => "ourselves",
    "im" => "you're",
    "ive" => "you've",
    "youre" => "I'm",
    "youve" => "I've",
    _ => return None,
};
Some(new.to_string())
