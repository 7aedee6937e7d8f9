//! Grading: answers are built and tried without trusting them, points and reports add up.

mod classroom;
mod misbehaviour;
mod report;
mod sample;
mod sketch;
mod trials;
mod whole;
