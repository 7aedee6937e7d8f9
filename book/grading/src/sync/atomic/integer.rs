//! The atomic integers.

use super::{
    Ordering, common_operations, exchanges, fails_for_no_reason, fetch_operations, reads, step,
};
use crate::engine::Named;
use std::panic::Location;
use std::sync::atomic as real;

macro_rules! atomic_integer {
    ($name:ident, $value:ty) => {
        /// As in `std`.
        pub struct $name {
            named: Named,
            real: real::$name,
        }

        common_operations!($name, $value);
        fetch_operations!(
            $name, $value: fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min
        );

        impl Default for $name {
            #[track_caller]
            fn default() -> Self {
                Self::new(0)
            }
        }
    };
}

atomic_integer!(AtomicI8, i8);
atomic_integer!(AtomicI16, i16);
atomic_integer!(AtomicI32, i32);
atomic_integer!(AtomicI64, i64);
atomic_integer!(AtomicIsize, isize);
atomic_integer!(AtomicU8, u8);
atomic_integer!(AtomicU16, u16);
atomic_integer!(AtomicU32, u32);
atomic_integer!(AtomicU64, u64);
atomic_integer!(AtomicUsize, usize);
