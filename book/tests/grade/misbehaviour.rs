//! What is handed in besides answers: bodies of functions that do no good, whatever they should return.

/// A body, and what it does.
pub struct Misbehaviour {
    pub what: &'static str,
    pub body: &'static str,
}

/// Those that cost nobody much time.
pub const QUICK: &[Misbehaviour] = &[
    Misbehaviour {
        what: "does not compile",
        body: "let count: u32 = \"three\"; todo!()",
    },
    Misbehaviour {
        what: "exits",
        body: "::std::process::exit(0)",
    },
    Misbehaviour {
        what: "exits from a thread",
        body: "::std::thread::spawn(|| ::std::process::exit(0)); loop { ::std::thread::park() }",
    },
    Misbehaviour {
        what: "prints a forged result",
        body: "println!(\"test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\"); todo!()",
    },
    Misbehaviour {
        what: "forges a result past the harness and exits",
        body: "::std::io::Write::write_all(&mut ::std::io::stdout(), b\"ok\\n\\ntest result: ok. 1 passed; \
               0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\\n\\n\").unwrap(); \
               ::std::process::exit(0)",
    },
    Misbehaviour {
        what: "prints without end",
        body: "loop { ::std::io::Write::write_all(&mut ::std::io::stdout(), &[b'x'; 4096]).unwrap(); }",
    },
    Misbehaviour {
        what: "panics in drop",
        body: "struct Bomb; impl Drop for Bomb { fn drop(&mut self) { panic!(\"again\") } } \
               let _bomb = Bomb; panic!(\"first\")",
    },
    Misbehaviour {
        what: "recurses without end",
        body: "#[allow(unconditional_recursion)] fn deeper(n: u64) -> u64 { ::std::hint::black_box(deeper(n + 1) + 1) } \
               deeper(1); todo!()",
    },
    Misbehaviour {
        what: "starts threads without end",
        body: "loop { ::std::thread::Builder::new().spawn(|| loop { ::std::thread::park() }).expect(\"one more\"); }",
    },
    Misbehaviour {
        what: "deletes what lies around it",
        body: "for folder in [\"tests\", \"src\", \"../Cargo.toml\"] { let _ = ::std::fs::remove_dir_all(folder); \
               let _ = ::std::fs::remove_file(folder); } todo!()",
    },
    #[cfg(unix)]
    Misbehaviour {
        what: "leaves a process behind",
        body: "let _child = ::std::process::Command::new(\"sleep\").arg(\"3600\").spawn(); todo!()",
    },
];

/// Those that cost the time limit, or the machine's memory.
pub const SLOW: &[Misbehaviour] = &[
    Misbehaviour {
        what: "hangs",
        body: "loop { ::std::thread::park() }",
    },
    Misbehaviour {
        what: "spins",
        body: "loop { ::std::hint::spin_loop() }",
    },
    Misbehaviour {
        what: "eats memory",
        body: "let mut all = Vec::new(); loop { all.push(vec![1_u8; 1 << 20]); ::std::hint::black_box(&all); }",
    },
];
