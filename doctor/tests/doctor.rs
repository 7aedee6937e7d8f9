//! What the doctor says, and how often. Every doctor here has a seed: no test can fail by bad luck.

use std::sync::{Arc, Mutex};

use doctor::phrases::{
    FAREWELL, GREETING, HEDGES, QUALIFIERS, QUESTION_QUALIFIERS, QUOTING_QUALIFIERS, REFERENCES,
};
use doctor::{Doctor, DoctorRng, History};
use rand::SeedableRng;

/// What kind of thing the doctor has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Hedge,
    Qualifier,
    Reference,
}

fn kind(reply: &str) -> Kind {
    if HEDGES.contains(&reply) {
        Kind::Hedge
    } else if REFERENCES.iter().any(|frame| reply.starts_with(frame.0)) {
        Kind::Reference
    } else if QUALIFIERS.iter().any(|frame| reply.starts_with(frame.0)) {
        Kind::Qualifier
    } else {
        panic!("neither a hedge nor a qualifier nor a reference: {reply:?}")
    }
}

fn chance(seed: u64) -> DoctorRng {
    DoctorRng::seed_from_u64(seed)
}

fn history(inputs: &[&str]) -> Arc<Mutex<History>> {
    Arc::new(Mutex::new(inputs.iter().collect()))
}

/// How many of the replies of `doctors`, one from each, are of this kind.
fn count(of: Kind, doctors: impl Iterator<Item = Doctor>) -> usize {
    let replies = doctors.map(|mut doctor| doctor.reply("The rain never stops."));
    replies.filter(|reply| kind(reply) == of).count()
}

/// A doctor who remembers nothing, for each of 10,000 seeds.
fn forgetful() -> impl Iterator<Item = Doctor> {
    (0..10_000).map(|seed| Doctor::new(chance(seed)))
}

/// A doctor who remembers `inputs`, for each of 10,000 seeds.
fn remembering(inputs: &[&str]) -> impl Iterator<Item = Doctor> {
    (0..10_000).map(move |seed| Doctor::with_history(chance(seed), history(inputs)))
}

/// So many of `doctors`' 10,000 replies should be of each kind; five standard deviations are at most 250.
#[track_caller]
fn are_about<D: Iterator<Item = Doctor>>(doctors: impl Fn() -> D, expected: [(Kind, usize); 3]) {
    for (kind, expected) in expected {
        let count = count(kind, doctors());
        let most = if expected == 0 { 0 } else { 250 };
        assert!(
            count.abs_diff(expected) <= most,
            "of 10,000 replies about {expected} should be a {kind:?}, but {count} are"
        );
    }
}

#[test]
fn exercise_2_without_a_history_one_reply_in_four_is_a_hedge() {
    are_about(
        forgetful,
        [
            (Kind::Hedge, 2500),
            (Kind::Qualifier, 7500),
            (Kind::Reference, 0),
        ],
    );
}

#[test]
fn exercise_2_with_a_history_two_in_five_are_hedges_and_one_refers_to_it() {
    let four = ["one cat", "two dogs", "three hens", "four pigs"];
    are_about(
        || remembering(&four),
        [
            (Kind::Hedge, 4000),
            (Kind::Reference, 2000),
            (Kind::Qualifier, 4000),
        ],
    );
}

#[test]
fn exercise_2_three_earlier_inputs_are_too_few_to_refer_to() {
    for inputs in [&[][..], &["one cat", "two dogs", "three hens"]] {
        are_about(
            || remembering(inputs),
            [
                (Kind::Reference, 0),
                (Kind::Hedge, 4000),
                (Kind::Qualifier, 6000),
            ],
        );
    }
}

#[test]
fn exercise_2_the_doctor_refers_to_the_first_time_in_the_fifth_reply() {
    let mut first = usize::MAX;
    for seed in 0..200 {
        let mut doctor = Doctor::with_history(chance(seed), history(&[]));
        let mut replies = (0..10).map(|_| kind(&doctor.reply("The rain never stops.")));
        if let Some(index) = replies.position(|kind| kind == Kind::Reference) {
            first = first.min(index);
        }
    }
    assert_eq!(
        first, 4,
        "the fifth input is the first with more than three before it"
    );
}

