//! Lab 4's two lists under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/client_lists.rs"]
mod client_lists;

use std::explore::{call, every_schedule, quiesce, spawn};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;

use client_lists::{ClientLists, News};

type Lists = Arc<ClientLists<u32>>;

fn come(lists: &Lists, client: u32) {
    call(format!("take_note(Came({client}))"), || {
        lists.take_note(News::Came(client));
    });
}

fn end(lists: &Lists) {
    call("take_note(Ended)", || lists.take_note(News::Ended));
}

fn close<C>(lists: &ClientLists<C>) {
    call("take_note(ClosingTime)", || {
        lists.take_note(News::ClosingTime);
    });
}

/// A manager whose clients run for as long as the test wants.
struct Managed {
    lists: Lists,
    /// Who has been started, in order.
    started: Arc<Mutex<Vec<u32>>>,
    manager: JoinHandle<()>,
}

impl Managed {
    fn with_limit(limit: usize) -> Managed {
        let lists = Arc::new(ClientLists::new(limit));
        let started = Arc::<Mutex<Vec<u32>>>::default();
        let manager = spawn("manager", {
            let (lists, started) = (Arc::clone(&lists), Arc::clone(&started));
            move || lists.manage(|client| started.lock().unwrap().push(client))
        });
        Managed {
            lists,
            started,
            manager,
        }
    }

    /// Who has been started when nothing more happens by itself.
    fn started(&self) -> Vec<u32> {
        quiesce();
        self.started.lock().unwrap().clone()
    }

    fn close(self) {
        close(&self.lists);
        self.manager.join().unwrap();
    }
}

#[test]
fn exercise_7_who_comes_to_a_sleeping_manager_wakes_it() {
    every_schedule(|| {
        let managed = Managed::with_limit(2);
        assert_eq!(managed.started(), [], "nobody has come yet");
        come(&managed.lists, 1);
        assert_eq!(
            managed.started(),
            [1],
            "client 1 has come, a slot is free, and the manager did not start it"
        );
        come(&managed.lists, 2);
        assert_eq!(
            managed.started(),
            [1, 2],
            "client 2 has come, a slot is free, and the manager did not start it"
        );
        managed.close();
    });
}

#[test]
fn exercise_7_who_ends_lets_the_next_one_in() {
    every_schedule(|| {
        let managed = Managed::with_limit(1);
        (1..=3).for_each(|client| come(&managed.lists, client));
        assert_eq!(
            managed.started(),
            [1],
            "one client runs at a time, and client 1 came first"
        );
        end(&managed.lists);
        assert_eq!(
            managed.started(),
            [1, 2],
            "client 1 has ended, client 2 waits, and the manager did not start it"
        );
        end(&managed.lists);
        assert_eq!(
            managed.started(),
            [1, 2, 3],
            "client 2 has ended, client 3 waits, and the manager did not start it"
        );
        managed.close();
    });
}

#[test]
fn exercise_7_a_slot_is_given_back_also_while_nobody_waits() {
    every_schedule(|| {
        let managed = Managed::with_limit(1);
        come(&managed.lists, 1);
        assert_eq!(managed.started(), [1], "client 1 has come first");
        end(&managed.lists);
        come(&managed.lists, 2);
        assert_eq!(
            managed.started(),
            [1, 2],
            "client 1 ended while nobody waited, and its slot was lost"
        );
        managed.close();
    });
}

#[test]
fn exercise_7_one_who_ends_gives_one_slot_back() {
    every_schedule(|| {
        let managed = Managed::with_limit(2);
        (1..=4).for_each(|client| come(&managed.lists, client));
        assert_eq!(managed.started(), [1, 2], "two clients run at a time");
        end(&managed.lists);
        assert_eq!(
            managed.started(),
            [1, 2, 3],
            "one of two clients has ended: there is room for one more, and no more"
        );
        managed.close();
    });
}

#[test]
fn exercise_7_at_closing_time_those_who_wait_are_let_go_and_the_manager_ends() {
    every_schedule(|| {
        let lists = Arc::new(ClientLists::new(1));
        let clients: [Arc<u32>; 3] = [1, 2, 3].map(Arc::new);
        let has_returned = Arc::new(AtomicBool::new(false));
        let running = Arc::new(Mutex::new(Vec::new()));
        let manager = spawn("manager", {
            let (lists, running) = (Arc::clone(&lists), Arc::clone(&running));
            let has_returned = Arc::clone(&has_returned);
            move || {
                lists.manage(|client| running.lock().unwrap().push(client));
                has_returned.store(true, SeqCst);
            }
        });
        for client in &clients {
            lists.take_note(News::Came(Arc::clone(client)));
        }
        quiesce();
        close(&lists);
        for client in &clients[1..] {
            assert_eq!(
                Arc::strong_count(client),
                1,
                "client {client} still waits after closing time"
            );
        }
        quiesce();
        assert!(
            has_returned.load(SeqCst),
            "it is closing time, and the manager did not return"
        );
        manager.join().unwrap();
        assert_eq!(
            running.lock().unwrap().len(),
            1,
            "somebody was started after closing time"
        );
    });
}

