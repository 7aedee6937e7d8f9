use cursive::view::{View, ViewWrapper};
use cursive::{Vec2, wrap_impl};

/// A view that takes all the room that others leave, and does not want any of its own.
///
/// Cursive asks views how large they want to be, many times for each key, with another width each time. A long text lays
/// out all its lines to tell. This answers for it.
#[derive(Debug)]
pub struct Rest<V> {
    view: V,
}

impl<V> Rest<V> {
    /// `view` in the room that is left.
    pub fn new(view: V) -> Rest<V> {
        Rest { view }
    }
}

impl<V: View> ViewWrapper for Rest<V> {
    wrap_impl!(self.view: V);

    fn wrap_required_size(&mut self, room: Vec2) -> Vec2 {
        room
    }
}
