use std::io;
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use chat::Conversation;
use timeserver::{ClientHandler, IdleLimit};

use crate::{Doctor, DoctorRng, Histories, PatientName, Visit};

/// A doctor for one client, over the wire.
///
/// Without histories the doctor speaks first; he remembers what the patient says as long as the connection lasts.
///
/// With histories the patient speaks first, with his name, and the greeting answers it. A name that cannot be one is
/// answered with a sentence that says why not and asks again; the next message is another name. The connection is
/// closed only when the history is saved.
pub struct DoctorHandler {
    /// This client's doctor's moods.
    pub chance: DoctorRng,
    /// Where histories are kept, if they are; shared by all handlers of the server.
    pub histories: Option<Arc<Histories>>,
    /// How long a silent patient is waited for.
    pub idle: IdleLimit,
}

impl ClientHandler for DoctorHandler {
    // ANCHOR: run
    /// Greets, and then gives one reply to each message, until the client ends the connection.
    fn run(self, client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let mut conversation = Conversation::new(client, self.idle)?;
        let Some(histories) = self.histories else {
            let doctor = Doctor::with_history(self.chance, Arc::default());
            conversation.greet(doctor.greeting())?;
            return talk(doctor, conversation);
        };
        // Until this is dropped, the patient is here. Then his history is saved.
        let Some(visit) = admit(&histories, &mut conversation)? else {
            return Ok(());
        };
        let doctor = Doctor::with_history(self.chance, visit.history());
        let greeting = doctor.greeting();
        if visit.found_damage() {
            conversation.reply(&format!(
                "My notes about you were damaged, so I begin new ones. {greeting}"
            ))?;
        } else {
            conversation.reply(greeting)?;
        }
        talk(doctor, conversation)
    }
    // ANCHOR_END: run
}

/// One reply to each message.
fn talk(mut doctor: Doctor, mut conversation: Conversation) -> io::Result<()> {
    while let Some(message) = conversation.receive()? {
        conversation.reply(&doctor.reply(&message.text))?;
    }
    Ok(())
}

/// Asks for a name until there is a good one. `None` if the patient leaves first.
fn admit(histories: &Arc<Histories>, conversation: &mut Conversation) -> io::Result<Option<Visit>> {
    while let Some(message) = conversation.receive()? {
        let problem = match PatientName::new(&message.text) {
            Ok(name) => match histories.visit(&name) {
                Ok(visit) => return Ok(Some(visit)),
                Err(_told) => "I cannot read my notes about you just now.".to_string(),
            },
            Err(bad) => bad.to_string(),
        };
        conversation.reply(&format!(
            "{problem} Under which name may I keep your history?"
        ))?;
    }
    Ok(None)
}
