//! Grading: answers are built and tried without trusting them, points and reports add up.

mod classroom;
mod misbehaviour;
mod sample;
mod sketch;
mod trials;
mod whole;
