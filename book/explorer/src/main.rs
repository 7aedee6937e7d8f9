//! Writes the graphs of the book's schedule explorers anew: `cargo run -p explorer`.

use std::error::Error;
use std::fs;

use explorer::{PageGraph, SCENARIOS};

fn main() -> Result<(), Box<dyn Error>> {
    for scenario in SCENARIOS {
        let graph = PageGraph::of(scenario)?;
        let json = graph.to_json()?;
        fs::write(graph.file(), &json)?;
        println!("{}: {} bytes", scenario.name, json.len());
    }
    Ok(())
}
