// wrong: spaces around the name are cut off, though they belong to it
// rejected by: requests::exercise_1_a_request_is_complete_after_a_silence_and_not_before
// told: is a PUT of "a b "
let line = self.bytes.strip_suffix(b"\n");
if line.unwrap_or(&self.bytes).len() > LONGEST {
    return Some(Err(BadRequest));
}
if let Some(line) = line {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    return Some(Request::parse(line).ok_or(BadRequest));
}
if !silent {
    return None;
}
if !self.could_be_complete() {
    return Some(Err(BadRequest));
}
let bytes = said_twice(&self.bytes).unwrap_or(&self.bytes).trim_ascii();
Some(Request::parse(bytes).ok_or(BadRequest))
