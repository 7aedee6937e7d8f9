// wrong: the friendly word stands in the same line as the time
// rejected by: day_time::exercise_1_a_client_gets_the_day_and_the_time
// told: it should be what day_and_time() returns

use crate::farewell;
use std::io::Write;

let _ = address;
let answer = format!("{} Have a nice day!", ctime(&Zoned::now()));
(&client).write_all(answer.as_bytes())?;
farewell::close_promptly(client)
