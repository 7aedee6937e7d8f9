/// Who may enter a [`SharedCell`](super::SharedCell), and when.
///
/// A thread calls `begin_read`, looks at the data, and calls `end_read`; or `begin_write`, changes
/// the data, and `end_write`. What lies between begin and end is called *being inside*.
///
/// # Safety
/// The cell hands out references to its data on the strength of these promises:
/// - while a thread is inside to write, no other thread is inside;
/// - whatever a thread did before an `end_` is visible to every thread that enters later, as it is
///   with the release and the acquisition of a mutex.
// ANCHOR: trait
pub unsafe trait AccessProtocol {
    /// Blocks until the calling thread may read.
    fn begin_read(&self);

    /// The calling thread, which is inside to read, leaves. Does not wait for others to leave.
    fn end_read(&self);

    /// Blocks until the calling thread may write.
    fn begin_write(&self);

    /// The calling thread, which is inside to write, leaves. Does not wait for others to enter.
    fn end_write(&self);
}
// ANCHOR_END: trait
