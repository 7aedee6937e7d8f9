// wrong: "are" and "were" change also where the subject is somebody else
// rejected by: person::exercise_1_the_verbs_of_others_stay
// told: he was late and I was cold
let word = words.key(index)?;
if let Some((pronoun, ending)) = word.split_once('\'') {
    return contraction(words, index, pronoun, ending);
}
let number = |word: &str| word.chars().all(|character| character.is_ascii_digit());
let before = words.before(index).and_then(|before| words.key(before));
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
    "am" if !before.is_some_and(number) => "are",
    "are" => "am",
    "was" => "were",
    "were" => "was",
    _ => return None,
};
Some(new.to_string())
