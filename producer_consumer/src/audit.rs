use std::collections::BTreeMap;
use std::fmt;

/// What became of the items: those that were produced against those that were consumed.
///
/// It is printed as one line if all went well, and else as a line for each item with which
/// something went wrong.
///
/// ```
/// use producer_consumer::Audit;
///
/// let audit = Audit::new(&[1, 2, 3], &[-1, 1, 1]);
/// assert_eq!(
///     audit.to_string(),
///     "What went wrong:\n\
///      -1 was consumed once, but nobody had produced it: the consumer came too early\n\
///      item 1 was consumed 2 times\n\
///      item 2 was never consumed: the producer replaced it, or the consumer was already done\n\
///      item 3 was never consumed: the producer replaced it, or the consumer was already done"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    complaints: Vec<String>,
}

impl Audit {
    /// Compares the items that were `produced` with those that one consumer `consumed`, both in
    /// the order in which that happened.
    pub fn new(produced: &[i64], consumed: &[i64]) -> Self {
        let mut times = BTreeMap::new();
        for &item in consumed {
            *times.entry(item).or_insert(0) += 1;
        }
        let produced_times: Vec<(i64, u64)> = produced
            .iter()
            .map(|item| (*item, times.remove(item).unwrap_or(0)))
            .collect();

        let mut complaints = Vec::new();
        for (stranger, n) in times {
            complaints.push(format!(
                "{stranger} was consumed {}, but nobody had produced it: \
                 the consumer came too early",
                times_in_words(n)
            ));
        }
        for (item, n) in produced_times {
            match n {
                0 => complaints.push(format!(
                    "item {item} was never consumed: the producer replaced it, \
                     or the consumer was already done"
                )),
                1 => (),
                n => complaints.push(format!("item {item} was consumed {n} times")),
            }
        }
        if complaints.is_empty() && produced != consumed {
            complaints.push("the items were consumed in another order than produced".to_owned());
        }
        Self { complaints }
    }

    /// Whether every item was consumed exactly once, in the order of production.
    pub fn is_good(&self) -> bool {
        self.complaints.is_empty()
    }
}

fn times_in_words(times: u64) -> String {
    match times {
        1 => "once".to_owned(),
        _ => format!("{times} times"),
    }
}

impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_good() {
            return f.write_str("Every item was consumed exactly once, in the right order");
        }
        f.write_str("What went wrong:")?;
        for complaint in &self.complaints {
            write!(f, "\n{complaint}")?;
        }
        Ok(())
    }
}
