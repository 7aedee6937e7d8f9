//! Two clients of a chat room say hello, each in a thread of its own.

use std::thread;

use crate::Entry;
use crate::shared_transcript::SharedTranscript;

// ANCHOR: program
pub fn greet(room: &SharedTranscript) {
    let say_hello = |name| {
        let copy = room.add(&Entry::said(name, "now", "hello"));
        let hellos = copy.to_string().matches("hello").count();
        println!("{name} sees {hellos}");
    };
    thread::scope(|scope| {
        scope.spawn(|| say_hello("Ada"));
        scope.spawn(|| say_hello("Ken"));
    });
}
// ANCHOR_END: program
