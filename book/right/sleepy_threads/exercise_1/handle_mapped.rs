// right: the handle is pushed by a closure, and the place for it is made first
self.threads.reserve(1);
let builder = thread::Builder::new().name(name);
builder.spawn(run).map(|handle| self.threads.push(handle))
