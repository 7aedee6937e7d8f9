//! Writes the graphs of the book's schedule explorers, and the outputs of its quizzes, anew: `cargo run -p explorer`.

use std::error::Error;
use std::fs;

use explorer::{PageGraph, PageOutputs, QUIZZES, SCENARIOS};

fn main() -> Result<(), Box<dyn Error>> {
    for scenario in SCENARIOS {
        let graph = PageGraph::of(scenario)?;
        let json = graph.to_json()?;
        fs::write(graph.file(), &json)?;
        println!("{}: {} bytes", scenario.name, json.len());
    }
    for quiz in QUIZZES {
        let outputs = PageOutputs::of(quiz)?;
        let json = outputs.to_json()?;
        fs::write(outputs.file(), &json)?;
        println!("{}: {} bytes", quiz.name, json.len());
    }
    Ok(())
}
