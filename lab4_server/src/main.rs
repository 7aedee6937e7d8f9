//! The managed file server.

fn main() {}
