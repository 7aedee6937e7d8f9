// wrong: the copy is taken by a read inside the write, which waits for its own thread
// rejected by: shared_transcript::exercise_3_an_entry_is_the_last_of_the_copy_that_its_thread_gets
// rejected by: shared_transcript::exercise_3_the_oldest_entries_go

self.transcript.write(|transcript| {
    transcript.add(entry);
    self.copy()
})
