use std::io;
use std::net::{SocketAddr, TcpStream};

use jiff::Zoned;

use crate::ClientHandler;

/// Tells the client the day and the time, and closes: the service of the chapter's time servers.
pub struct DayTimeHandler;

impl ClientHandler for DayTimeHandler {
    // ANCHOR: day_time_handler
    /// Sends [`day_and_time`] to the client, all of it, and closes the connection so that it
    /// arrives, even if the client has sent something: see
    /// [`farewell::close_promptly`](crate::farewell::close_promptly).
    ///
    /// # Errors
    /// If the client has gone before it got its answer.
    fn run(self, client: TcpStream, address: SocketAddr) -> io::Result<()> {
        // ANCHOR: exercise_1 -- STUB: let _ = (client, address); todo!("exercise 1: send the client the day and the time, and close")
        use crate::farewell;
        use std::io::Write;

        let _ = address; // the day and the time are the same for everybody
        (&client).write_all(day_and_time().as_bytes())?;
        farewell::close_promptly(client)
        // ANCHOR_END: exercise_1
    }
    // ANCHOR_END: day_time_handler
}

/// What the server answers: the time of this moment in the form of [`ctime`], and a friendly word.
/// Neither line feed nor anything else follows it.
pub fn day_and_time() -> String {
    format!("{}\nHave a nice day!", ctime(&Zoned::now()))
}

/// `time` as C's `ctime` writes it, without its line feed: `Sun Jun  4 09:05:03 2017`.
pub fn ctime(time: &Zoned) -> String {
    time.strftime("%a %b %e %H:%M:%S %Y").to_string()
}
