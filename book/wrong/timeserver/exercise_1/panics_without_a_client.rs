// wrong: a client that has left makes the handler panic
// rejected by: day_time::exercise_1_what_cannot_be_sent_is_an_error
// told: called `Result::unwrap()` on an `Err` value

use crate::farewell;
use std::io::Write;

let _ = address;
(&client).write_all(day_and_time().as_bytes()).unwrap();
farewell::close_promptly(client)
