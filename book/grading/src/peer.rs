//! For tests of servers and clients: the other end of the connection, and the program itself.
//!
//! ```
//! use grading::peer::Peer;
//! use std::io::Write;
//! use std::net::TcpListener;
//!
//! let listener = TcpListener::bind("127.0.0.1:0").unwrap();
//! let mut peer = Peer::connect(listener.local_addr().unwrap());
//! let (mut server, _) = listener.accept().unwrap();
//! server.write_all(b"Welcome!").unwrap();
//! drop(server);
//! peer.expect("Welcome!");
//! peer.expect_end();
//! ```
//!
//! Nothing here waits for ever: what does not come within [`PATIENCE`] makes the test fail with a message that shows
//! what did come.

mod bytes;
mod connection;
mod output;
mod program;

pub use connection::Peer;
pub use program::{Ended, Program};

use std::time::Duration;

/// How long anything may take to arrive. Long, since the machine may be slow and busy; only a test that fails ever
/// waits so long.
pub const PATIENCE: Duration = Duration::from_secs(10);
