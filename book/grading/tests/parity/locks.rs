//! Locks, conditions and barriers.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Barrier, Condvar, Mutex, RwLock, RwLockWriteGuard, TryLockError};
use std::thread;
use std::time::Duration;

pub fn mutex() {
    static STATIC: Mutex<u32> = Mutex::new(0);
    *STATIC.lock().unwrap() += 1;
    let mut total = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| *total.lock().unwrap() += 1);
        }
    });
    assert_eq!(
        format!("{total:?}"),
        "Mutex { data: 3, poisoned: false, .. }"
    );
    let guard = total.lock().unwrap();
    assert_eq!(format!("{guard} {guard:?}"), "3 3");
    assert!(matches!(total.try_lock(), Err(TryLockError::WouldBlock)));
    assert!(format!("{total:?}").contains("<locked>"));
    drop(guard);
    assert_eq!(*total.try_lock().unwrap(), 3);
    *total.get_mut().unwrap() += 1;
    assert_eq!(total.into_inner().unwrap(), 4);
    assert_eq!(
        *Mutex::<u8>::default().lock().unwrap(),
        *Mutex::from(0).lock().unwrap()
    );
    let unsized_lock: Arc<Mutex<[u8]>> = Arc::new(Mutex::new([1, 2, 3]));
    assert_eq!(unsized_lock.lock().unwrap().len(), 3);
}

fn panic_inside(action: impl FnOnce()) {
    assert!(catch_unwind(AssertUnwindSafe(action)).is_err());
}

pub fn mutex_is_poisoned() {
    let lock = Mutex::new(1);
    panic_inside(|| {
        let _guard = lock.lock().unwrap();
        panic!("on purpose");
    });
    assert!(lock.is_poisoned());
    assert_eq!(*lock.lock().unwrap_err().into_inner(), 1);
    assert!(matches!(lock.try_lock(), Err(TryLockError::Poisoned(_))));
    lock.clear_poison();
    assert!(!lock.is_poisoned());
    assert_eq!(*lock.lock().unwrap(), 1);
}

pub fn condvar() {
    let pair = Arc::new((Mutex::new(0), Condvar::new()));
    let other = Arc::clone(&pair);
    let counter = thread::spawn(move || {
        let (count, changed) = &*other;
        for _ in 0..3 {
            *count.lock().unwrap() += 1;
            changed.notify_one();
        }
        changed.notify_all();
    });
    let (count, changed) = &*pair;
    let mut guard = count.lock().unwrap();
    while *guard < 1 {
        guard = changed.wait(guard).unwrap();
    }
    let guard = changed.wait_while(guard, |count| *count < 3).unwrap();
    assert_eq!(*guard, 3);
    drop(guard);
    counter.join().unwrap();
    assert_eq!(format!("{:?}", Condvar::default()), "Condvar { .. }");
}

pub fn condvar_times_out() {
    let lock = Mutex::new(0);
    let never = Condvar::new();
    let short = Duration::from_millis(1);
    let mut result = never.wait_timeout(lock.lock().unwrap(), short).unwrap();
    while !result.1.timed_out() {
        result = never.wait_timeout(result.0, short).unwrap();
    }
    let (guard, result) = never.wait_timeout_while(result.0, short, |_| true).unwrap();
    assert!(result.timed_out());
    let (guard, result) = never.wait_timeout_while(guard, short, |_| false).unwrap();
    assert!(!result.timed_out());
    assert_eq!(*guard, 0);
}

pub fn rwlock() {
    let mut lock = RwLock::new(1);
    let first = lock.read().unwrap();
    let second = lock.try_read().unwrap();
    assert_eq!(format!("{first:?}"), format!("{}", *second));
    assert!(matches!(lock.try_write(), Err(TryLockError::WouldBlock)));
    drop((first, second));
    let mut writer = lock.write().unwrap();
    *writer += 1;
    assert_eq!(format!("{writer:?}"), "2");
    assert!(matches!(lock.try_read(), Err(TryLockError::WouldBlock)));
    let reader = RwLockWriteGuard::downgrade(writer);
    assert_eq!(*reader, *lock.try_read().unwrap());
    assert!(lock.try_write().is_err());
    drop(reader);
    thread::scope(|scope| {
        scope.spawn(|| *lock.write().unwrap() += 1);
        scope.spawn(|| *lock.try_write().unwrap_or_else(|_| lock.write().unwrap()) += 1);
    });
    assert_eq!(
        format!("{lock:?}"),
        "RwLock { data: 4, poisoned: false, .. }"
    );
    *lock.get_mut().unwrap() += 1;
    assert_eq!(lock.into_inner().unwrap(), 5);
    assert_eq!(
        *RwLock::<u8>::default().read().unwrap(),
        *RwLock::from(0).read().unwrap()
    );
}

pub fn rwlock_is_poisoned() {
    let lock = RwLock::new(1);
    panic_inside(|| {
        let _guard = lock.read().unwrap();
        panic!("on purpose");
    });
    assert!(!lock.is_poisoned(), "a reader changes nothing");
    panic_inside(|| {
        let _guard = lock.write().unwrap();
        panic!("on purpose");
    });
    assert!(lock.is_poisoned());
    assert!(lock.read().is_err());
    assert!(matches!(lock.try_write(), Err(TryLockError::Poisoned(_))));
    lock.clear_poison();
    assert_eq!(*lock.write().unwrap(), 1);
}

pub fn barrier() {
    let barrier = Barrier::new(3);
    for _ in 0..2 {
        let leaders: usize = thread::scope(|scope| {
            let threads: Vec<_> = (0..3)
                .map(|_| scope.spawn(|| barrier.wait().is_leader()))
                .collect();
            threads
                .into_iter()
                .map(|thread| usize::from(thread.join().unwrap()))
                .sum()
        });
        assert_eq!(leaders, 1);
    }
    assert!(Barrier::new(1).wait().is_leader());
    assert!(Barrier::new(0).wait().is_leader());
}
