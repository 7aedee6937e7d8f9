// wrong: a command in small letters is taken as well
// rejected by: requests::exercise_1_what_is_no_request_is_bad_after_a_silence_and_not_before
// told: "get a" is a bad request
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
let bytes = said_twice(&self.bytes).unwrap_or(&self.bytes);
let (word, name) = bytes.split_at(4);
let request = [&word.to_ascii_uppercase(), name].concat();
Some(Request::parse(&request).ok_or(BadRequest))
