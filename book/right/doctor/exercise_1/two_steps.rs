// right: pronouns first, verbs in a second match, with early returns
let Some(word) = words.key(index) else {
    return None;
};
let is_contracted = word.contains('\'');
if is_contracted {
    let (pronoun, ending) = word.split_once('\'')?;
    return contraction(words, index, pronoun, ending);
}
let pronoun = match word {
    "us" => {
        if words.pieces()[index].text == "US" && !is_shouted_around(words, index) {
            None
        } else {
            Some("you")
        }
    }
    "i" | "me" | "we" => Some("you"),
    "my" | "our" => Some("your"),
    "mine" => (!words.follows(index, &["a", "the"])).then_some("yours"),
    "ours" => Some("yours"),
    "myself" => Some("yourself"),
    "ourselves" => Some("yourselves"),
    "you" => Some(if is_subject(words, index) { "I" } else { "me" }),
    "your" => Some("my"),
    "yours" => Some("mine"),
    "yourself" => Some("myself"),
    "yourselves" => Some("ourselves"),
    "im" => Some("you're"),
    "ive" => Some("you've"),
    "youre" => Some("I'm"),
    "youve" => Some("I've"),
    _ => None,
};
if let Some(pronoun) = pronoun {
    return Some(String::from(pronoun));
}
let i_does = has_subject(words, index, "i");
let you_do = has_subject(words, index, "you");
let verb = match (word, i_does, you_do) {
    ("am", _, _) => {
        let before = words.before(index).and_then(|before| words.key(before));
        let is_time = before.is_some_and(|before| before.parse::<u64>().is_ok());
        if is_time { None } else { Some("are") }
    }
    ("are", _, true) => Some("am"),
    ("was", true, _) => Some("were"),
    ("were", _, true) if !is_wished(words, index) => Some("was"),
    _ => None,
};
verb.map(String::from)
