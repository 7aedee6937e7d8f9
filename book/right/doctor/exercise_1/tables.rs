// right: two tables, one for words that always change, and conditions for the others
let word = words.key(index)?;
if let Some((pronoun, ending)) = word.split_once('\'') {
    return contraction(words, index, pronoun, ending);
}
const ALWAYS: [(&str, &str); 17] = [
    ("i", "you"),
    ("me", "you"),
    ("we", "you"),
    ("my", "your"),
    ("our", "your"),
    ("ours", "yours"),
    ("myself", "yourself"),
    ("ourselves", "yourselves"),
    ("your", "my"),
    ("yours", "mine"),
    ("yourself", "myself"),
    ("yourselves", "ourselves"),
    ("im", "you're"),
    ("ive", "you've"),
    ("youre", "I'm"),
    ("youve", "I've"),
    ("you", "me"),
];
let text = words.pieces()[index].text;
let is_hour = || {
    let before = words.before(index).and_then(|before| words.key(before));
    before.is_some_and(|before| before.bytes().all(|byte| byte.is_ascii_digit()))
};
let sometimes = [
    ("you", "I", word == "you" && is_subject(words, index)),
    ("us", "you", text != "US" || is_shouted_around(words, index)),
    ("mine", "yours", !words.follows(index, &["a", "the"])),
    ("am", "are", word == "am" && !is_hour()),
    ("are", "am", has_subject(words, index, "you")),
    ("was", "were", has_subject(words, index, "i")),
    ("were", "was", has_subject(words, index, "you") && !is_wished(words, index)),
];
let sometimes = sometimes.iter().find(|(old, _, now)| *old == word && *now);
let always = || ALWAYS.iter().find(|(old, _)| *old == word).map(|(_, new)| *new);
sometimes.map(|(_, new, _)| *new).or_else(always).map(str::to_string)
