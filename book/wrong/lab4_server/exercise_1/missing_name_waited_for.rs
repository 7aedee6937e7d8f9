// wrong: a request without a name is waited for, also after a silence
// rejected by: requests::exercise_1_what_is_no_request_is_bad_after_a_silence_and_not_before
// told: after a silence, "" is a bad request, but it was judged that it cannot be told yet
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
    return None;
}
let bytes = said_twice(&self.bytes).unwrap_or(&self.bytes);
Some(Request::parse(bytes).ok_or(BadRequest))
