//! Conversations: messages over a stream of bytes, and the services whose clients share one object.
//!
//! | file | noun | what it knows |
//! |---|---|---|
//! | `message.rs` | [`Message`], [`Form`] | what was said, and how it ended |
//! | `message_reader.rs` | [`MessageReader`] | where a message ends: the framing |
//! | `message_writer.rs` | [`MessageWriter`] | one message, one `write` |
//! | `conversation.rs` | [`Conversation`] | a server's side: greet, receive, reply |
//! | `incoming.rs` | `Incoming` | what has arrived and waits to be taken |
//! | `client_session.rs` | [`ClientSession`] | a client's side: send a line, receive the reply |
//! | `client_session_options.rs` | [`ClientSessionOptions`] | `--host`, `--port`, `--retries` and their like |
//! | `line_client.rs` | [`LineClient`] | a client's side at a terminal |

mod client_session;
mod client_session_options;
mod conversation;
mod ear;
mod echo_handler;
pub mod echo_server;
mod incoming;
mod keyboard;
mod line_client;
mod message;
mod message_reader;
mod message_writer;
mod reply_reader;
mod screen;
mod turns;
mod two_way_chat;

pub use client_session::ClientSession;
pub use client_session_options::ClientSessionOptions;
pub use conversation::Conversation;
pub use echo_handler::{EchoHandler, WELCOME};
pub use keyboard::Keyboard;
pub use line_client::LineClient;
pub use message::{Form, Message};
pub use message_reader::{LONGEST_MESSAGE, MessageReader, QUIET};
pub use message_writer::MessageWriter;
pub use two_way_chat::{TwoWayChatHandler, chat_with_server};
