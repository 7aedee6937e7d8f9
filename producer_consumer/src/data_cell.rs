use sleepy_threads::timeline::{self, Access};

use crate::{SharedCell, UnsynchronizedCell};

/// What a producer and a consumer need of the cell between them. The threads are written once;
/// whether the story ends well depends on the cell alone. Only here is it known who waits for what,
/// and so it is told to the timeline here.
pub trait DataCell: Send + Sync + 'static {
    /// Stores `data`, and calls `announce` with it when that happens.
    fn set_data_with(&self, data: i64, announce: impl FnOnce(&i64));

    /// Returns the data, and calls `announce` with it when that happens.
    fn get_data_with(&self, announce: impl FnOnce(&i64)) -> i64;
}

impl DataCell for UnsynchronizedCell {
    /// The announcement comes before the access, and anything can happen in between.
    fn set_data_with(&self, data: i64, announce: impl FnOnce(&i64)) {
        let _setting = timeline::using(Access::Unguarded, "sets", data);
        announce(&data);
        self.set_data(data);
    }

    /// The announcement comes after the access, and anything can happen in between.
    fn get_data_with(&self, announce: impl FnOnce(&i64)) -> i64 {
        let data = self.get_data();
        let _getting = timeline::using(Access::Unguarded, "gets", data);
        announce(&data);
        data
    }
}

impl DataCell for SharedCell<i64> {
    fn set_data_with(&self, data: i64, announce: impl FnOnce(&i64)) {
        let turn = timeline::waiting_for("writeable");
        self.set_data_with(data, turn.announcing(Access::Write, "sets", announce));
    }

    fn get_data_with(&self, announce: impl FnOnce(&i64)) -> i64 {
        let turn = timeline::waiting_for("readable");
        self.get_data_with(turn.announcing(Access::Read, "gets", announce))
    }
}
