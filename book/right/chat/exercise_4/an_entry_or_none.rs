// right: first it finds out which entry there is to add, if any, and then adds it in one place

let entry = match &self.name {
    Some(name) => {
        (!message.is_empty()).then(|| Entry::said(name.as_str(), &now(), message))
    }
    None => {
        let name = self.name.insert(message.parse()?);
        Some(Entry::connected(name.as_str(), &now()))
    }
};
Ok(entry.map_or_else(|| self.room.copy(), |entry| self.room.add(&entry)))
