//! Removing security info.

use crate::{
    authenticate::Fresh,
    error::FlowError,
    methods::{confirmed, word},
    notices::Notice,
    service::{Caller, Event, Service},
};
use chiave_domain::notice::Message;
use chiave_protocol::{
    ErrorCode, MethodId,
    method::{MethodView, RemoveMethod},
    state::EventKind,
};

impl Service {
    /// Removes a method.
    ///
    /// # Errors
    ///
    /// `not-found`; `last-method` where a reset would not be possible any more; `method-too-young`
    /// where a younger method gave the fresh proof, or only young ones would be left (law 3).
    pub async fn remove_method(
        &self,
        caller: &Caller,
        fresh: &Fresh,
        (id, request): (MethodId, RemoveMethod),
    ) -> Result<Vec<MethodView>, FlowError> {
        let now = self.clock.now();
        let account = self.account_of(&fresh.0).await?;
        let mut tx = self.store.begin().await?;
        // What ended the session meanwhile ends this as well.
        let session = tx.session_by_id(fresh.0.id).await?;
        session.ok_or(ErrorCode::SessionEnded)?;
        let methods = tx.methods(account.id).await?;
        let method = methods
            .iter()
            .find(|method| method.id == id && method.confirmed)
            .ok_or(ErrorCode::NotFound)?;
        let others = || {
            methods
                .iter()
                .filter(|other| other.id != id && other.confirmed)
        };
        if others().next().is_none() {
            return Err(ErrorCode::LastMethod.into());
        }
        let proof = fresh.0.proof_usable_from;
        let yields = proof.is_some_and(|proof| method.yields_to(proof, now));
        let is_old = now >= method.usable_from();
        if !yields || is_old && !others().any(|other| now >= other.usable_from()) {
            return Err(ErrorCode::MethodTooYoung.into());
        }
        let notice = Notice {
            account: &account,
            message: Message::MethodRemoved,
            device_name: &fresh.0.device_name,
            utc_offset_min: request.utc_offset_min.unwrap_or(fresh.0.utc_offset_min),
        };
        self.notify(tx.as_mut(), notice, now).await?;
        tx.remove_method(id, now).await?;
        let event = Event {
            kind: EventKind::MethodRemoved,
            account: Some(account.id),
            device: Some(caller.device),
            device_name: Some(&fresh.0.device_name),
            detail: word(method.kind()),
        };
        self.record(tx.as_mut(), event, now).await?;
        let methods = tx.methods(account.id).await?;
        tx.commit().await?;
        Ok(confirmed(&methods))
    }
}
