//! The client of the file server.

fn main() {}
