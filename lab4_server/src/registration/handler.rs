use std::fmt;
use std::io::{self, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use timeserver::{ClientHandler, IdleLimit, farewell};

use super::line_reader::{Line, LineReader};
use super::{BadLine, Field, PrintLock, RecordFile, Student, WriteLock};

/// How long a client that was answered may take to close: its answer must not be lost to what it
/// may still send.
const PATIENCE: Duration = Duration::from_secs(1);

/// Registers one student: three lines from the client, `OK` or `ERROR reason` from us.
pub struct RegistrationHandler<W> {
    /// Guards the screen. Taken for one block at a time, after the write lock was given back.
    pub print_lock: PrintLock<W>,
    /// Guards the record file. Taken for one record at a time.
    pub write_lock: Arc<WriteLock<RecordFile>>,
    /// How long the client may take for each of its lines.
    pub idle: IdleLimit,
}

/// Why a student was not registered.
enum Refusal {
    /// Of the student's making.
    BadLine(BadLine),
    /// Of ours: the disk is full, or worse. The student is not told more; it stands on the screen.
    Unrecorded(io::Error),
}

impl<W: Write + Send + 'static> ClientHandler for RegistrationHandler<W> {
    /// Reads the three lines, records and prints the student, and answers. The first bad line is
    /// answered at once: whoever types them has not to type the rest.
    ///
    /// # Errors
    /// If the client breaks the connection, or takes too long. If this happens before its third
    /// line is whole, nothing is recorded and nothing is printed. If later, only the answer is
    /// lost.
    fn run(self, client: TcpStream, address: SocketAddr) -> io::Result<()> {
        let answer = match read_student(&client, self.idle)? {
            Ok(student) => self.register(&student, address),
            Err(bad) => Err(Refusal::BadLine(bad)),
        };
        if let Err(refusal) = &answer {
            self.print_lock
                .print_block(&[format_args!("{address} was not registered: {refusal}")]);
        }
        let answer = match answer {
            Ok(()) => "OK\n".to_string(),
            Err(Refusal::BadLine(bad)) => format!("ERROR {bad}\n"),
            Err(Refusal::Unrecorded(_)) => "ERROR nothing can be recorded now\n".to_string(),
        };
        (&client).write_all(answer.as_bytes())?;
        farewell::close_gently(client, PATIENCE)
    }
}

impl<W: Write> RegistrationHandler<W> {
    // ANCHOR: register
    /// Records `student`, then prints it: what is on the screen is on the disk. Blocks while other
    /// students are recorded or printed.
    fn register(&self, student: &Student, address: SocketAddr) -> Result<(), Refusal> {
        self.write_lock
            .append(&student.record())
            .map_err(Refusal::Unrecorded)?;
        let [name, id, github] = student.block();
        self.print_lock
            .print_block(&[format!("Registered from {address}:"), name, id, github]);
        Ok(())
    }
    // ANCHOR_END: register
}

/// The student of the three lines that `client` sends, or the first of these that is bad.
fn read_student(client: &TcpStream, limit: IdleLimit) -> io::Result<Result<Student, BadLine>> {
    let mut lines = LineReader::new(client, limit);
    let mut values = [const { String::new() }; 3];
    for (field, value) in Field::ALL.into_iter().zip(&mut values) {
        let checked = match lines.next_line()? {
            Line::Whole(line) => field.check(&line),
            Line::TooLong => Err(field.too_long()),
            Line::Unfinished => Err(field.unfinished()),
        };
        match checked {
            Ok(checked) => *value = checked,
            Err(bad) => return Ok(Err(bad)),
        }
    }
    Ok(Ok(Student::of(values)))
}

impl<W> Clone for RegistrationHandler<W> {
    /// A handler for another client, with the same two locks.
    fn clone(&self) -> RegistrationHandler<W> {
        RegistrationHandler {
            print_lock: self.print_lock.clone(),
            write_lock: Arc::clone(&self.write_lock),
            idle: self.idle,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::BadLine(bad) => bad.fmt(f),
            Refusal::Unrecorded(error) => write!(f, "the record cannot be written: {error}"),
        }
    }
}
