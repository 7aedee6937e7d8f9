use serde::Deserialize;

/// How many schedules were tried, as the package `explorer` writes it down.
#[derive(Debug, Deserialize)]
pub(crate) struct Schedules {
    /// How many there are.
    schedules: u64,
    /// How many waits of one of them may end for no reason.
    spurious: usize,
    /// How many different steps there are in all of them.
    steps: u64,
    /// How many were chosen at random, and run.
    checks: u64,
    /// Whether each was run by itself.
    one_by_one: bool,
}

impl Schedules {
    /// How many there are, and how that is known: `20 schedules. Each of them was run.` If threads wait on conditions
    /// (`waits`), also when such a wait ends.
    pub(crate) fn told(&self, waits: bool) -> String {
        let condition = match (waits, self.spurious) {
            (false, _) => "",
            (true, 0) => ", if no wait ends for no reason",
            (true, 1) => ", if at most one wait ends for no reason",
            (true, _) => ", if few waits end for no reason",
        };
        let tried = match self.one_by_one {
            true => "Each of them was run.".to_owned(),
            false => format!(
                "They are made of {} different steps. Each step was run, and so were {} schedules chosen at random.",
                grouped(self.steps),
                grouped(self.checks)
            ),
        };
        format!("{} schedules{condition}. {tried}", grouped(self.schedules))
    }
}

/// `12,345`
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn large_numbers_are_grouped() {
        let numbers = [0, 12, 123, 1_234, 123_456, 1_234_567].map(grouped);
        let expected = ["0", "12", "123", "1,234", "123,456", "1,234,567"];
        assert_eq!(numbers, expected);
    }
}
