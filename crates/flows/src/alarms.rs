//! Alarms for the IT department: what strangers do that only the IT department can end soon.

use crate::{
    error::FlowError,
    work::{Event, Work},
};
use chiave_domain::{
    attempt::AttemptState,
    audit::{AuditEvent, ResetClosing},
};

impl Work<'_> {
    /// Raises that somebody closed the resets of the name of an attempt on computers that the account
    /// does not know: in the audit log, by whose rows the alarms are counted, and in the service's log.
    ///
    /// The limits of codes and of tries bound how often that is: once for each code that is the last
    /// one of a day, and once for each method until the method is open again. Codes that are used up are
    /// written down for a name that nobody has, too (law 5). Such a name has no method that wrong codes
    /// could close.
    pub(crate) async fn resets_closed(
        &mut self,
        attempt: &AttemptState,
        closing: ResetClosing,
    ) -> Result<(), FlowError> {
        let what = AuditEvent::ResetsClosed(closing);
        self.record(Event::of_attempt(attempt, what)).await?;
        if let Some(account) = attempt.account {
            tracing::warn!(
                code = "resets-closed",
                account.id = %account,
                ?closing,
                "resets are closed on computers that the account does not know; `account unlock` opens them"
            );
        }
        Ok(())
    }
}
