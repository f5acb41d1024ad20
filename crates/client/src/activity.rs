//! Events of the account that the state is too short for.

use crate::{
    Client, Failure,
    link::{Call, Path},
    memory::Scope,
};
use chiave_protocol::{EventId, state::Activity};

impl Client {
    /// The events before one of the account's own. They are shown and not kept.
    ///
    /// # Errors
    ///
    /// What the service refused, or why it could not be asked.
    pub async fn activity(&self, before: EventId) -> Result<Activity, Failure> {
        let call = Call::get(Path::of("/v1/activity/{id}", before));
        self.ask_in(Scope::Session, &call).await
    }
}
