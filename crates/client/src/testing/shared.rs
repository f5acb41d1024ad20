//! A computer that people share.

use super::{Laptop, Service};
use crate::{Client, kiosk::Patience};
use std::{fs, path::PathBuf, time::Duration};

impl Laptop {
    /// Starts a client of a computer that people share, whose turns last for two of these times without a person.
    pub(crate) fn start_shared(&self, service: &Service, time: Duration) -> Client {
        self.policy.name(service);
        let session = self.session_folder();
        fs::create_dir_all(&session).unwrap();
        let patience = Patience {
            asked_after: time,
            answered_within: time,
            later: Duration::ZERO,
        };
        let parts = self.parts(self.vault.opener());
        Client::new(parts.of_a_shared_computer(&session, patience))
    }

    /// The folder that lasts as long as a person's session at the computer.
    pub(crate) fn session_folder(&self) -> PathBuf {
        self.folder.path().join("session")
    }
}