#[test]
fn exercise_2_every_earlier_input_has_its_turn_and_the_present_one_has_not() {
    let inputs = [
        "one cat",
        "two dogs",
        "three hens",
        "four pigs",
        "five geese",
    ];
    let replies: Vec<String> = remembering(&inputs)
        .map(|mut doctor| doctor.reply("The rain never stops."))
        .filter(|reply| kind(reply) == Kind::Reference)
        .collect();
    for input in inputs {
        let times = replies.iter().filter(|reply| reply.contains(input)).count();
        assert!(
            times.abs_diff(replies.len() / 5) <= 100,
            "{times} of {} references are to {input:?}",
            replies.len()
        );
    }
    assert!(
        !replies.iter().any(|reply| reply.contains("rain")),
        "the present input is not an earlier one"
    );
}

#[test]
fn exercise_2_qualifiers_and_references_have_the_person_changed() {
    let four = ["I miss my sister"; 4];
    for seed in 0..100 {
        let mut doctor = Doctor::with_history(chance(seed), history(&four));
        let reply = doctor.reply("You confuse me.");
        match kind(&reply) {
            Kind::Hedge => {}
            Kind::Qualifier => assert!(reply.contains("I confuse you"), "{reply}"),
            Kind::Reference => assert!(reply.contains("you miss your sister"), "{reply}"),
        }
    }
}

#[test]
fn exercise_2_the_same_seed_gives_the_same_conversation() {
    let conversation = |seed| {
        let mut doctor = Doctor::with_history(chance(seed), history(&[]));
        let said = ["I am sad.", "Why?", "My cat left me.", "You are kind."];
        let sentences = said.into_iter().cycle().take(60);
        sentences.map(|said| doctor.reply(said)).collect::<Vec<_>>()
    };
    assert!(
        conversation(7) == conversation(7),
        "two doctors with the same seed said different things"
    );
    for seed in 0..7 {
        assert!(
            conversation(seed) != conversation(7),
            "two doctors with different seeds said the same 60 times"
        );
    }
}

#[test]
fn every_phrase_is_said_sooner_or_later() {
    let mut doctor = Doctor::with_history(chance(1), history(&["one cat"; 4]));
    let mut said = String::new();
    for _ in 0..2000 {
        said += &doctor.reply("It never rains.");
        said += &doctor.reply("Rain.");
        said += &doctor.reply("Does it rain?");
    }
    for phrase in HEDGES {
        assert!(said.contains(phrase), "{phrase:?}");
    }
    for frame in QUALIFIERS
        .iter()
        .chain(&QUOTING_QUALIFIERS)
        .chain(&QUESTION_QUALIFIERS)
        .chain(&REFERENCES)
    {
        assert!(
            said.contains(frame.0) && said.contains(frame.1),
            "{frame:?}"
        );
    }
}

#[test]
fn questions_are_taken_up_as_questions() {
    for seed in 0..200 {
        // People forget the question mark.
        let said = ["Do you like me?", "do you like me", "You like me?"][seed as usize % 3];
        let reply = Doctor::new(chance(seed)).reply(said);
        let is_question = QUESTION_QUALIFIERS
            .iter()
            .any(|frame| reply.ends_with(frame.1));
        assert!(
            HEDGES.contains(&reply.as_str())
                || is_question && reply.to_lowercase().contains("i like you?"),
            "{reply}"
        );
    }
}

#[test]
fn a_statement_becomes_part_of_the_sentence() {
    for (said, part) in [
        ("My dog is ill.", "your dog is ill"),
        ("I am ill!!!", "you are ill"),
        ("You are late...", "I am late"),
        ("Anna hates me", "Anna hates you"),
        ("The   sun\tshines", "the sun shines"),
        ("IT RAINS ON ME", "IT RAINS ON YOU"),
        ("A dog bit me", "a dog bit you"),
    ] {
        let qualified = (0..100)
            .map(|seed| Doctor::new(chance(seed)).reply(said))
            .find(|reply| reply.starts_with(QUALIFIERS[0].0));
        assert_eq!(
            qualified.as_deref(),
            Some(QUALIFIERS[0].around(part).as_str())
        );
    }
}

#[test]
fn what_is_no_sentence_or_more_than_one_is_quoted() {
    for (said, part) in [
        ("No!", "no"),
        ("My cat", "your cat"),
        ("because I hate it", "because you hate it"),
        ("My cat died. I am sad.", "your cat died. You are sad"),
    ] {
        let qualified = (0..200)
            .map(|seed| Doctor::new(chance(seed)).reply(said))
            .find(|reply| reply.starts_with(QUOTING_QUALIFIERS[0].0));
        assert_eq!(
            qualified.as_deref(),
            Some(QUOTING_QUALIFIERS[0].around(part).as_str())
        );
    }
}

