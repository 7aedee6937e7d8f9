// right: one match on the shape of the bytes
match (self.bytes.as_slice(), silent) {
    ([line @ .., b'\n'], _) if line.len() > LONGEST => Some(Err(BadRequest)),
    ([line @ .., b'\r', b'\n'] | [line @ .., b'\n'], _) => {
        Some(Request::parse(line).ok_or(BadRequest))
    }
    (bytes, _) if bytes.len() > LONGEST => Some(Err(BadRequest)),
    (_, false) => None,
    (bytes @ [_, _, _, b' ', _, ..], true) => {
        let once = said_twice(bytes).unwrap_or(bytes);
        Some(Request::parse(once).ok_or(BadRequest))
    }
    (_, true) => Some(Err(BadRequest)),
}
