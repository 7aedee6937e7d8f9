// wrong: a DEL that is said twice is taken for one long name
// rejected by: requests::exercise_1_a_del_that_is_said_twice_is_one_del
// told: is a DEL of "a b"
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
let _ = said_twice;
Some(Request::parse(&self.bytes).ok_or(BadRequest))
