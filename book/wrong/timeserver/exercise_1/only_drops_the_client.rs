// wrong: the connection is closed while bytes from the client lie unread, which resets it
// rejected by: day_time::exercise_1_a_client_that_sent_something_first_gets_its_whole_answer
// told: unread bytes reset the connection

use std::io::Write;

let _ = address;
(&client).write_all(day_and_time().as_bytes())
