// right: two questions one after the other, with early returns, and the answer copied in a second access

let Some(name) = &self.name else {
    let name = message.parse::<ChatRoomName>()?;
    let entry = Entry::connected(name.as_str(), &now());
    self.name = Some(name);
    self.room.add(&entry);
    return Ok(self.room.copy());
};
if !message.is_empty() {
    let said = Entry::said(name.as_str(), &now(), message);
    self.room.add(&said);
}
Ok(self.room.copy())
