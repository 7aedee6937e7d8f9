//! What the code under test prints becomes part of the story.
//!
//! Not called by name: `println!` and its kin expand to this.

use crate::engine::{Weight, here, telling};
use std::fmt::Arguments;

/// The macros of `std`. Where a test calls this crate `std`, `::std::println!` would be ours again.
#[doc(hidden)]
pub mod real {
    pub use ::std::{eprint, eprintln, print, println};
}

/// In an exploration, tells what is printed and returns true. Otherwise nothing happens.
#[doc(hidden)]
pub fn into_story(text: Arguments<'_>) -> bool {
    let exploring = here::exploring();
    if exploring {
        telling::tell(Weight::Full, None, || {
            format!("prints {:?}", text.to_string().trim_end())
        });
    }
    exploring
}

/// As in `std`; a line of the story in an exploration.
#[macro_export]
macro_rules! println {
    () => {
        $crate::println!("")
    };
    ($($text:tt)+) => {
        if !$crate::print::into_story($crate::format_args!($($text)+)) {
            $crate::print::real::println!($($text)+);
        }
    };
}

/// As in `std`; a line of the story in an exploration.
#[macro_export]
macro_rules! print {
    ($($text:tt)+) => {
        if !$crate::print::into_story($crate::format_args!($($text)+)) {
            $crate::print::real::print!($($text)+);
        }
    };
}

/// As in `std`; a line of the story in an exploration.
#[macro_export]
macro_rules! eprintln {
    () => {
        $crate::eprintln!("")
    };
    ($($text:tt)+) => {
        if !$crate::print::into_story($crate::format_args!($($text)+)) {
            $crate::print::real::eprintln!($($text)+);
        }
    };
}

/// As in `std`; a line of the story in an exploration.
#[macro_export]
macro_rules! eprint {
    ($($text:tt)+) => {
        if !$crate::print::into_story($crate::format_args!($($text)+)) {
            $crate::print::real::eprint!($($text)+);
        }
    };
}
