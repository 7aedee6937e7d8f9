//! Atomic variables.

use std::hint::spin_loop;
use std::ptr::null_mut;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};
use std::sync::atomic::*;
use std::thread;

macro_rules! integer {
    ($name:ident) => {{
        static STATIC: $name = $name::new(5);
        assert_eq!(STATIC.load(Acquire), 5);
        let mut number = $name::default();
        assert_eq!(number.fetch_add(7, SeqCst), 0);
        assert_eq!(number.fetch_sub(1, SeqCst), 7);
        assert_eq!(number.fetch_and(5, SeqCst), 6);
        assert_eq!(number.fetch_or(3, SeqCst), 4);
        assert_eq!(number.fetch_xor(2, SeqCst), 7);
        assert_eq!(number.fetch_max(9, SeqCst), 5);
        assert_eq!(number.fetch_min(8, SeqCst), 9);
        assert_eq!(number.fetch_nand(8, SeqCst), 8);
        assert_eq!(number.swap(1, SeqCst), !8);
        assert_eq!(number.compare_exchange(1, 2, SeqCst, Relaxed), Ok(1));
        assert_eq!(number.compare_exchange(1, 3, SeqCst, Relaxed), Err(2));
        while number.compare_exchange_weak(2, 4, SeqCst, Relaxed).is_err() {
            spin_loop();
        }
        assert_eq!(
            number.fetch_update(SeqCst, SeqCst, |n| n.checked_add(1)),
            Ok(4)
        );
        assert_eq!(number.fetch_update(SeqCst, SeqCst, |_| None), Err(5));
        assert_eq!(number.try_update(SeqCst, SeqCst, |_| None), Err(5));
        assert_eq!(number.update(SeqCst, SeqCst, |n| n + 1), 5);
        number.store(6, Release);
        assert_eq!(format!("{number:?}"), "6");
        *number.get_mut() += 1;
        assert_eq!(number.into_inner(), 7);
        assert_eq!($name::from(3).into_inner(), 3);
    }};
}

#[allow(deprecated)] // newer compilers call `fetch_update` so; students will go on using it
pub fn integers() {
    integer!(AtomicI8);
    integer!(AtomicI16);
    integer!(AtomicI32);
    integer!(AtomicI64);
    integer!(AtomicIsize);
    integer!(AtomicU8);
    integer!(AtomicU16);
    integer!(AtomicU32);
    integer!(AtomicU64);
    integer!(AtomicUsize);
}

pub fn bool() {
    let ready = AtomicBool::new(false);
    assert!(!AtomicBool::default().into_inner());
    assert!(!ready.fetch_or(true, SeqCst));
    assert!(ready.fetch_and(true, SeqCst));
    assert!(ready.fetch_xor(true, SeqCst));
    assert!(!ready.fetch_nand(true, SeqCst));
    assert!(ready.fetch_not(SeqCst));
    assert!(!ready.load(SeqCst));
    thread::scope(|scope| {
        scope.spawn(|| ready.store(true, Release));
        while !ready.load(Acquire) {
            spin_loop();
        }
    });
    assert_eq!(format!("{ready:?}"), "true");
    fence(SeqCst);
}

pub fn pointer() {
    let mut number = 1;
    let pointer = AtomicPtr::new(&raw mut number);
    assert_eq!(pointer.swap(null_mut(), SeqCst), &raw mut number);
    assert!(pointer.load(SeqCst).is_null());
    assert!(AtomicPtr::<u32>::default().into_inner().is_null());
}
