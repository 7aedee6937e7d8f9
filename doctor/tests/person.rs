//! The change of person: what the patient says of himself, the doctor says to him.

use doctor::change_person;

/// Checks each pair: the first, changed, is the second.
#[track_caller]
fn changes(table: &[(&str, &str)]) {
    for (said, expected) in table {
        assert_eq!(
            change_person(said),
            *expected,
            "the change of person of {said:?}"
        );
    }
}

#[test]
fn exercise_1_the_first_person_becomes_the_second() {
    changes(&[
        ("My dog likes me", "Your dog likes you"),
        ("we argue about our money", "you argue about your money"),
        ("nobody visits us", "nobody visits you"),
        ("that chair is mine", "that chair is yours"),
        ("the house is ours", "the house is yours"),
        ("I talk to myself", "You talk to yourself"),
        ("we see ourselves", "you see yourselves"),
        ("he says that I lie", "he says that you lie"),
    ]);
}

#[test]
fn exercise_1_the_second_person_becomes_the_first() {
    changes(&[
        ("your voice is kind", "my voice is kind"),
        ("the choice is yours", "the choice is mine"),
        ("help yourself", "help myself"),
        ("help yourselves", "help ourselves"),
        ("You hate me", "I hate you"),
        ("I hate you", "You hate me"),
    ]);
}

#[test]
fn exercise_1_you_is_i_where_it_acts_and_me_where_it_suffers() {
    changes(&[
        ("do you like me", "do I like you"),
        ("Can you help me?", "Can I help you?"),
        ("I came because you asked", "You came because I asked"),
        ("I think you dislike me", "You think I dislike you"),
        ("I know you are listening", "You know I am listening"),
        ("I know you from school", "You know me from school"),
        ("I told you the truth", "You told me the truth"),
        ("this is for you", "this is for me"),
        ("between you and me", "between me and you"),
        (
            "I hate the way you look at me",
            "You hate the way I look at you",
        ),
        ("make you do it", "make me do it"),
        ("What have you done?", "What have I done?"),
        ("I have you", "You have me"),
        ("I left before you came", "You left before I came"),
        ("and you?", "and me?"),
        ("You!", "Me!"),
        ("it is you", "it is me"),
        (
            "Tell me what you think of me",
            "Tell you what I think of you",
        ),
        ("I love you and you love me", "You love me and I love you"),
    ]);
}

#[test]
fn exercise_1_the_verb_goes_along() {
    changes(&[
        ("I am sad", "You are sad"),
        ("Am I ill?", "Are you ill?"),
        ("I was young", "You were young"),
        ("was I wrong", "were you wrong"),
        ("I wasn't there", "You weren't there"),
        ("You are kind", "I am kind"),
        ("Are you a machine?", "Am I a machine?"),
        ("Who are you?", "Who am I?"),
        ("you were late", "I was late"),
        ("Where were you?", "Where was I?"),
        ("you weren't there", "I wasn't there"),
        ("you aren't there", "I am not there"),
        ("you really are kind", "I really am kind"),
        ("If I were you", "If you were me"),
        ("I wish you were here", "You wish I were here"),
    ]);
}

#[test]
fn exercise_1_the_verbs_of_others_stay() {
    changes(&[
        (
            "he was late and I was cold",
            "he was late and you were cold",
        ),
        ("we are tired", "you are tired"),
        ("my parents were strict", "your parents were strict"),
        ("they are here, you know", "they are here, I know"),
        ("he and you are friends", "he and I are friends"),
        (
            "my brother and I were friends",
            "your brother and you were friends",
        ),
        ("it was I", "it was you"),
        ("at 3 am", "at 3 am"),
    ]);
}

#[test]
fn exercise_1_contractions_change_with_their_words() {
    changes(&[
        ("I'm sad", "You're sad"),
        ("you're kind", "I'm kind"),
        ("we're late", "you're late"),
        ("I've lost and you've won", "You've lost and I've won"),
        ("I'll go, and you'll stay", "You'll go, and I'll stay"),
        ("I'd go if you'd stay", "You'd go if I'd stay"),
        (
            "we've met, we'll meet, we'd meet",
            "you've met, you'll meet, you'd meet",
        ),
        ("I\u{2019}m sad", "You\u{2019}re sad"),
        ("im sad and youre not", "you're sad and I'm not"),
        ("I don't know, it's cold", "You don't know, it's cold"),
    ]);
}

#[test]
fn exercise_1_punctuation_stays_where_it_is() {
    changes(&[
        ("Me, me; me: me!", "You, you; you: you!"),
        ("(my dog)", "(your dog)"),
        ("\"my dog\"", "\"your dog\""),
        ("'my dog'", "'your dog'"),
        ("it is 'mine'", "it is 'yours'"),
        ("Come in. You know me.", "Come in. I know you."),
        ("  my\tdog \r\n", "  your\tdog \r\n"),
        ("my--my...my", "your--your...your"),
        ("", ""),
        ("?!", "?!"),
        ("my.", "your."),
    ]);
}

#[test]
fn exercise_1_parts_of_words_stay() {
    changes(&[
        (
            "mystery, youth, meat, use, wein",
            "mystery, youth, meat, use, wein",
        ),
        ("Amy met Ian", "Amy met Ian"),
        ("the mine", "the mine"),
        ("they live in the US", "they live in the US"),
        ("me\u{0301}", "me\u{0301}"),
    ]);
}

#[test]
fn exercise_1_capital_letters_stay_sensible() {
    changes(&[
        ("My dog. My cat! My fish?", "Your dog. Your cat! Your fish?"),
        ("yes, I do", "yes, you do"),
        ("yes, I'm here", "yes, you're here"),
        ("I do", "You do"),
        ("i do", "you do"),
        ("you do", "I do"),
        ("I AM SAD AND YOU ARE NOT", "YOU ARE SAD AND I AM NOT"),
        ("GIVE US TIME", "GIVE YOU TIME"),
        ("it is MY dog", "it is YOUR dog"),
        ("\"I am here.\" I said", "\"You are here.\" You said"),
    ]);
}

#[test]
fn exercise_1_what_changes_twice_is_what_it_was() {
    for sentence in [
        "I am happy about my dog",
        "You are unkind to me",
        "I'm sad, and you're not",
        "Do you like me?",
        "Was I wrong?",
        "Your voice hurts me, and mine hurts you.",
        "I know you are listening",
        "I HATE YOU",
        "I talk to myself, and you to yourself",
        "he and his brother were late",
    ] {
        let twice = change_person(&change_person(sentence));
        assert_eq!(twice, sentence, "changed twice");
    }
}
