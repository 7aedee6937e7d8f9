// wrong: the producer is woken only by a consumer that did not have to wait
// rejected by: shared_cell::exercise_1_three_waiting_consumers_are_all_served
// told: in set_data(
let mut item = self.item.lock().unwrap();
if let Some(data) = item.take() {
    announce(&data);
    self.writeable.notify_one();
    return data;
}
item = self
    .readable
    .wait_while(item, |item| item.is_none())
    .unwrap();
let data = item.take().expect("the wait ends when there is an item");
announce(&data);
data
