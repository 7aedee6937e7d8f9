//! The programs of the quizzes. What they can print is found out by `cargo run -p explorer`.

pub mod after_a_panic;
pub mod asked_once;
pub mod half_a_change;
pub mod joined_at_once;
pub mod joined_at_the_end;
pub mod opposite_orders;
pub mod told_afterwards;
pub mod told_inside;
pub mod two_deposits;
pub mod two_hellos;
pub mod two_items;
pub mod two_numbers;
pub mod two_slots;
