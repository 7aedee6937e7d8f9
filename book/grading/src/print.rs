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

/// How the story begins where something is printed. The text follows as `Debug` shows it.
const PRINTS: &str = "prints ";

/// In an exploration, tells what is printed and returns true. Otherwise nothing happens.
#[doc(hidden)]
pub fn into_story(text: Arguments<'_>) -> bool {
    let exploring = here::exploring();
    if exploring {
        telling::tell(Weight::Full, None, || {
            format!("{PRINTS}{:?}", text.to_string().trim_end())
        });
    }
    exploring
}

/// What was printed, if that is what the story tells here.
pub(crate) fn line_in(event: &str) -> Option<String> {
    let shown = event.strip_prefix(PRINTS)?;
    let shown = shown.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut letters = shown.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.extend(letters.next().map(|escaped| match escaped {
                'n' => '\n',
                't' => '\t',
                other => other,
            })),
            letter => text.push(letter),
        }
    }
    Some(text)
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
