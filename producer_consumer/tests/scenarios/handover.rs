//! Two items, handed from a producer to a consumer. The book's page lets its reader choose who runs next in it.

use std::explore::{Crew, call, note};
use std::sync::Arc;

use crate::audit::Audit;
use crate::shared_cell::SharedCell;
use crate::unsynchronized_cell::UnsynchronizedCell;

/// With the cell that makes them wait for each other.
pub fn synchronized(cell: Arc<SharedCell<i64>>) {
    let other = Arc::clone(&cell);
    hand_over(move |item| cell.set_data(item), move || other.get_data());
}

/// With the cell in which nobody waits for anybody.
pub fn unsynchronized(cell: Arc<UnsynchronizedCell>) {
    let other = Arc::clone(&cell);
    hand_over(move |item| cell.set_data(item), move || other.get_data());
}

fn hand_over(set_data: impl Fn(i64) + Send + 'static, get_data: impl Fn() -> i64 + Send + 'static) {
    let produce = move || {
        let items = vec![1, 2];
        for &item in &items {
            call(format!("set_data({item})"), || set_data(item));
        }
        items
    };
    let consume = move || {
        let mut items = Vec::new();
        for _ in 0..2 {
            let item = call("get_data()", &get_data);
            note(format!("has got {item}"));
            items.push(item);
        }
        items
    };
    let crew = Crew::new().with("Producer", produce);
    let items = crew.with("Consumer", consume).run();
    let audit = Audit::new(&items[0], &items[1]).to_string();
    let complaints: Vec<&str> = audit.lines().skip(1).collect(); // If all is well, it is one line.
    assert!(complaints.is_empty(), "{}", complaints.join("; "));
}
