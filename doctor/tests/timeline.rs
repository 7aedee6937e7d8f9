//! The option `--timeline` of the doctor's server.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;

use std::net::SocketAddr;
use std::process::Command;

use drawing::Drawing;
use grading::peer::{PATIENCE, Peer, Program};
use grading::watchdog::watch;

fn doctor_server(timeline: &str, folder: &std::path::Path) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doctor_server"));
    command.args(["--port=0", "--histories=histories", "--timeline", timeline]);
    command.current_dir(folder);
    Program::start_command(command)
}

#[test]
fn the_doctors_patients_are_drawn() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut server = doctor_server("picture.svg", folder.path());
        let line = server.wait_for_line(|line| line.starts_with("Listening on "));
        let address = line.trim_start_matches("Listening on ");
        let mut patient = Peer::connect(address.parse::<SocketAddr>().unwrap());
        patient.send("<script>Ken</script>\n"); // a name is the patient's own affair
        patient.close_write();
        patient.read_to_end();
        server.type_line("");
        assert!(server.wait_within(PATIENCE).status.success());
        let drawing = Drawing::read(folder.path().join("picture.svg"));
        let client = drawing.row(&format!("client {}", patient.local_addr()));
        assert!(!client.of_class("serve").is_empty(), "{client:?}");
        assert!(client.end.is_some(), "{client:?}");
    });
}

#[test]
fn a_path_that_cannot_be_written_is_refused_before_there_are_histories() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let ended = doctor_server("no/such.svg", folder.path()).wait_within(PATIENCE);
        assert_eq!(ended.status.code(), Some(1));
        let line = "error: cannot write the timeline no/such.svg: ";
        assert!(ended.stderr.starts_with(line), "{}", ended.stderr);
        assert_eq!(
            (ended.stdout.as_str(), ended.stderr.lines().count()),
            ("", 1)
        );
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    });
}
