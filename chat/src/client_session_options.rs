use std::io;
use std::time::Duration;

use timeserver::{ClientOptions, IdleLimit, Log, Reconnect, seconds};

use crate::ClientSession;

/// The options that every client of a conversation has: flatten them into the program's own.
#[derive(clap::Args, Clone, Debug)]
pub struct ClientSessionOptions {
    /// Where the server is.
    #[command(flatten)]
    pub server: ClientOptions,
    /// How often to try again if nobody listens, after pauses of 1, 2, 4, ... seconds
    #[arg(long, value_name = "N", default_value = "5")]
    pub retries: usize,
    /// How long to wait for a server that says nothing
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = seconds)]
    pub idle_timeout: Duration,
    /// How many milliseconds one second of a pause lasts
    #[arg(long, value_name = "N", default_value = "1000", value_parser = clap::value_parser!(u64).range(..=60_000))]
    pub second_ms: u64,
}

impl ClientSessionOptions {
    /// Connects to the server, as [`ClientOptions::connect`], and tells standard error when it has to wait.
    ///
    /// # Errors
    /// If no server answers: names the address.
    pub fn connect(&self) -> io::Result<ClientSession> {
        let reconnect = Reconnect::new(self.retries, Duration::from_millis(self.second_ms));
        let server = self.server.connect(&reconnect, &Log::stderr())?;
        ClientSession::new(server, IdleLimit::new(self.idle_timeout))
    }
}
