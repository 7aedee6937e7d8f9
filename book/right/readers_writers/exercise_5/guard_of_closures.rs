// right: one small guard of one's own, which calls a closure when it is dropped
// ANCHOR: exercise_5
struct Finally<F: Fn()>(F);
impl<F: Fn()> Drop for Finally<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
let finally = Finally(|| self.protocol.end_read());
self.protocol.begin_read();
// SAFETY: from begin_read to end_read the protocol lets no writer in.
let result = reader(unsafe { &*self.data.get() });
drop(finally);
result
// ANCHOR_END: exercise_5
// ANCHOR: exercise_6
struct Finally<F: FnMut()>(F);
impl<F: FnMut()> Drop for Finally<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
self.protocol.begin_write();
let _finally = Finally(|| self.protocol.end_write());
// SAFETY: from begin_write to end_write the protocol lets nobody else in.
let data = unsafe { self.data.get().as_mut().unwrap() };
writer(data)
// ANCHOR_END: exercise_6
