//! Three clients have come, and two slots are free.

use std::thread;

use crate::client_lists::{ClientLists, News};

// ANCHOR: program
pub fn serve_three(lists: &ClientLists<u32>) {
    for client in 1..=3 {
        lists.take_note(News::Came(client));
    }
    thread::scope(|scope| {
        lists.manage(|client| {
            scope.spawn(move || {
                println!("hello {client}");
                println!("goodbye {client}");
                lists.take_note(match client {
                    3 => News::ClosingTime,
                    _ => News::Ended,
                });
            });
        });
    });
}
// ANCHOR_END: program
