//! How temporary codes end before their time: with what they gave.

use crate::{
    end_session::{Ending, Reason},
    error::FlowError,
    work::{Event, Work},
};
use chiave_domain::{
    audit::{Actor, AuditEvent},
    ports::store::WriteTx,
};
use chiave_protocol::{AccountId, method::MethodKind};

impl<T: WriteTx + ?Sized> Work<'_, T> {
    /// Ends the temporary codes of an account, and the sessions that were verified with them. Of codes that were
    /// still good, the log says so.
    pub(crate) async fn end_temporary_codes(
        &mut self,
        account: AccountId,
        by: Actor,
    ) -> Result<(), FlowError> {
        let mut codes = self.tx.methods(account).await?;
        codes.retain(|method| method.kind() == MethodKind::TemporaryCode);
        if codes.is_empty() {
            return Ok(());
        }
        for code in codes {
            self.tx.remove_method(code.id, self.now).await?;
            if !code.is_over(self.now) {
                let ended = Event {
                    what: AuditEvent::MethodRemoved(code.kind()),
                    by,
                    account: Some(account),
                    device: None,
                    device_name: None,
                };
                self.record(ended).await?;
            }
        }
        self.end_sessions_of_codes(account, by).await?;
        Ok(self.tx.bump_revision(account).await?)
    }

    /// Ends the sessions that were verified with a temporary code.
    pub(crate) async fn end_sessions_of_codes(
        &mut self,
        account: AccountId,
        by: Actor,
    ) -> Result<(), FlowError> {
        for session in self.tx.sessions_of(account).await? {
            if session.ends_at.is_some() {
                let ending = Ending {
                    session: &session,
                    notified: None,
                    reason: Reason::Other(by),
                };
                self.end_session(ending).await?;
            }
        }
        Ok(())
    }
}
