// wrong: the entry is added in one access and the copy taken in another: somebody may come in between
// rejected by: shared_transcript::exercise_3_an_entry_is_the_last_of_the_copy_that_its_thread_gets
// told: must be the last entry of the copy

self.transcript.write(|transcript| transcript.add(entry));
self.copy()
