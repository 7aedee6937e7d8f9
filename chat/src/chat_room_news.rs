/// What is new in a chat room, for a client that gets the whole transcript every time (Project
/// 10). Has no user interface.
#[derive(Clone, Debug, Default)]
pub struct ChatRoomNews {
    /// The lines of the transcript that came last.
    seen: Vec<String>,
}

impl ChatRoomNews {
    /// What a transcript ends with: it has many lines, and an empty one says that it is over.
    pub const END: &'static str = "\n\n";

    /// Nothing was seen yet: everything is new.
    pub fn new() -> ChatRoomNews {
        ChatRoomNews::default()
    }

    // ANCHOR: news
    /// The lines of `transcript` that were not at the end of the one before, and takes note of
    /// them.
    ///
    /// The server may have dropped old entries at the beginning. So what is known is the longest
    /// end of the old transcript that is a beginning of the new one. The time that takes grows with
    /// the length of both, and no faster, whatever they say.
    pub fn of(&mut self, transcript: &str) -> Vec<String> {
        let lines: Vec<String> = transcript.lines().map(str::to_string).collect();
        let known = overlap(&self.seen, &lines);
        let new = lines[known..].to_vec();
        self.seen = lines;
        new
    }
    // ANCHOR_END: news
}

/// The length of the longest end of `old` that is a beginning of `new`: the search of Knuth, Morris
/// and Pratt for `new` in `old`, and how far it has come at the end.
fn overlap(old: &[String], new: &[String]) -> usize {
    // borders[n]: the longest end of new[..=n] that is a beginning of `new`, and is shorter.
    let mut borders = vec![0; new.len()];
    let mut length = 0;
    for n in 1..new.len() {
        length = advance(new, &borders, length, &new[n]);
        borders[n] = length;
    }
    let step = |length, line| advance(new, &borders, length, line);
    old.iter().fold(0, step)
}

/// So much of `new` matches after `line`, if `length` lines of it matched before.
fn advance(new: &[String], borders: &[usize], mut length: usize, line: &String) -> usize {
    while length > 0 && new.get(length) != Some(line) {
        length = borders[length - 1];
    }
    length + usize::from(new.get(length) == Some(line))
}
