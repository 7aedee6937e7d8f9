// right: the kinds of replies are drawn from a list
enum Kind {
    Hedge,
    Refer,
    Qualify,
}
use Kind::{Hedge, Qualify, Refer};
let earlier = self.history().map(|history| history.len());
let kinds: &[Kind] = match earlier {
    None => &[Hedge, Qualify, Qualify, Qualify],
    Some(0..=3) => &[Hedge, Hedge, Qualify, Qualify, Qualify],
    Some(_) => &[Hedge, Hedge, Refer, Qualify, Qualify],
};
let kind = kinds.choose(&mut self.chance);
match kind.expect("the list is not empty") {
    Hedge => self.hedge(),
    Refer => self.refer(),
    Qualify => self.qualify(remark),
}
