// wrong: a clone is changed outside, to be inside for a short time only, and then replaces all that others have added
// rejected by: shared_transcript::exercise_3_no_entry_is_lost_and_none_changes_its_place
// told: each entry must be there once in the end

let mut transcript = self.transcript.read(Transcript::clone);
transcript.add(entry);
let copy = transcript.copy();
self.transcript.write(|shared| *shared = transcript);
copy
