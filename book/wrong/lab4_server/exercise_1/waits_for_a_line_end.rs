// wrong: only a line end ends a request, but the clients of Lab 3 send none
// rejected by: requests::exercise_1_a_request_is_complete_after_a_silence_and_not_before
// rejected by: requests::exercise_1_what_is_no_request_is_bad_after_a_silence_and_not_before
// told: after a silence
let line = self.bytes.strip_suffix(b"\n");
if line.unwrap_or(&self.bytes).len() > LONGEST {
    return Some(Err(BadRequest));
}
if let Some(line) = line {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    return Some(Request::parse(line).ok_or(BadRequest));
}
let _ = (silent, said_twice);
None
