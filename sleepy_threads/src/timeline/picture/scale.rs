use std::time::Duration;

use crate::Pace;

/// How time becomes a place on the paper, and a number beside it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    /// What is drawn at the left and at the right end, in nanoseconds of the recording.
    pub begin: u64,
    pub end: u64,
    /// Where these ends are, in pixels.
    pub left: f64,
    pub right: f64,
    /// How many nanoseconds a unit has.
    unit: f64,
    /// What the unit is called.
    pub unit_name: &'static str,
    /// How many digits behind the point a time is given.
    digits: usize,
}

/// Units of real time. A program at full speed is over in milliseconds.
const UNITS: [(f64, &str); 3] = [
    (1e9, "seconds"),
    (1e6, "milliseconds"),
    (1e3, "microseconds"),
];

impl Scale {
    /// A scale for the time from `begin` to `end`, which lies between `left` and `right` on the
    /// paper. Its unit is the second of a story that is told at `pace`; if nobody sleeps there, it
    /// is one of real time.
    pub fn new((begin, end): (u64, u64), (left, right): (f64, f64), pace: Pace) -> Self {
        let end = end.max(begin + 1);
        let length = (end - begin) as f64;
        let second = pace.second();
        let (unit, unit_name) = if second.is_zero() {
            *UNITS
                .iter()
                .find(|(unit, _)| length >= *unit)
                .unwrap_or(&UNITS[2])
        } else if second == Duration::from_secs(1) {
            (1e9, "seconds")
        } else {
            (second.as_nanos() as f64, "seconds of the story")
        };
        // A thousandth of the whole is a pixel.
        let digits = (3.0 - (length / unit).log10()).ceil().clamp(0.0, 6.0) as usize;
        Self {
            begin,
            end,
            left,
            right,
            unit,
            unit_name,
            digits,
        }
    }

    /// Where the time `at` lies, in pixels, to a tenth.
    pub fn x(&self, at: u64) -> f64 {
        let at = at.clamp(self.begin, self.end) - self.begin;
        let part = at as f64 / (self.end - self.begin) as f64;
        rounded(self.left + part * (self.right - self.left))
    }

    /// The time `at` in units since the beginning.
    pub fn units(&self, at: u64) -> f64 {
        at.saturating_sub(self.begin) as f64 / self.unit
    }

    /// The same with as many digits as can be seen.
    pub fn text(&self, at: u64) -> String {
        format!("{:.*}", self.digits.min(3), self.units(at))
    }

    /// Where to draw lines across, and what to write there: at whole, round numbers, at most
    /// fifteen.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let length = (self.end - self.begin) as f64 / self.unit;
        let step = round_step(length / 14.0);
        // Halves are for what is short: stories happen at whole seconds.
        let step = if length > 3.0 { step.max(1.0) } else { step };
        let digits = (-step.log10()).ceil().max(0.0) as usize;
        let pixels = (self.right - self.left) / length;
        (0..)
            .map(|number| f64::from(number) * step)
            .take_while(|units| *units <= length * 1.000_001)
            .map(|units| {
                let x = rounded(self.left + units * pixels);
                (x, format!("{units:.digits$}"))
            })
            .collect()
    }
}

/// The smallest of 1, 2, 5, 10, 20, ... and of their tenths and so on, that is not below `least`.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    let step = steps.into_iter().find(|step| step * power >= least * 0.999);
    step.unwrap_or(10.0) * power
}

/// To a tenth of a pixel.
pub(crate) fn rounded(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}
