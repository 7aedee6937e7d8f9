// right: it recurs over what is left of the retries, and doubles the pause itself

fn attempt(
    connect: &mut impl FnMut() -> io::Result<TcpStream>,
    pause: &mut impl FnMut(&io::Error, Duration),
    (left, length, longest): (usize, Duration, Duration),
) -> io::Result<TcpStream> {
    match connect() {
        Err(error) if left > 0 => {
            let length = length.min(longest);
            pause(&error, length);
            attempt(
                connect,
                pause,
                (left - 1, length.saturating_mul(2), longest),
            )
        }
        result => result,
    }
}
let pauses = (self.retries, self.first_pause, self.longest_pause);
attempt(&mut connect, &mut pause, pauses)
