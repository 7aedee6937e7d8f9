//! Time.

use std::thread;
use std::time::{Duration, Instant, SystemTime};

pub fn instants() {
    let second = Duration::from_secs(1);
    let now = Instant::now();
    let mut later = now + second;
    assert!(later > now);
    assert_eq!(later - now, second);
    assert_eq!(later - second, now);
    assert_eq!(later.duration_since(now), second);
    assert_eq!(now.duration_since(later), Duration::ZERO);
    assert_eq!(now.saturating_duration_since(later), Duration::ZERO);
    assert_eq!(now.checked_duration_since(later), None);
    assert_eq!(now.checked_add(second), Some(later));
    assert_eq!(later.checked_sub(second), Some(now));
    later += second;
    later -= second;
    assert_eq!(later, now + second);
    assert!(SystemTime::now().elapsed().is_ok());
}

pub fn sleep() {
    let start = Instant::now();
    let nap = Duration::from_millis(1);
    thread::sleep(nap);
    assert!(start.elapsed() >= nap);
}
