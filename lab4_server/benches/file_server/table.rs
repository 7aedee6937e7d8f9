//! Medians, side by side.

/// What was measured of several contestants, in one unit.
pub struct Table {
    title: String,
    unit: &'static str,
    rows: Vec<(String, Vec<f64>)>,
}

impl Table {
    /// Measures are in `unit`; ratios are to the first row.
    pub fn new(title: impl Into<String>, unit: &'static str) -> Table {
        Table {
            title: title.into(),
            unit,
            rows: Vec::new(),
        }
    }

    /// Makes the next row that of the contestant called `name`.
    pub fn expect(&mut self, name: &str) {
        self.rows.push((name.to_string(), Vec::new()));
    }

    /// Another measure of the contestant called `name`, which was [expected](Table::expect).
    pub fn add(&mut self, name: &str, measure: f64) {
        let row = self.rows.iter_mut().find(|(known, _)| known == name);
        row.expect("it was expected").1.push(measure);
    }

    /// Prints the medians.
    pub fn print(self) {
        println!("\n{:<58} {:>12} {:>8}", self.title, self.unit, "ratio");
        let mut first = None;
        for (name, measures) in self.rows {
            let median = median(measures);
            let ratio = median / *first.get_or_insert(median);
            let digits = if median < 10.0 { 3 } else { 0 };
            println!("  {name:<56} {median:>12.digits$} {ratio:>8.2}");
        }
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
