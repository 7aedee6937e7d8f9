// wrong: the copy is taken before the entry is there
// rejected by: shared_transcript::exercise_3_an_entry_is_the_last_of_the_copy_that_its_thread_gets
// told: must be the last entry of the copy

self.transcript.write(|transcript| {
    let copy = transcript.copy();
    transcript.add(entry);
    copy
})
