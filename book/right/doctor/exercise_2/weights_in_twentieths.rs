// right: one draw of twenty serves both doctors
let earlier = self.history().map(|history| history.len());
let draw = self.chance.random_range(0..20);
let hedges = if earlier.is_some() { 8 } else { 5 };
if draw < hedges {
    return self.hedge();
}
match earlier {
    Some(4..) if draw < 12 => self.refer(),
    _ => self.qualify(remark),
}