#[test]
fn nothing_to_talk_about_is_answered_with_a_hedge_and_not_remembered() {
    let remembered = history(&[]);
    let mut doctor = Doctor::with_history(chance(3), Arc::clone(&remembered));
    for nothing in ["", "   ", "\t", "...", "?!", "\0\x1b", "-- --"] {
        for _ in 0..20 {
            assert_eq!(kind(&doctor.reply(nothing)), Kind::Hedge, "{nothing:?}");
        }
    }
    assert!(remembered.lock().unwrap().is_empty());
}

#[test]
fn a_goodbye_is_answered_with_the_farewell() {
    let remembered = history(&[]);
    let mut doctor = Doctor::with_history(chance(3), Arc::clone(&remembered));
    for goodbye in [
        "goodbye", "Goodbye!", " bye. ", "Bye bye", "Good-bye", "quit", "EXIT",
    ] {
        assert_eq!(doctor.reply(goodbye), FAREWELL, "{goodbye:?}");
    }
    assert!(remembered.lock().unwrap().is_empty());
    for other in ["I said goodbye to my wife", "Bye the way", "I quit", "good"] {
        assert_ne!(doctor.reply(other), FAREWELL, "{other:?}");
    }
    assert_eq!(doctor.farewell(), FAREWELL);
    assert_eq!(doctor.greeting(), GREETING);
}

#[test]
fn a_reply_is_one_line_and_fits_into_what_the_chapters_clients_read() {
    let long_word = "x".repeat(65_536);
    let long_text = "I am my mother's and you are mine, ".repeat(2_000);
    let wide = "I \u{1F980} you, ".repeat(6_000);
    let shrill = "i i'm ".repeat(10_000);
    let growing = "\u{390}\u{1F52}".repeat(10_000).to_uppercase();
    let mut doctor = Doctor::with_history(chance(5), history(&[]));
    for sentence in [
        &long_word,
        &long_text,
        &wide,
        &shrill,
        &growing,
        "a\r\nb\x07\x1b[2J\u{85}c",
    ] {
        for _ in 0..50 {
            for sentence in [sentence.to_string(), format!("{sentence}?")] {
                let reply = doctor.reply(&sentence);
                assert!(!reply.contains(char::is_control), "{reply:?}");
                assert!(reply.len() <= 1024, "{} bytes: {reply:?}", reply.len());
            }
        }
    }
}

#[test]
fn arbitrary_unicode_is_changed_without_a_panic() {
    use rand::{RngExt, seq::IndexedRandom};
    let mut chance = chance(9);
    let words = [
        "I",
        "you",
        "'",
        "\u{2019}",
        "am",
        "are",
        "'m",
        " ",
        "",
        "\u{0}",
        "\u{301}",
        "\u{FFFD}",
        "\u{130}",
        "\u{DF}",
        "US",
        "and",
        ".",
        "?",
        "-",
        "my",
        "\n",
        "\u{202E}",
        "\u{1F980}",
        "3",
        "were",
        "if",
        "YOU",
        "\u{2160}",
    ];
    for _ in 0..5_000 {
        let mut sentence = String::new();
        for _ in 0..chance.random_range(0..12) {
            if chance.random_bool(0.7) {
                sentence.push_str(words.choose(&mut chance).unwrap());
            } else {
                sentence.push(chance.random());
            }
            if chance.random_bool(0.5) {
                sentence.push(' ');
            }
        }
        let changed = doctor::change_person(&sentence);
        let gaps = |text: &str| -> String {
            text.chars()
                .filter(|c| !c.is_alphanumeric() && !"'\u{2019} ".contains(*c))
                .collect()
        };
        assert_eq!(
            gaps(&changed),
            gaps(&sentence),
            "punctuation of {sentence:?} and {changed:?}"
        );
        assert!(Doctor::new(chance.fork()).reply(&sentence).len() <= 1024);
    }
}

#[test]
fn a_history_forgets_the_oldest_first() {
    let history: History = (0..History::LONGEST + 3)
        .map(|number| format!("input {number}"))
        .collect();
    assert_eq!(history.len(), History::LONGEST);
    assert_eq!(history.get(0), Some("input 3"));
    assert_eq!(history.get(History::LONGEST - 1), Some("input 1002"));
    assert_eq!(history.get(History::LONGEST), None);
}

#[test]
fn two_doctors_of_one_patient_share_his_history() {
    let shared = history(&[]);
    let mut one = Doctor::with_history(chance(1), Arc::clone(&shared));
    let mut other = Doctor::with_history(chance(2), Arc::clone(&shared));
    one.reply("one cat");
    other.reply("two dogs");
    let history = shared.lock().unwrap();
    assert_eq!(history.iter().collect::<Vec<_>>(), ["one cat", "two dogs"]);
}
