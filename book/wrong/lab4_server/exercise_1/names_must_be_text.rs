// wrong: a name that is no UTF-8 is changed: it names another file
// rejected by: requests::exercise_1_the_name_is_everything_after_the_first_space_also_if_it_is_no_text
// told: is a GET of
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
let text = String::from_utf8_lossy(bytes);
Some(Request::parse(text.as_bytes()).ok_or(BadRequest))
