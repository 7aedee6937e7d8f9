// wrong: the answer is printed as a line, so a line feed follows the friendly word
// rejected by: day_time::exercise_1_a_client_gets_the_day_and_the_time
// rejected by: day_time::exercise_1_the_connection_is_closed_after_the_answer
// told: Have a nice day!\n

use crate::farewell;
use std::io::Write;

let _ = address;
writeln!(&client, "{}", day_and_time())?;
farewell::close_promptly(client)
