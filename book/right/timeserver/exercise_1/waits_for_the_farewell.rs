// right: the formatting macro sends the answer, and every client gets a second to close as well

use crate::farewell::close_gently;
use std::io::Write;
use std::time::Duration;

let _ = address;
let mut client = client;
write!(client, "{}", day_and_time())
    .and_then(|()| close_gently(client, Duration::from_secs(1)))