#[test]
fn exercise_8_at_closing_time_a_manager_without_clients_ends() {
    every_schedule(|| {
        let managed = Managed::with_limit(1);
        managed.close();
    });
}

#[test]
fn exercise_8_clients_run_at_once_up_to_the_limit_in_the_order_in_which_they_came() {
    every_schedule(|| {
        let managed = Managed::with_limit(2);
        (1..=5).for_each(|client| come(&managed.lists, client));
        assert_eq!(
            managed.started(),
            [1, 2],
            "the first two should run, and the others wait"
        );
        end(&managed.lists);
        end(&managed.lists);
        assert_eq!(
            managed.started(),
            [1, 2, 3, 4],
            "two clients have ended, so the next two should run"
        );
        managed.close();
    });
}

#[test]
fn exercise_8_in_every_order_of_arrivals_and_ends_all_are_served_and_never_too_many() {
    const CLIENTS: u32 = 4;
    const LIMIT: usize = 2;
    every_schedule(|| {
        let lists: Lists = Arc::new(ClientLists::new(LIMIT));
        let inside = Arc::new(AtomicUsize::new(0));
        let threads = Arc::new(Mutex::new(Vec::new()));
        let manager = spawn("manager", {
            let (lists, threads) = (Arc::clone(&lists), Arc::clone(&threads));
            move || {
                lists.manage(|client| {
                    let (lists, inside) = (Arc::clone(&lists), Arc::clone(&inside));
                    let thread = spawn(format!("client {client}"), move || {
                        let others = inside.fetch_add(1, SeqCst);
                        assert!(others < LIMIT, "{LIMIT} clients were running already");
                        inside.fetch_sub(1, SeqCst);
                        end(&lists);
                    });
                    threads.lock().unwrap().push((client, thread));
                });
            }
        });
        (1..=CLIENTS).for_each(|client| come(&lists, client));
        quiesce();
        let (started, threads): (Vec<u32>, Vec<_>) = threads.lock().unwrap().drain(..).unzip();
        assert_eq!(
            started,
            [1, 2, 3, 4],
            "all should be started, in the order in which they came"
        );
        for thread in threads {
            thread.join().unwrap();
        }
        close(&lists);
        manager.join().unwrap();
    });
}

#[test]
fn exercise_8_while_one_client_is_being_started_others_can_come() {
    every_schedule(|| {
        let lists: Lists = Arc::new(ClientLists::new(2));
        let (finish, finished) = mpsc::channel();
        let manager = spawn("manager", {
            let lists = Arc::clone(&lists);
            move || lists.manage(|_client| finished.recv().unwrap())
        });
        come(&lists, 1);
        quiesce();
        let has_come = Arc::new(AtomicBool::new(false));
        let acceptor = spawn("acceptor", {
            let (lists, has_come) = (Arc::clone(&lists), Arc::clone(&has_come));
            move || {
                come(&lists, 2);
                has_come.store(true, SeqCst);
            }
        });
        quiesce();
        assert!(
            has_come.load(SeqCst),
            "client 2 could not come while client 1 was being started: the lock was held"
        );
        finish.send(()).unwrap();
        finish.send(()).unwrap();
        acceptor.join().unwrap();
        quiesce();
        close(&lists);
        manager.join().unwrap();
    });
}

#[test]
fn exercise_8_a_client_that_could_not_be_started_gives_its_slot_back_at_once() {
    every_schedule(|| {
        let lists: Lists = Arc::new(ClientLists::new(1));
        let started = Arc::<Mutex<Vec<u32>>>::default();
        let manager = spawn("manager", {
            let (lists, started) = (Arc::clone(&lists), Arc::clone(&started));
            move || {
                lists.manage(|client| {
                    started.lock().unwrap().push(client);
                    end(&lists);
                });
            }
        });
        come(&lists, 1);
        come(&lists, 2);
        quiesce();
        assert_eq!(
            *started.lock().unwrap(),
            [1, 2],
            "client 1 ended while it was being started, so it was client 2's turn"
        );
        close(&lists);
        manager.join().unwrap();
    });
}
