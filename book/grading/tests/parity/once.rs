//! What is done once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{LazyLock, Mutex, Once, OnceLock};
use std::thread;

pub fn once() {
    let once = Once::new();
    let times = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                once.call_once(|| {
                    times.fetch_add(1, SeqCst);
                });
                assert_eq!(times.load(SeqCst), 1);
            });
        }
        once.wait();
    });
    assert!(once.is_completed());
    let broken = Once::new();
    assert!(
        catch_unwind(AssertUnwindSafe(
            || broken.call_once(|| panic!("on purpose"))
        ))
        .is_err()
    );
    broken.call_once_force(|state| assert!(state.is_poisoned()));
    assert!(broken.is_completed());
}

pub fn once_lock() {
    let made = AtomicU32::new(0);
    let value = OnceLock::new();
    assert_eq!(value.get(), None);
    thread::scope(|scope| {
        for number in 0..3 {
            let (value, made) = (&value, &made);
            scope.spawn(move || {
                value.get_or_init(|| {
                    made.fetch_add(1, SeqCst);
                    number
                });
            });
        }
    });
    assert_eq!(made.load(SeqCst), 1);
    let later = OnceLock::new();
    thread::scope(|scope| {
        scope.spawn(|| later.set(5));
        assert_eq!(*later.wait(), 5);
    });
    let mut value: OnceLock<u32> = OnceLock::default();
    assert_eq!(value.set(7), Ok(()));
    assert_eq!(value.set(8), Err(8));
    assert_eq!(value, OnceLock::from(7));
    assert_eq!(format!("{:?}", value.clone()), "OnceLock(7)");
    *value.get_mut().unwrap() += 1;
    assert_eq!(value.take(), Some(8));
    assert_eq!(value.into_inner(), None);
}

pub fn lazy_lock() {
    static LIST: LazyLock<Mutex<Vec<u32>>> = LazyLock::new(|| Mutex::new(vec![1]));
    assert_eq!(LIST.lock().unwrap()[0], 1);
    let mut words = LazyLock::new(|| String::from("made"));
    assert_eq!(format!("{words:?}"), "LazyLock(<uninit>)");
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(words.len(), 4));
        scope.spawn(|| assert_eq!(LazyLock::force(&words), "made"));
    });
    assert_eq!(format!("{words:?}"), "LazyLock(\"made\")");
    assert_eq!(LazyLock::get(&words).map(String::len), Some(4));
    LazyLock::force_mut(&mut words).push('!');
    assert_eq!(*words, "made!");
}
