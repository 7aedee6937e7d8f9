// right: a whole other design: a channel brings the news, and only the manager has the lists
// file: src/client_lists.rs
//! Lab 4's two lists without a condition: free slots are tickets in a channel, and so are those who wait.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What changes the lists.
#[derive(Debug, PartialEq, Eq)]
pub enum News<C> {
    /// A client has come.
    Came(C),
    /// A client that was running has ended.
    Ended,
    /// Nobody will come any more.
    ClosingTime,
}

/// A queue of clients, and a channel that brings one wake-up for each piece of news.
#[derive(Debug)]
pub struct ClientLists<C> {
    lists: Mutex<Lists<C>>,
    tell: Mutex<Sender<()>>,
    told: Mutex<Receiver<()>>,
}

#[derive(Debug)]
struct Lists<C> {
    waiting: Vec<C>,
    free: usize,
    closing: bool,
}

/// What the manager has to do next.
enum Step<C> {
    Start(C),
    Sleep,
    Return,
}

impl<C> ClientLists<C> {
    /// At most `limit` will run at a time.
    pub fn new(limit: usize) -> ClientLists<C> {
        assert!(limit > 0, "a manager that starts nobody is none");
        let (tell, told) = mpsc::channel();
        ClientLists {
            lists: Mutex::new(Lists {
                waiting: Vec::new(),
                free: limit,
                closing: false,
            }),
            tell: Mutex::new(tell),
            told: Mutex::new(told),
        }
    }

    /// Takes note of `news`.
    pub fn take_note(&self, news: News<C>) {
        let mut lists = locked(&self.lists);
        match news {
            News::Came(client) => lists.waiting.push(client),
            News::Ended => lists.free += 1,
            News::ClosingTime => {
                lists.waiting.clear();
                lists.closing = true;
            }
        }
        drop(lists);
        let _ = locked(&self.tell).send(());
    }

    /// The manager's work.
    pub fn manage(&self, mut start: impl FnMut(C)) {
        let told = locked(&self.told);
        loop {
            match self.next_step() {
                Step::Start(client) => start(client),
                Step::Return => return,
                Step::Sleep => drop(told.recv()),
            }
        }
    }

    fn next_step(&self) -> Step<C> {
        let mut lists = locked(&self.lists);
        if lists.closing {
            Step::Return
        } else if lists.free == 0 || lists.waiting.is_empty() {
            Step::Sleep
        } else {
            lists.free -= 1;
            Step::Start(lists.waiting.remove(0))
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
