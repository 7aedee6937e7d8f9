//! The doctor: he listens, changes the persons, and remembers.
//!
//! | file | noun | what it knows |
//! |---|---|---|
//! | `words.rs` | `Words` | a sentence in pieces, none of which is lost |
//! | `word_list.rs` | `WordList` | words that belong together |
//! | `person.rs` | [`change_person`] | I and you, my and your, am and are |
//! | `letter_case.rs` | `restore` | large and small letters |
//! | `position.rs` | `is_subject` | whether a "you" becomes "I" or "me", and which verb goes along |
//! | `remark.rs` | [`Remark`] | what the patient said, tidied |
//! | `phrases.rs` | [`phrases`] | what the doctor says |
//! | `doctor.rs` | [`Doctor`] | which of it he says, by chance |
//! | `history.rs` | [`History`] | what a patient has said so far |
//! | `patient_name.rs` | [`PatientName`] | a name that is safe to call a file by |
//! | `history_file.rs` | `HistoryFile` | one file: read, set aside, replaced at once |
//! | `patient_record.rs` | `PatientRecord` | one patient who is here, with any number of sessions |
//! | `histories.rs` | [`Histories`] | the folder, and who is here (Project 4) |
//! | `visit.rs` | [`Visit`] | one session: saved when it ends |
//! | `folder_lock.rs` | `FolderLock` | one folder, one server |
//! | `doctor_handler.rs` | [`DoctorHandler`] | the doctor over the wire |
//! | `first_word.rs` | [`FirstWord`] | who speaks first, as a patient finds it out |
//! | `patient.rs` | [`Patient`] | the other end of the wire, at a terminal |
//! | `doctor_window.rs` | [`doctor_window`] | the same in a window |

mod doctor;
mod doctor_handler;
mod doctor_window;
mod first_word;
mod folder_lock;
mod histories;
mod history;
mod history_file;
mod letter_case;
mod patient;
mod patient_name;
mod patient_record;
mod person;
pub mod phrases;
mod position;
mod remark;
mod visit;
mod word_list;
mod words;

pub use doctor::{Doctor, DoctorRng};
pub use doctor_handler::DoctorHandler;
pub use doctor_window::doctor_window;
pub use first_word::FirstWord;
pub use histories::Histories;
pub use history::History;
pub use patient::Patient;
pub use patient_name::{BadName, PatientName};
pub use person::change_person;
pub use remark::Remark;
pub use visit::Visit;
