// wrong: the item is taken, but a producer that waits for an empty cell is not woken
// rejected by: shared_cell::exercise_2_three_waiting_producers_are_all_served
// told: in set_data(
let mut item = self.item.lock().unwrap();
while item.is_none() {
    item = self.readable.wait(item).unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
data
