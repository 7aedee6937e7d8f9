//! What is said about a run, item by item.

use producer_consumer::Audit;

fn complaints(produced: &[i64], consumed: &[i64]) -> String {
    Audit::new(produced, consumed).to_string()
}

#[test]
fn a_good_run_is_called_good() {
    let audit = Audit::new(&[1, 2, 3], &[1, 2, 3]);
    assert!(audit.is_good());
    assert!(audit.to_string().contains("exactly once"));
}

#[test]
fn an_item_that_nobody_produced_is_named() {
    let text = complaints(&[1, 2], &[-1, -1]);
    assert!(
        text.contains("-1 was consumed 2 times, but nobody had produced it"),
        "{text}"
    );
}

#[test]
fn an_item_that_was_missed_is_named() {
    let text = complaints(&[1, 2, 3], &[1, 3, 3]);
    assert!(text.contains("item 2 was never consumed"), "{text}");
    assert!(text.contains("item 3 was consumed 2 times"), "{text}");
    assert!(!text.contains("item 1"), "{text}");
}

#[test]
fn a_wrong_order_is_not_good() {
    assert!(!Audit::new(&[1, 2], &[2, 1]).is_good());
}

#[test]
fn a_million_items_are_audited_without_comparing_each_with_each() {
    let produced: Vec<i64> = (1..=1_000_000).collect();
    assert!(Audit::new(&produced, &produced).is_good());
}
