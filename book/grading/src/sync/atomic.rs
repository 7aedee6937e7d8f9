//! `std::sync::atomic`: every operation is a place where threads can change.
//!
//! All orderings behave like `SeqCst`: what a weaker one would allow besides is not explored.

pub use ::std::sync::atomic::{Ordering, compiler_fence, fence};

mod bool;
mod integer;
mod pointer;

pub use bool::AtomicBool;
pub use integer::{
    AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16, AtomicU32,
    AtomicU64, AtomicUsize,
};
pub use pointer::AtomicPtr;

use crate::engine::{Named, Weight, here, telling};
use std::fmt::Debug;
use std::panic::Location;

/// Does one operation: lets others run before it, and tells what it did.
#[track_caller]
fn step<R>(
    named: &Named,
    operation: impl FnOnce() -> R,
    story: impl FnOnce(&R, &str) -> String,
) -> R {
    let at = Location::caller();
    here::point();
    let result = operation();
    telling::tell(Weight::Atomic, Some(at), || story(&result, &named.label()));
    result
}

/// What is told of an operation that reads.
fn reads<T: Debug>(value: &T, label: &str) -> String {
    format!("reads {label}: {value:?}")
}

/// What is told of a `compare_exchange`.
fn exchanges<T: Debug>(result: &Result<T, T>, label: &str, new: &impl Debug) -> String {
    match result {
        Ok(_) => format!("sets {label} to {new:?}"),
        Err(found) => format!("leaves {label}, which is {found:?}, as it is"),
    }
}

/// Whether a `compare_exchange_weak` fails for no reason.
fn fails_for_no_reason() -> bool {
    here::exploring() && here::spurious()
}

/// What all atomic types have in common: `$name` stands for `real::$name`, with values of the type `$value`.
macro_rules! common_operations {
    ($name:ident $([$generic:ident])?, $value:ty) => {
        impl $(<$generic>)? $name $(<$generic>)? {
            /// As in `std`. The story calls it what it is called in the source line of this call.
            #[track_caller]
            pub const fn new(value: $value) -> Self {
                Self {
                    named: Named::new("atomic variable", Location::caller()),
                    real: real::$name::new(value),
                }
            }

            /// As in `std`.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                step(&self.named, || self.real.load(order), reads)
            }

            /// As in `std`.
            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                let story = |_: &(), label: &str| format!("sets {label} to {value:?}");
                step(&self.named, || self.real.store(value, order), story)
            }

            /// As in `std`.
            #[track_caller]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                let story = |old: &$value, label: &str| format!("sets {label}, which was {old:?}, to {value:?}");
                step(&self.named, || self.real.swap(value, order), story)
            }

            /// As in `std`.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let operation = || self.real.compare_exchange(current, new, success, failure);
                step(&self.named, operation, |result, label| exchanges(result, label, &new))
            }

            /// As in `std`; in an exploration it fails for no reason now and then.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let operation = || match fails_for_no_reason() {
                    true => Err(self.real.load(failure)),
                    false => self.real.compare_exchange_weak(current, new, success, failure),
                };
                step(&self.named, operation, |result, label| exchanges(result, label, &new))
            }

            /// As in `std`, and in an exploration in one step.
            #[track_caller]
            pub fn fetch_update<F>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                update: F,
            ) -> Result<$value, $value>
            where
                F: FnMut($value) -> Option<$value>,
            {
                let operation = || self.real.try_update(set_order, fetch_order, update);
                step(&self.named, operation, |result, label| format!("updates {label}: {result:?}"))
            }

            /// As in `std`, and in an exploration in one step.
            #[track_caller]
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                update: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                self.fetch_update(set_order, fetch_order, update)
            }

            /// As in `std`, and in an exploration in one step.
            #[track_caller]
            pub fn update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                update: impl FnMut($value) -> $value,
            ) -> $value {
                let operation = || self.real.update(set_order, fetch_order, update);
                step(&self.named, operation, |old, label| format!("updates {label}, which was {old:?}"))
            }

            /// As in `std`.
            pub fn get_mut(&mut self) -> &mut $value {
                self.real.get_mut()
            }

            /// As in `std`.
            pub fn into_inner(self) -> $value {
                self.real.into_inner()
            }

            /// As in `std`.
            pub const fn as_ptr(&self) -> *mut $value {
                self.real.as_ptr()
            }
        }

        impl $(<$generic>)? From<$value> for $name $(<$generic>)? {
            #[track_caller]
            fn from(value: $value) -> Self {
                Self::new(value)
            }
        }

        impl $(<$generic>)? std::fmt::Debug for $name $(<$generic>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.real.fmt(f)
            }
        }
    };
}

/// The operations that read, compute and write in one.
macro_rules! fetch_operations {
    ($name:ident, $value:ty: $($operation:ident)+) => {
        impl $name {
            $(
                /// As in `std`.
                #[track_caller]
                pub fn $operation(&self, value: $value, order: Ordering) -> $value {
                    let story = |old: &$value, label: &str| {
                        format!("{}({value:?}) on {label}, which was {old:?}", stringify!($operation))
                    };
                    step(&self.named, || self.real.$operation(value, order), story)
                }
            )+
        }
    };
}

use {common_operations, fetch_operations};
