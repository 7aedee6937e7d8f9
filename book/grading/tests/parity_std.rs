//! The checks against the standard library: what they say of the stand-in must be true of the original.

#[path = "parity/checks.rs"]
mod checks;

#[test]
fn the_standard_library_passes_every_check() {
    for (name, check) in checks::ALL {
        println!("{name}");
        check();
    }
}
