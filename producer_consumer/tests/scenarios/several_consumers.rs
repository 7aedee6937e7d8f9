//! One item that two consumers have to see. The book's page lets its reader choose who runs next in it.

use std::explore::{Crew, call, note};
use std::sync::Arc;

/// A cell that shows every item to each of several consumers, which are counted from 0.
pub trait Cell: Send + Sync + 'static {
    /// Stores `item`, when all have seen the one before.
    fn set_data(&self, item: u32);

    /// The item for this consumer, when there is one that it has not seen.
    fn get_data(&self, consumer: usize) -> u32;
}

/// One producer, two consumers, one item.
pub fn one_item_for_both(cell: Arc<impl Cell>) {
    let mut crew = Crew::new();
    let producers = Arc::clone(&cell);
    crew = crew.with("Producer", move || {
        call("set_data(1)", || producers.set_data(1));
        1
    });
    for consumer in 0..2 {
        let cell = Arc::clone(&cell);
        crew = crew.with(format!("Consumer {consumer}"), move || {
            let item = call(format!("get_data({consumer})"), || cell.get_data(consumer));
            note(format!("has got {item}"));
            item
        });
    }
    assert_eq!(crew.run(), [1, 1, 1], "both consumers must get item 1");
}
