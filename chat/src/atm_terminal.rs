use std::convert::Infallible;
use std::io::{self, BufRead, Write};

use crate::atm_hidden_pin::HiddenPin;
use crate::turns::{Over, Turns};
use crate::{AtmReply, AtmRequest, ClientSession, Form};

const MENU: &str = "1 balance, 2 deposit, 3 withdraw, 4 log out, 5 leave: ";

/// A client's side of the ATM (Projects 6 and 8): the person at `input` logs in and then chooses
/// from a menu. Ends when the person leaves, at the end of the input, and when the server leaves,
/// which it does after three failed logins.
///
/// # Errors
/// If the server leaves, or is silent for too long, while it owes an answer; or if the connection
/// fails otherwise.
pub fn use_atm(
    server: ClientSession,
    input: impl BufRead + Send + 'static,
    screen: impl Write,
) -> io::Result<()> {
    let mut turns = Turns::of_client(server, input, screen)?;
    turns.empty_line_ends = false;
    let Err(over) = visit(&mut turns);
    turns.end_client(over)
}

// ANCHOR: visit
fn visit<W: Write>(turns: &mut Turns<W>) -> Result<Infallible, Over> {
    let greeting = turns.their_turn()?;
    turns.show(&greeting.text)?;
    loop {
        log_in(turns)?;
        let mut request = choose(turns)?;
        while request != AtmRequest::Logout {
            let answer = ask(turns, &request)?;
            turns.show(&answer)?;
            request = choose(turns)?;
        }
        let goodbye = ask(turns, &request)?;
        turns.show(&goodbye)?;
    }
}
// ANCHOR_END: visit

/// Asks for a name and a PIN until they are right. An empty name leaves.
fn log_in<W: Write>(turns: &mut Turns<W>) -> Result<(), Over> {
    loop {
        let name = turns.our_turn("Name (Return alone leaves): ")?;
        if name.trim().is_empty() {
            return Err(Over::WeLeft);
        }
        let pin = {
            let _hidden = HiddenPin::begin();
            turns.our_turn(HiddenPin::PROMPT)?
        };
        let Some(login) = AtmRequest::login(&name, &pin) else {
            turns.show(AtmRequest::PIN_RULE)?;
            continue;
        };
        let reply = AtmReply::parse(&ask(turns, &login)?);
        turns.show(&reply.to_string())?;
        if reply == AtmReply::LoggedIn {
            return Ok(());
        }
    }
}

/// Asks what to do, until that is clear.
fn choose<W: Write>(turns: &mut Turns<W>) -> Result<AtmRequest, Over> {
    loop {
        let line = turns.our_turn(MENU)?;
        let line = line.trim().to_lowercase();
        let (choice, amount) = line.split_once(' ').unwrap_or((&line, ""));
        match (choice, amount.trim()) {
            ("1" | "balance", "") => return Ok(AtmRequest::Balance),
            ("2" | "deposit", amount) => {
                let amount = ask_for_amount(turns, amount)?;
                return Ok(AtmRequest::Deposit(amount));
            }
            ("3" | "withdraw", amount) => {
                let amount = ask_for_amount(turns, amount)?;
                return Ok(AtmRequest::Withdraw(amount));
            }
            ("4" | "logout", "") | ("log", "out") => return Ok(AtmRequest::Logout),
            ("5" | "leave" | "quit", "") => return Err(Over::WeLeft),
            _ => turns.show("Choose a number from 1 to 5, or its word.")?,
        }
    }
}

/// The `amount`, if it was typed already, or asks for it. Whether it is one, the bank decides.
fn ask_for_amount<W: Write>(turns: &mut Turns<W>, amount: &str) -> Result<String, Over> {
    let mut amount = amount.to_string();
    while amount.is_empty() {
        amount = turns.our_turn("Amount: ")?.trim().to_string();
    }
    Ok(amount)
}

/// Sends `request`, and returns the answer.
fn ask<W: Write>(turns: &mut Turns<W>, request: &AtmRequest) -> Result<String, Over> {
    turns.say(&request.to_string(), Form::Line)?;
    match turns.their_turn() {
        Ok(answer) => Ok(answer.text),
        Err(Over::TheyLeft) => Err(Over::Failed(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "the server has closed the connection without an answer",
        ))),
        Err(over) => Err(over),
    }
}
