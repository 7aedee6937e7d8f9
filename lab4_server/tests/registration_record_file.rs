//! The lock of the record file.
//!
//! In a test file of its own, in which no program is started: between its start and its first instruction a program
//! holds all files that are open in this process, and with them the locks. A file that was closed meanwhile could not be
//! opened again for a moment.

use lab4_server::registration::RecordFile;

#[test]
fn a_record_file_belongs_to_one_server_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registrations.tsv");
    let first = RecordFile::open(&path).unwrap();
    assert!(RecordFile::open(&path).is_err(), "two servers would write");
    drop(first);
    RecordFile::open(&path).unwrap();
}
