// right: the answer is found first and said once
use std::io::ErrorKind;

let deleted = match FileName::new(&request.name) {
    Some(name) => self.folder.delete(&name),
    None => Err(ErrorKind::NotFound.into()),
};
let answer = match deleted.map_err(|error| error.kind()) {
    Ok(()) => DONE.to_string(),
    Err(ErrorKind::NotFound) => does_not_exist(request),
    Err(_) => unable_to_delete(request),
};
wire.say(answer)
