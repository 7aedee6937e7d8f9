//! Crowds: many clients at once, and many who leave in the middle.

mod stage;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Barrier;
use std::thread;

use stage::program::ServerProcess;
use stage::running::Running;
use stage::{WhenAsked, ask, everything, is_answered, is_day_and_time, may_open, watch};

/// How many are connected at once.
const CROWD: usize = 2000;

/// How many come one after another.
const PASSERS_BY: usize = 10_000;

#[test]
fn two_thousand_clients_at_once_get_their_whole_answers() {
    // For each client: its own end, the server's, and the handle to hang up with.
    if !may_open(3 * CROWD as u64 + 100) {
        eprintln!("skipped: this process may not open enough descriptors for {CROWD} clients");
        return;
    }
    watch(|| {
        let server = Running::new(|server| server.serve_threads(|| WhenAsked));
        let mut crowd: Vec<_> = (0..CROWD)
            .map(|_| TcpStream::connect(server.address).unwrap())
            .collect();
        // All of them have come, and nobody has left.
        for client in &mut crowd {
            client.write_all(b"?").unwrap();
        }
        assert!(
            crowd.iter().all(is_answered),
            "somebody's answer is not whole"
        );
        assert_eq!(server.log.count("failed"), 0, "{:?}", server.log.all());
    });
}

#[test]
fn two_thousand_clients_at_the_same_moment_get_the_day_and_the_time() {
    if !may_open(CROWD as u64 + 100) {
        eprintln!("skipped: this process may not open enough descriptors for {CROWD} clients");
        return;
    }
    watch(|| {
        const THREADS: usize = 20;
        for program in [
            env!("CARGO_BIN_EXE_time_server1"),
            env!("CARGO_BIN_EXE_time_server2"),
        ] {
            let server = ServerProcess::new(program);
            let moment = Barrier::new(THREADS);
            thread::scope(|scope| {
                for _ in 0..THREADS {
                    scope.spawn(|| {
                        moment.wait();
                        let clients: Vec<_> = (0..CROWD / THREADS)
                            .map(|_| TcpStream::connect(server.address).unwrap())
                            .collect();
                        for client in &clients {
                            let answer = everything(client);
                            assert!(is_day_and_time(&answer), "{answer:?} is not whole");
                        }
                    });
                }
            });
        }
    });
}

#[test]
fn after_ten_thousand_clients_half_of_whom_vanish_nothing_is_left_behind() {
    watch(|| {
        for program in [
            env!("CARGO_BIN_EXE_time_server1"),
            env!("CARGO_BIN_EXE_time_server2"),
        ] {
            let mut server = ServerProcess::new(program);
            // The acceptor says this, and it is the last of the server's own threads to start.
            server.wait_for("Waiting for connection ...");
            let before = Belongings::of(server.program.id());
            let mut dice = Dice(1);
            // Two programs, and two clients in each round.
            for _ in 0..PASSERS_BY / 4 {
                vanish(server.address, &mut dice);
                let answer = ask(server.address);
                assert!(is_day_and_time(&answer), "{answer:?} is not whole");
            }
            let Some(before) = before else {
                eprintln!("skipped in part: there is no /proc to count threads and descriptors in");
                continue;
            };
            // The last one's thread may still be on its way out.
            while Belongings::of(server.program.id()).is_some_and(|now| now != before) {
                thread::yield_now();
            }
            assert_eq!(
                Belongings::of(server.program.id()),
                Some(before),
                "is the server still there?"
            );
        }
    });
}

/// What a process has, as Linux tells.
#[derive(Debug, PartialEq)]
struct Belongings {
    threads: usize,
    descriptors: usize,
}

impl Belongings {
    fn of(process: u32) -> Option<Belongings> {
        let count = |what| {
            Some(
                std::fs::read_dir(format!("/proc/{process}/{what}"))
                    .ok()?
                    .count(),
            )
        };
        Some(Belongings {
            threads: count("task")?,
            descriptors: count("fd")?,
        })
    }
}

/// Connects, and leaves at a random byte: of the answer, or of something that nobody has asked for.
fn vanish(server: SocketAddr, dice: &mut Dice) {
    let mut client = TcpStream::connect(server).unwrap();
    let bytes = dice.below(41);
    if dice.below(2) == 0 {
        client.read_exact(&mut vec![0; bytes]).unwrap();
    } else {
        client.write_all(&vec![b'!'; bytes]).unwrap();
    }
}

/// A small generator of random numbers (xorshift): the same ones in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit) as usize
    }
}
