// wrong: it closes after the client has closed, and the client does so after the server: both wait
// rejected by: day_time::exercise_1_a_client_gets_the_day_and_the_time
// told: waits until the server closes the connection

use std::io::{self, Write};

let _ = address;
let mut client = client;
client.write_all(day_and_time().as_bytes())?;
io::copy(&mut client, &mut io::sink())?;
Ok(())
