// wrong: the notification goes to the wrong condition: a consumer is woken, the producer is not
// rejected by: shared_cell::exercise_2_three_waiting_producers_are_all_served
// told: in set_data(
let mut item = self.item.lock().unwrap();
while item.is_none() {
    item = self.readable.wait(item).unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
self.readable.notify_one();
data
