// wrong: the request is split at every space, so a name with spaces is cut
// rejected by: requests::exercise_1_a_request_is_complete_after_a_silence_and_not_before
// told: is a PUT of "a b "
let line = self.bytes.strip_suffix(b"\n");
if line.unwrap_or(&self.bytes).len() > LONGEST {
    return Some(Err(BadRequest));
}
if line.is_none() && !silent {
    return None;
}
let line = line.unwrap_or(&self.bytes);
let line = line.strip_suffix(b"\r").unwrap_or(line);
let line = said_twice(line).unwrap_or(line);
let mut words = line.split(|byte| *byte == b' ');
let (Some(command), Some(name)) = (words.next(), words.next()) else {
    return Some(Err(BadRequest));
};
Some(Request::parse(&[command, b" ", name].concat()).ok_or(BadRequest))
