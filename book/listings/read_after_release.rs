use std::sync::Mutex;

fn main() {
    let cell = Mutex::new(Some(1));
    let mut item = cell.lock().unwrap();
    drop(item); // gives the lock back
    println!("{:?}", item.take()); // too late
}
