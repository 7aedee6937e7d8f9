// wrong: the carriage return before the line end stays on the name
// rejected by: requests::exercise_1_a_line_is_complete_at_once
// told: is a GET of "a"
let line = self.bytes.strip_suffix(b"\n");
if line.unwrap_or(&self.bytes).len() > LONGEST {
    return Some(Err(BadRequest));
}
if let Some(line) = line {
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
