use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use socket2::{Domain, Socket, Type};

use crate::roster::Roster;

/// Asks a server to stop, from any thread: the key to its closing time (Project 3).
///
/// Clones belong to the same server. Handlers may hold one too: to end a long piece of work early,
/// or to let a client stop the server.
#[derive(Clone)]
pub struct ShutdownHandle {
    roster: Arc<Roster>,
}

impl ShutdownHandle {
    pub(crate) fn new(roster: Arc<Roster>) -> ShutdownHandle {
        ShutdownHandle { roster }
    }

    /// Asks the server to stop. Returns at once; the thread in one of `Server`'s `serve` methods
    /// does the rest. Asking again, or before the server serves, is fine.
    pub fn request(&self) {
        self.roster.close();
    }

    /// Whether somebody has asked the server to stop.
    pub fn is_requested(&self) -> bool {
        self.roster.is_closing()
    }

    /// Blocks until somebody asks the server to stop.
    pub fn wait(&self) {
        self.roster.wait_for_closing();
    }
}

// ANCHOR: bell
/// The bell at the server's own door: a thread that is blocked in `accept` is woken by a
/// connection, from whomever.
///
/// The socket is made when the server is bound. So the bell still rings when no descriptor is left
/// for a new one: which is when servers are most often stopped.
pub(crate) struct Bell {
    socket: Socket,
    door: SocketAddr,
}

impl Bell {
    /// A bell for the listener that is bound to `address`. Fails if the system has no socket left.
    pub fn new(address: SocketAddr) -> io::Result<Bell> {
        let door = SocketAddr::new(reachable(address.ip()), address.port());
        let socket = Socket::new(Domain::for_address(door), Type::STREAM, None)?;
        // If the listener's queue is full, connecting would block. Then the acceptor is not asleep
        // anyway.
        socket.set_nonblocking(true)?;
        Ok(Bell { socket, door })
    }

    /// Wakes the acceptor. Never blocks; rings once.
    pub fn ring(&self) {
        // In progress, done, or refused because the listener is closed already: all are what we
        // want.
        let _ = self.socket.connect(&self.door.into());
    }
}
// ANCHOR_END: bell

/// Where this machine reaches a listener that is bound to `ip`: "all of my addresses" is no address
/// to connect to.
fn reachable(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    }
}
