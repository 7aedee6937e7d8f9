// right: the block is put together before the lock is taken
let mut block = String::new();
for line in lines {
    block.push_str(&line.to_string());
    block.push('\n');
}
let mut screen = self.lock();
let printed = screen.write_all(block.as_bytes());
let _ = printed.and_then(|()| screen.flush());
