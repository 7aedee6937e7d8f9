//! One server for every service of the workbook, and the day and time as the first of them.
//!
//! A service is a [`ClientHandler`]: what is said to one client, from its first byte to its last.
//! Everything else is here already, and is written once:
//!
//! | file | noun | what it knows |
//! |---|---|---|
//! | `client_handler.rs` | [`ClientHandler`] | what is said to one client |
//! | `server.rs` | [`Server`] | the address, the limits, and how it closes down (Project 3) |
//! | `acceptor.rs` | `Acceptor` | the accept loop of all servers; a want of descriptors |
//! | `starter.rs` | [`Starter`] | in turn, one thread a client, or your own |
//! | `session.rs` | [`Session`] | one accepted client and its handler: panics and errors end here |
//! | `roster.rs` | `Roster` | who is being served, and whether it is closing time |
//! | `shutdown.rs` | [`ShutdownHandle`], `Bell` | asking a server to stop, and waking its acceptor |
//! | `stop.rs` | [`stop_on_request`] | Return, Ctrl-C, SIGTERM |
//! | `idle.rs` | [`IdleLimit`], [`PatientReader`] | how long a silent client is waited for |
//! | `farewell.rs` | [`farewell`] | closing so that the last words arrive |
//! | `log.rs` | [`Log`] | whole lines, one at a time |
//! | `options.rs` | [`ServerOptions`], [`ClientOptions`] | `--host`, `--port` and their like |
//! | `day_time.rs` | [`DayTimeHandler`] | the service of this chapter |
//! | `reconnect.rs` | [`Reconnect`] | a client that tries again (Project 2) |
//! | `lossy_text.rs` | [`LossyText`] | bytes from a stranger, shown as text |
//! | `show_all.rs` | [`show_all`] | the client: what it shows |
//! | `lookup.rs` | [`lookup`] | host names and their addresses |

mod acceptor;
mod client_handler;
mod day_time;
pub mod farewell;
mod idle;
mod log;
pub mod lookup;
mod lossy_text;
mod options;
mod reconnect;
mod roster;
mod server;
mod session;
mod show_all;
mod shutdown;
mod starter;
mod stop;

pub use client_handler::ClientHandler;
pub use day_time::{DayTimeHandler, ctime, day_and_time};
pub use idle::{IdleLimit, PatientReader};
pub use log::Log;
pub use lossy_text::LossyText;
pub use options::{ClientOptions, ServerOptions, seconds};
pub use reconnect::Reconnect;
pub use server::Server;
pub use session::Session;
pub use show_all::show_all;
pub use shutdown::ShutdownHandle;
pub use starter::{InTurn, OneThreadAClient, Refused, Starter};
pub use stop::stop_on_request;

/// How every program of the workbook ends: with one clear line, and an exit status.
pub use sleepy_threads::ending;
