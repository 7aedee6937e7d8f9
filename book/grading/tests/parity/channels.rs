//! Channels.

use std::sync::mpsc::*;
use std::thread;
use std::time::Duration;

pub fn channel() {
    let (sender, receiver) = std::sync::mpsc::channel();
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    let other = sender.clone();
    let first = thread::spawn(move || (0..3).for_each(|n| sender.send(n).unwrap()));
    let second = thread::spawn(move || (10..13).for_each(|n| other.send(n).unwrap()));
    let received: Vec<i32> = receiver.iter().collect();
    first.join().unwrap();
    second.join().unwrap();
    // What one thread sends arrives in order.
    for start in [0, 10] {
        let of_one: Vec<i32> = received
            .iter()
            .copied()
            .filter(|n| n / 10 == start / 10)
            .collect();
        assert_eq!(of_one, [start, start + 1, start + 2]);
    }
    assert_eq!(receiver.recv(), Err(RecvError));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    assert_eq!(receiver.try_iter().count(), 0);
    let mut late = Vec::new();
    for item in &receiver {
        late.push(item);
    }
    assert_eq!(late, []);
    assert_eq!(receiver.into_iter().count(), 0);
}

pub fn channel_ends() {
    let (sender, receiver) = std::sync::mpsc::channel();
    sender.send(String::from("lost")).unwrap();
    drop(receiver);
    assert_eq!(
        sender.send(String::from("late")),
        Err(SendError(String::from("late")))
    );
    let (sender, receiver) = sync_channel(1);
    drop(receiver);
    assert_eq!(sender.send(1), Err(SendError(1)));
    assert_eq!(sender.try_send(1), Err(TrySendError::Disconnected(1)));
}

pub fn channel_times_out() {
    let (sender, receiver) = std::sync::mpsc::channel();
    let short = Duration::from_millis(1);
    assert_eq!(receiver.recv_timeout(short), Err(RecvTimeoutError::Timeout));
    sender.send(1).unwrap();
    assert_eq!(receiver.recv_timeout(short), Ok(1));
    drop(sender);
    assert_eq!(
        receiver.recv_timeout(short),
        Err(RecvTimeoutError::Disconnected)
    );
}

pub fn bounded_channel() {
    let (sender, receiver) = sync_channel(2);
    sender.send(1).unwrap();
    sender.clone().try_send(2).unwrap();
    assert_eq!(sender.try_send(3), Err(TrySendError::Full(3)));
    let producer = thread::spawn(move || (3..6).for_each(|n| sender.send(n).unwrap()));
    assert_eq!(receiver.iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    producer.join().unwrap();
}

pub fn rendezvous() {
    let (sender, receiver) = sync_channel(0);
    assert_eq!(sender.try_send(0), Err(TrySendError::Full(0)));
    let producer = thread::spawn(move || {
        sender.send(1).unwrap();
        sender.send(2).unwrap();
        sender.send(3)
    });
    assert_eq!(receiver.recv(), Ok(1));
    assert_eq!(receiver.recv(), Ok(2));
    drop(receiver);
    assert_eq!(producer.join().unwrap(), Err(SendError(3)));
}
