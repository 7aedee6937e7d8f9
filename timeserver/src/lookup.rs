//! Host names and their addresses: the chapter's first steps on a network.

use std::io;
use std::net::{IpAddr, ToSocketAddrs};

/// The name of this machine.
pub fn host_name() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

// ANCHOR: host_addresses
/// The addresses of `name`, each once, in the resolver's order. Blocks while the resolver asks
/// around, which may take seconds.
///
/// # Errors
/// If nobody knows the name, in a sentence that says which name, and then the resolver's own words.
pub fn host_addresses(name: &str) -> io::Result<Vec<IpAddr>> {
    let mut addresses = Vec::new();
    let found = (name, 0)
        .to_socket_addrs()
        .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
    for address in found {
        if !addresses.contains(&address.ip()) {
            addresses.push(address.ip());
        }
    }
    Ok(addresses)
}
// ANCHOR_END: host_addresses
