// wrong: shutting down both ways is no goodbye either: what the client has sent is still unread
// rejected by: day_time::exercise_1_a_client_that_sent_something_first_gets_its_whole_answer
// told: unread bytes reset the connection

use std::io::Write;
use std::net::Shutdown;

let _ = address;
(&client).write_all(day_and_time().as_bytes())?;
client.shutdown(Shutdown::Both)
