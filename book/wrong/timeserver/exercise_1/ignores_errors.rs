// wrong: errors are ignored, so nobody hears of a client that did not get its answer
// rejected by: day_time::exercise_1_what_cannot_be_sent_is_an_error
// told: run should return the error

use crate::farewell;
use std::io::Write;

let _ = address;
let _ = (&client).write_all(day_and_time().as_bytes());
let _ = farewell::close_promptly(client);
Ok(())
