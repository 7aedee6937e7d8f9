// wrong: it waits for the client to ask, but clients of this service say nothing
// rejected by: day_time::exercise_1_the_connection_is_closed_after_the_answer
// told: is in DayTimeHandler::run

use crate::farewell;
use std::io::{Read, Write};

let _ = address;
let mut request = [0; 1024];
let _ = (&client).read(&mut request)?;
(&client).write_all(day_and_time().as_bytes())?;
farewell::close_promptly(client)
