// right: the lines are printed by a closure with `?`, and its result is ignored
let mut screen = self.lock();
let mut print = || -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(screen, "{line}"))?;
    screen.flush()
};
let _ = print();
