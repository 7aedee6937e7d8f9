// wrong: the item is stored, but a consumer that waits for it is not woken
// rejected by: shared_cell::exercise_1_three_waiting_consumers_are_all_served
// told: in get_data()
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
announce(&data);
*item = Some(data);
