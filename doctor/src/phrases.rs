//! What the doctor says: whole sentences, and frames for what the patient has said.

/// What the doctor says first.
pub const GREETING: &str = "Good day, and please sit down. What brings you to me?";

/// What the doctor says last.
pub const FAREWELL: &str = "Then let us leave it there for today. Take good care of yourself!";

/// Sentences that keep the patient talking, whatever he said.
pub const HEDGES: [&str; 14] = [
    "Please tell me a little more about that.",
    "I am listening; take all the time you need.",
    "And what happened after that?",
    "That seems to weigh on you.",
    "Could you put the same thing in other words?",
    "What comes to your mind first when you hear yourself say so?",
    "Let us stay with this for a moment.",
    "How does it feel to say that aloud?",
    "Many people have sat in this chair and told me something like it.",
    "I would like to understand this better.",
    "And how did you sleep last night?",
    "Hm. That is not the whole story, is it?",
    "When did you notice that for the first time?",
    "What would your best friend say to this?",
];

/// Frames for something that the patient stated in one sentence.
pub const QUALIFIERS: [Frame; 14] = [
    Frame("Why do you say that ", "?"),
    Frame("How long have you known that ", "?"),
    Frame("Does it trouble you that ", "?"),
    Frame("What makes you so sure that ", "?"),
    Frame("Whom else have you told that ", "?"),
    Frame(
        "Suppose for a moment it were not so that ",
        ". What would be different?",
    ),
    Frame("When you tell me that ", ", what do you hope to hear?"),
    Frame("So the way you see it, ", "."),
    Frame("Is it easy for you to admit that ", "?"),
    Frame("Would others agree that ", "?"),
    Frame("Who first gave you the idea that ", "?"),
    Frame("What does it mean to you that ", "?"),
    Frame("Let me see whether I heard you right: ", "?"),
    Frame("Do you sometimes lie awake and think that ", "?"),
];

/// Frames for something that the patient said in half a sentence, or in several.
pub const QUOTING_QUALIFIERS: [Frame; 6] = [
    Frame("If I heard you right: ", ". What else?"),
    Frame("Let me write that down: ", ". Please go on."),
    Frame("You put it like this: ", ". How would your family put it?"),
    Frame("What I hear is: ", ". And what is behind it?"),
    Frame("I see: ", ". Could you explain that to me?"),
    Frame("So it comes to this: ", ". Why today?"),
];

/// Frames for something that the patient asked.
pub const QUESTION_QUALIFIERS: [Frame; 6] = [
    Frame("You ask me: ", "? What would you answer?"),
    Frame("", "? Why does that matter to you just now?"),
    Frame(
        "Imagine that I had the answer to this: ",
        "? What would you do with it?",
    ),
    Frame("How often do you ask yourself: ", "?"),
    Frame("", "? Let us find that out together."),
    Frame("Whom have you already asked: ", "?"),
];

/// Frames for something that the patient stated, or asked, some time ago. What goes in brings its own mark.
pub const REFERENCES: [Frame; 6] = [
    Frame("A while ago you said: ", " Has it to do with this?"),
    Frame("Let us go back to something that you told me before: ", ""),
    Frame("There is an older note on my desk: ", " Is that still so?"),
    Frame(
        "How does this go together with what I heard from you earlier: ",
        "",
    ),
    Frame(
        "That brings back your words from before: ",
        " Tell me more about that.",
    ),
    Frame("I keep thinking of something that you mentioned: ", ""),
];

/// A sentence with a place for somebody's words: what comes before it, and what comes after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame(pub &'static str, pub &'static str);

impl Frame {
    /// The sentence, around `words`.
    pub fn around(self, words: &str) -> String {
        let Frame(before, after) = self;
        format!("{before}{words}{after}")
    }
}
