//! Threads.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

pub fn names() {
    let builder = thread::Builder::new()
        .name("worker".to_string())
        .stack_size(256 * 1024);
    let worker = builder
        .spawn(|| thread::current().name().map(str::to_string))
        .unwrap();
    assert_eq!(worker.thread().name(), Some("worker"));
    assert_ne!(worker.thread().id(), thread::current().id());
    assert_eq!(worker.join().unwrap().as_deref(), Some("worker"));
    let nameless = thread::spawn(|| thread::current().name().is_none());
    assert!(nameless.join().unwrap());
}

pub fn results() {
    let worker = thread::spawn(|| String::from("result"));
    while !worker.is_finished() {
        thread::yield_now();
    }
    assert_eq!(worker.join().unwrap(), "result");
}

pub fn panics_are_results() {
    let number = thread::current().name().map_or(7, |_| 7);
    let panics = thread::spawn(move || panic!("number {number}"));
    let payload = panics.join().unwrap_err();
    assert_eq!(payload.downcast_ref::<String>().unwrap(), "number 7");
    let panics = thread::spawn(|| panic!("plain words"));
    let payload = panics.join().unwrap_err();
    assert_eq!(*payload.downcast_ref::<&str>().unwrap(), "plain words");
    assert!(!thread::panicking());
}

pub fn scope() {
    let text = String::from("borrowed");
    let ended = AtomicU32::new(0);
    let (length, name) = thread::scope(|scope| {
        let length = scope.spawn(|| text.len());
        // A thread of the scope may start others, which the scope waits for too.
        scope.spawn(|| {
            scope.spawn(|| ended.fetch_add(1, SeqCst));
            ended.fetch_add(1, SeqCst);
        });
        let named = thread::Builder::new().name("named".to_string());
        let named = named.spawn_scoped(scope, || thread::current().name().map(str::to_string));
        let named = named.unwrap();
        assert_eq!(named.thread().name(), Some("named"));
        (length.join().unwrap(), named.join().unwrap())
    });
    assert_eq!((length, name.as_deref()), (8, Some("named")));
    assert_eq!(ended.load(SeqCst), 2);
}

pub fn scope_panics() {
    // Joined: the panic is the result, and the scope ends as usual.
    let seen = thread::scope(|scope| scope.spawn(|| panic!("on purpose")).join().is_err());
    assert!(seen);
    let unseen = catch_unwind(|| {
        thread::scope(|scope| {
            scope.spawn(|| panic!("on purpose"));
        });
    });
    let payload = unseen.unwrap_err();
    assert_eq!(
        *payload.downcast_ref::<&str>().unwrap(),
        "a scoped thread panicked"
    );
    let ended = AtomicU32::new(0);
    let own = catch_unwind(AssertUnwindSafe(|| {
        thread::scope(|scope| {
            scope.spawn(|| ended.fetch_add(1, SeqCst));
            panic!("own words");
        })
    }));
    let payload = own.unwrap_err();
    assert_eq!(*payload.downcast_ref::<&str>().unwrap(), "own words");
    assert_eq!(
        ended.load(SeqCst),
        1,
        "the scope waits for its threads even when it panics"
    );
}

pub fn park() {
    let main = thread::current();
    let turn = AtomicU32::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            turn.store(1, SeqCst);
            main.unpark();
        });
        while turn.load(SeqCst) == 0 {
            thread::park();
        }
    });
    thread::current().unpark();
    thread::park();
    thread::park_timeout(Duration::from_millis(1));
}

pub fn locals() {
    thread_local! { static COUNT: Cell<u32> = const { Cell::new(1) }; }
    COUNT.set(2);
    assert_eq!(thread::spawn(|| COUNT.get()).join().unwrap(), 1);
    assert_eq!(COUNT.get(), 2);
}
