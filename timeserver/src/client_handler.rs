use std::io;
use std::net::{SocketAddr, TcpStream};

// ANCHOR: client_handler
/// What a service says to one client: the chapter's client handler.
///
/// A server makes one handler for each client that it accepts, and calls
/// [`run`](ClientHandler::run) once. A new service is a new handler and nothing else; what all
/// clients share (a book, a bank, a transcript) is a field of the handler, an `Arc` that the
/// server's factory closure clones into each.
pub trait ClientHandler: Send + 'static {
    /// Serves `client`, which is connected from `address`, to its end.
    ///
    /// Runs in the client's own thread, or in the acceptor's when the server serves in turn; it may
    /// block. Reads and writes on `client` fail with [`WouldBlock`](io::ErrorKind::WouldBlock) (on
    /// Windows [`TimedOut`](io::ErrorKind::TimedOut)) once the server's idle limit is exceeded:
    /// return that error, and the log will name the limit. The connection is closed when `run` has
    /// returned, not when `client` is dropped: the server holds a second handle to the socket, so
    /// that it can hang up at closing time. To close earlier, call [`TcpStream::shutdown`].
    ///
    /// # Errors
    /// Any error ends this client's session, costs one line of the log, and nothing else. A panic
    /// does the same.
    fn run(self, client: TcpStream, address: SocketAddr) -> io::Result<()>;
}
// ANCHOR_END: client_handler
