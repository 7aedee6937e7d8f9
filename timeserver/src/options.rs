use std::io;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

use sleepy_threads::Pace;
use sleepy_threads::timeline::{Recorder, TimelineOptions};

use crate::{Log, Reconnect, Server};

/// How long a client waits for one attempt to connect: a machine that is switched off does not
/// refuse, it is silent.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// The options that every server of the workbook has: flatten them into the program's own.
///
/// The port is 5000 unless the program says otherwise:
///
/// ```
/// use clap::Parser;
/// use timeserver::ServerOptions;
///
/// /// Listens at port 8888
/// #[derive(Parser)]
/// #[command(mut_arg("port", |port| port.default_value("8888")))]
/// struct Options {
///     #[command(flatten)]
///     server: ServerOptions,
/// }
///
/// assert_eq!(Options::parse_from(["echo_server2"]).server.port, 8888);
/// assert_eq!(Options::parse_from(["echo_server2", "--port", "0"]).server.port, 0);
/// ```
#[derive(clap::Args, Clone, Debug)]
pub struct ServerOptions {
    /// The name or address to listen at; 0.0.0.0 for all addresses of this machine
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,
    /// The port to listen at; 0 for any that is free
    #[arg(long, default_value = "5000")]
    pub port: u16,
    /// How long a silent client is waited for
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = seconds)]
    pub idle_timeout: Duration,
    /// How long running clients may go on when the server stops
    #[arg(long, value_name = "SECONDS", default_value = "3", value_parser = seconds)]
    pub grace: Duration,
    /// Whether a picture is drawn.
    #[command(flatten)]
    pub timeline: TimelineOptions,
}

impl ServerOptions {
    /// Binds a server with these options, which will tell `log` what happens.
    ///
    /// # Errors
    /// As [`Server::bind`], in a sentence that names the address.
    pub fn bind(&self, log: &Log) -> io::Result<Server> {
        let ServerOptions { host, port, .. } = self;
        let server = Server::bind(host, *port).map_err(|error| {
            let words = format!("cannot listen on {host}:{port}: {error}");
            io::Error::new(error.kind(), words)
        })?;
        Ok(server
            .log(log.clone())
            .idle_timeout(self.idle_timeout)
            .grace(self.grace))
    }

    /// Records the server and its clients, if `--timeline` asks for it. The time is real.
    pub fn recorder(&self) -> Recorder {
        self.timeline.recorder(Pace::default())
    }
}

/// The options that every client of the workbook has. The port is 5000 unless the program says
/// otherwise, as in [`ServerOptions`].
#[derive(clap::Args, Clone, Debug)]
pub struct ClientOptions {
    /// The name or address of the server's machine
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,
    /// The server's port
    #[arg(long, default_value = "5000", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
}

impl ClientOptions {
    /// Connects to the server, and tries again as `reconnect` says; before each pause `log` is told
    /// why. Blocks until there is a connection or no hope.
    ///
    /// # Errors
    /// At once if nobody knows the host; after the last attempt if nobody has answered. Both name
    /// the address.
    pub fn connect(&self, reconnect: &Reconnect, log: &Log) -> io::Result<TcpStream> {
        let ClientOptions { host, port } = self;
        let addresses: Vec<SocketAddr> = (host.as_str(), *port)
            .to_socket_addrs()
            .map_err(|error| io::Error::new(error.kind(), format!("{host}: {error}")))?
            .collect();
        let pause = |error: &io::Error, length: Duration| {
            let length_s = length.as_secs_f64();
            log.line(format_args!(
                "No server answers at {host}:{port} ({error}). Trying again in {length_s} s ..."
            ));
            std::thread::sleep(length);
        };
        reconnect
            .connect(|| connect_to_any(&addresses), pause)
            .map_err(|error| {
                let attempts = reconnect.retries + 1;
                io::Error::new(
                    error.kind(),
                    format!("no server answers at {host}:{port} (attempts: {attempts}): {error}"),
                )
            })
    }
}

/// Connects to the first of `addresses` that answers; if none does, the error is the last one's.
fn connect_to_any(addresses: &[SocketAddr]) -> io::Result<TcpStream> {
    let mut result = Err(io::Error::new(
        io::ErrorKind::NotFound,
        "the name has no address",
    ));
    for address in addresses {
        result = TcpStream::connect_timeout(address, CONNECT_LIMIT);
        if result.is_ok() {
            break;
        }
    }
    result
}

/// Parses a number of seconds, such as `30` or `0.5`: more than nothing, and at most a day. For
/// clap's `value_parser`.
///
/// # Errors
/// What would be right instead.
pub fn seconds(text: &str) -> Result<Duration, String> {
    const DAY: f64 = 86_400.0;
    match text.parse() {
        Ok(seconds) if (0.001..=DAY).contains(&seconds) => Ok(Duration::from_secs_f64(seconds)),
        _ => Err("expected a number of seconds, from 0.001 to 86400".to_string()),
    }
}
