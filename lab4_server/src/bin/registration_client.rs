//! Registers a student with a registration server.

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use lab4_server::registration::{Answer, BadLine, Field, Questions};
use timeserver::{ClientOptions, Log, Reconnect, ending, seconds};

/// Registers a student with a registration server; asks for what the options do not say
#[derive(Parser)]
#[command(mut_arg("port", |port| port.default_value("12000")))]
struct Options {
    #[command(flatten)]
    server: ClientOptions,
    /// Your name
    #[arg(long, value_parser = |text: &str| check(Field::Name, text))]
    name: Option<String>,
    /// Your student id: letters, digits and hyphens
    #[arg(long, value_name = "ID", value_parser = |text: &str| check(Field::StudentId, text))]
    student_id: Option<String>,
    /// Your user name on GitHub
    #[arg(long, value_name = "USER", value_parser = |text: &str| check(Field::GitHub, text))]
    github: Option<String>,
    /// How long to wait for the server's answer
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    idle_timeout: Duration,
}

fn check(field: Field, text: &str) -> Result<String, BadLine> {
    field.check(text.as_bytes())
}

fn main() -> ExitCode {
    ending(run(Options::parse()))
}

fn run(options: Options) -> io::Result<()> {
    let mut questions = Questions {
        keyboard: io::stdin().lock(),
        screen: io::stdout(),
    };
    let student = questions.ask_for_student([options.name, options.student_id, options.github])?;
    // Connected only now: a server need not wait for somebody who types.
    let once = Reconnect::new(0, Duration::ZERO);
    let mut server = options.server.connect(&once, &Log::silent())?;
    server.set_read_timeout(Some(options.idle_timeout))?;
    server.set_write_timeout(Some(options.idle_timeout))?;
    // If the server has refused already and gone, its answer is still there to be read.
    let sent = server.write_all(student.lines().as_bytes());
    let answer = Answer::read(&server).map_err(|silence| sent.err().unwrap_or(silence))?;
    if answer.is_ok() {
        // Nobody may be looking; the status says it as well.
        let _ = writeln!(io::stdout(), "{answer}");
        Ok(())
    } else {
        Err(io::Error::other(format!("the server answers: {answer}")))
    }
}
