// right: the end of the line is looked for with an iterator, and the shape is left to `Request::parse`
let line = self.bytes.split_inclusive(|byte| *byte == b'\n').next();
let line = line.unwrap_or_default();
let is_ended = line.ends_with(b"\n");
let length = line.len() - usize::from(is_ended);
let mut said = &line[..length];
let judgement = if length > LONGEST {
    Err(BadRequest)
} else if is_ended || silent {
    if !is_ended {
        said = said_twice(said).unwrap_or(said);
    } else if said.ends_with(b"\r") {
        said = &said[..length - 1];
    }
    Request::parse(said).ok_or(BadRequest)
} else {
    return None;
};
Some(judgement)
