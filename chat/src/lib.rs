//! Conversations: messages over a stream of bytes, and the services whose clients share one object.
//!
//! | file | noun | what it knows |
//! |---|---|---|
//! | `message.rs` | [`Message`], [`Form`] | what was said, and how it ended |
//! | `message_reader.rs` | [`MessageReader`] | where a message ends: the framing |
//! | `message_writer.rs` | [`MessageWriter`] | one message, one `write` |
//! | `conversation.rs` | [`Conversation`] | a server's side: greet, receive, reply |
//! | `incoming.rs` | `Incoming` | what has arrived and waits to be taken |
//! | `echo_handler.rs` | [`EchoHandler`] | the echo: no messages, only pieces |
//! | `echo_server.rs` | [`echo_server`] | how the chapter's echo servers start |
//! | `two_way_chat.rs` | [`TwoWayChatHandler`], [`chat_with_server`] | two people who take turns |
//! | `turns.rs` | `Turns` | what each of the two does in a turn |
//! | `keyboard.rs` | [`Keyboard`] | a person's lines, for whoever listens |
//! | `ear.rs` | `Ear` | a thread that hears a peer |
//! | `screen.rs` | `Screen` | what a person sees |
//! | `client_session.rs` | [`ClientSession`] | a client's side: send a line, receive the reply |
//! | `reply_reader.rs` | `ReplyReader` | where a reply ends |
//! | `client_session_options.rs` | [`ClientSessionOptions`] | `--host`, `--port`, `--retries` and their like |
//! | `line_client.rs` | [`LineClient`] | a client's side at a terminal |
//! | `transcript.rs`, `transcript_entry.rs` | [`Transcript`], [`Entry`] | what was said in a chat room, in pages |
//! | `shared_transcript.rs` | [`SharedTranscript`] | the same for all clients (Project 10) |
//! | `chat_room_session.rs` | [`ChatRoomSession`] | what a client says there, and is answered |
//! | `chat_room_handler.rs` | [`ChatRoomHandler`] | the session over a connection |
//! | `chat_room_name.rs` | [`ChatRoomName`] | what can be a name |
//! | `chat_room_news.rs`, `chat_room_terminal.rs` | [`ChatRoomNews`], [`visit_chat_room`] | the client: what is new, and its terminal |
//! | `phone_book.rs` | [`PhoneBook`], [`Storage`] | names and numbers, for all clients (Project 5) |
//! | `phone_book_file.rs` | [`PhoneBookFile`] | the file that they are kept in |
//! | `phone_book_request.rs`, `phone_book_session.rs` | [`PhoneBookRequest`], [`PhoneBookSession`] | what is asked, and answered |
//! | `phone_book_handler.rs` | [`PhoneBookHandler`] | the session over a connection |
//! | `atm_bank.rs`, `atm_bank_file.rs` | [`AtmBank`], [`open_bank_file`] | the bank behind all ATMs (Projects 6 and 8), and its file |
//! | `atm_saves.rs` | [`AtmSaves`] | when to save it |
//! | `atm_request.rs`, `atm_session.rs`, `atm_reply.rs` | [`AtmRequest`], [`AtmSession`], [`AtmReply`] | what is asked, and answered |
//! | `atm_handler.rs` | [`AtmHandler`] | the session over a connection |
//! | `atm_terminal.rs`, `atm_hidden_pin.rs` | [`use_atm`] | the client at a terminal, and its PIN |
//! | `window.rs`, `window/` | [`window`] | what all clients share that are windows |
//! | `chat_room_window.rs`, `atm_window.rs` | [`chat_room_window`], [`atm_window`] | the windows of two of them |

mod atm_bank;
mod atm_bank_file;
mod atm_handler;
mod atm_hidden_pin;
mod atm_reply;
mod atm_request;
mod atm_saves;
mod atm_session;
mod atm_terminal;
mod atm_window;
mod chat_room_handler;
mod chat_room_name;
mod chat_room_news;
mod chat_room_session;
mod chat_room_terminal;
mod chat_room_window;
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
mod phone_book;
mod phone_book_file;
mod phone_book_handler;
mod phone_book_request;
mod phone_book_session;
mod reply_reader;
mod screen;
mod shared_transcript;
mod transcript;
mod transcript_entry;
mod turns;
mod two_way_chat;
pub mod window;

pub use atm_bank::{AtmBank, ChangeError, SharedBank};
pub use atm_bank_file::open_bank_file;
pub use atm_handler::AtmHandler;
pub use atm_reply::AtmReply;
pub use atm_request::AtmRequest;
pub use atm_saves::AtmSaves;
pub use atm_session::AtmSession;
pub use atm_terminal::use_atm;
pub use atm_window::atm_window;
pub use chat_room_handler::ChatRoomHandler;
pub use chat_room_name::{BadName, ChatRoomName};
pub use chat_room_news::ChatRoomNews;
pub use chat_room_session::ChatRoomSession;
pub use chat_room_terminal::visit_chat_room;
pub use chat_room_window::chat_room_window;
pub use client_session::ClientSession;
pub use client_session_options::ClientSessionOptions;
pub use conversation::Conversation;
pub use echo_handler::{EchoHandler, WELCOME};
pub use keyboard::Keyboard;
pub use line_client::LineClient;
pub use message::{Form, Message};
pub use message_reader::{LONGEST_MESSAGE, MessageReader, QUIET};
pub use message_writer::MessageWriter;
pub use phone_book::{AddError, PhoneBook, Storage};
pub use phone_book_file::{PhoneBookFile, PhoneBookFileError};
pub use phone_book_handler::PhoneBookHandler;
pub use phone_book_request::{BadRequest, PhoneBookRequest};
pub use phone_book_session::PhoneBookSession;
pub use shared_transcript::SharedTranscript;
pub use transcript::{Transcript, TranscriptCopy};
pub use transcript_entry::Entry;
pub use two_way_chat::{TwoWayChatHandler, chat_with_server};
