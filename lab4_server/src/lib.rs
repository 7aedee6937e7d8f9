//! A file server that serves a limited number of clients at a time, and its client.
pub mod registration;
