// wrong: the sentence is cut at its spaces, so "me," is not "me"
// rejected by: person::exercise_1_punctuation_stays_where_it_is
// told: the change of person of "Me, me; me: me!"
// file: src/person.rs
//! The change of person.

const TABLE: [(&str, &str); 15] = [
    ("i", "you"),
    ("me", "you"),
    ("we", "you"),
    ("us", "you"),
    ("my", "your"),
    ("our", "your"),
    ("mine", "yours"),
    ("ours", "yours"),
    ("myself", "yourself"),
    ("am", "are"),
    ("you", "I"),
    ("your", "my"),
    ("yours", "mine"),
    ("yourself", "myself"),
    ("are", "am"),
];

/// Says `sentence` from the other side.
pub fn change_person(sentence: &str) -> String {
    let replaced = |word: &str| {
        let small = word.to_lowercase();
        let found = TABLE.iter().find(|(one, _)| *one == small);
        found.map_or(word.to_string(), |(_, other)| other.to_string())
    };
    let words: Vec<String> = sentence.split(' ').map(replaced).collect();
    words.join(" ")
}
