//! The manager's decision, alone: first step by step, then by threads, in every order.

#[macro_use]
extern crate grading as std;

#[allow(dead_code)]
#[path = "../src/admissions.rs"]
mod admissions;

use std::explore::{every_schedule, spawn};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};

use admissions::Event::{Came, Ended, NotStarted};
use admissions::{Admissions, Event};

/// All whose turn has come after `event`.
fn after(admissions: &mut Admissions<u32>, event: Event<u32>) -> Vec<u32> {
    let mut turns = Vec::new();
    let mut turn = admissions.admit(Some(event));
    while let Some(client) = turn {
        turns.push(client);
        turn = admissions.admit(None);
    }
    turns
}

#[test]
fn exercise_5_clients_run_at_once_up_to_the_limit_and_the_others_wait() {
    for limit in 1..5 {
        let mut admissions = Admissions::new(limit);
        for client in 0..10 {
            let expected = if (client as usize) < limit {
                vec![client]
            } else {
                vec![]
            };
            assert_eq!(
                after(&mut admissions, Came(client)),
                expected,
                "client {client} has come, {} run, and the limit is {limit}",
                limit.min(client as usize)
            );
        }
        assert_eq!(admissions.waiting(), 10 - limit, "so many wait");
    }
}

#[test]
fn exercise_5_who_came_first_goes_first() {
    let mut admissions = Admissions::new(2);
    let mut started = Vec::new();
    for client in 0..6 {
        started.extend(after(&mut admissions, Came(client)));
    }
    for _ in 0..4 {
        let turns = after(&mut admissions, Ended);
        assert_eq!(
            turns.len(),
            1,
            "a free slot is filled at once, by one client"
        );
        started.extend(turns);
    }
    assert_eq!(started, [0, 1, 2, 3, 4, 5], "in the order of their coming");
    for _ in 0..2 {
        assert_eq!(after(&mut admissions, Ended), [], "nobody waits any more");
    }
    for client in [6, 7] {
        assert_eq!(
            after(&mut admissions, Came(client)),
            [client],
            "all had ended, so two slots were free"
        );
    }
    assert_eq!(
        after(&mut admissions, Came(8)),
        [],
        "nobody has ended since"
    );
}

#[test]
fn exercise_5_a_client_that_could_not_be_started_keeps_its_place_and_takes_no_slot() {
    let mut admissions = Admissions::new(2);
    assert_eq!(admissions.admit(Some(Came(0))), Some(0));
    assert_eq!(admissions.admit(Some(Came(1))), Some(1));
    assert_eq!(admissions.admit(Some(Came(2))), None);
    assert_eq!(
        admissions.admit(Some(NotStarted(1))),
        None,
        "there is no thread for anybody"
    );
    assert_eq!(admissions.waiting(), 2, "both wait for a thread");
    assert_eq!(
        admissions.admit(None),
        Some(1),
        "asked again later, it is still the first"
    );
    assert_eq!(admissions.admit(None), None, "and the slots are full again");
    assert_eq!(admissions.admit(Some(NotStarted(1))), None);
    assert_eq!(
        after(&mut admissions, Ended),
        [1, 2],
        "its own slot and the other one"
    );
}

#[test]
fn exercise_5_nothing_happened_is_no_reason_to_start_anybody_twice() {
    let mut admissions = Admissions::new(1);
    let nobody = |admissions: &mut Admissions<u32>| {
        assert_eq!(
            admissions.admit(None),
            None,
            "nothing has happened since, so it is nobody's turn"
        );
    };
    nobody(&mut admissions);
    assert_eq!(after(&mut admissions, Came(0)), [0], "a slot is free");
    nobody(&mut admissions);
    assert_eq!(after(&mut admissions, Came(1)), [], "the slot is taken");
    nobody(&mut admissions);
    assert_eq!(after(&mut admissions, Ended), [1], "the slot is free again");
}

#[test]
fn exercise_5_who_comes_later_does_not_overtake_those_who_wait() {
    let mut admissions = Admissions::new(1);
    assert_eq!(admissions.admit(Some(Came(0))), Some(0), "a slot is free");
    assert_eq!(admissions.admit(Some(NotStarted(0))), None);
    assert_eq!(
        after(&mut admissions, Came(1)),
        [0],
        "a slot is free, but client 0 came before client 1"
    );
    assert_eq!(after(&mut admissions, Ended), [1], "client 1 still waits");
}

/// The manager's loop, with the standard library's channel, and clients that are threads.
#[test]
fn exercise_5_in_every_order_of_arrivals_and_ends_all_are_served_in_turn_and_never_too_many() {
    const CLIENTS: u32 = 5;
    const LIMIT: usize = 2;
    every_schedule(|| {
        let (tell, events) = mpsc::channel();
        let door = spawn("door", {
            let tell = tell.clone();
            move || (0..CLIENTS).for_each(|client| tell.send(Came(client)).unwrap())
        });
        let inside = Arc::new(AtomicUsize::new(0));
        let started = Arc::new(Mutex::new(Vec::new()));
        let mut admissions = Admissions::new(LIMIT);
        let mut threads = Vec::new();
        let mut ended = 0;
        while ended < CLIENTS {
            let event = events.recv().unwrap();
            ended += u32::from(event == Ended);
            for client in after(&mut admissions, event) {
                started.lock().unwrap().push(client);
                let (inside, tell) = (Arc::clone(&inside), tell.clone());
                threads.push(spawn(format!("client {client}"), move || {
                    let others = inside.fetch_add(1, Ordering::SeqCst);
                    assert!(others < LIMIT, "MAX_CLIENTS are running already");
                    inside.fetch_sub(1, Ordering::SeqCst);
                    tell.send(Ended).unwrap();
                }));
            }
        }
        assert_eq!(
            *started.lock().unwrap(),
            [0, 1, 2, 3, 4],
            "in the order in which they came"
        );
        door.join().unwrap();
        threads
            .into_iter()
            .for_each(|client| client.join().unwrap());
    });
}
