// wrong: the line end is counted, so the longest name is refused if the client ends its line
// rejected by: requests::exercise_1_1028_bytes_are_a_request_and_one_more_is_none
// told: but it was judged that it is a bad request
let line = self.bytes.strip_suffix(b"\n");
if self.bytes.len() > LONGEST {
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
let bytes = said_twice(&self.bytes).unwrap_or(&self.bytes);
Some(Request::parse(bytes).ok_or(BadRequest))
