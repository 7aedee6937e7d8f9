// wrong: what has arrived is taken for the whole request, however little it is
// rejected by: requests::exercise_1_a_request_is_complete_after_a_silence_and_not_before
// rejected by: requests::exercise_1_what_is_no_request_is_bad_after_a_silence_and_not_before
// told: cannot be told yet
let _ = silent;
if self.bytes.len() > LONGEST {
    return Some(Err(BadRequest));
}
let line = self.bytes.trim_ascii_end();
Some(Request::parse(said_twice(line).unwrap_or(line)).ok_or(BadRequest))
