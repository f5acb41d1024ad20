//! What IT does, from the command line. Passwords are not among it: nobody in IT ever knows or sets the
//! password of somebody else.
//!
//! Each change, its audit row and what follows from it are one transaction (law 13).

pub mod accounts;
pub mod passes;
pub mod people;
pub mod purge_names;
pub mod remove_methods;

use crate::error::FlowError;
use chiave_crypto::{Random, random};
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow, ServiceChange},
    ports::store::WriteTx,
};
use chiave_protocol::{AccountId, Timestamp};

/// Somebody in IT at work, at one moment.
#[derive(Clone, Copy)]
pub struct Operator<'a> {
    /// Who, for the audit log.
    pub by: Actor,
    /// When.
    pub now: Timestamp,
    /// Where ids come from.
    pub random: &'a dyn Random,
}

impl Operator<'_> {
    /// Writes an audit row about an account, and counts a change of what the person sees.
    pub(crate) async fn record(
        &self,
        tx: &mut dyn WriteTx,
        account: AccountId,
        event: AuditEvent,
    ) -> Result<(), FlowError> {
        self.put(tx, Some(account), event).await?;
        tx.bump_revision(account).await?;
        Ok(())
    }

    /// Writes an audit row about the service as a whole.
    pub(crate) async fn record_service(
        &self,
        tx: &mut dyn WriteTx,
        change: ServiceChange,
    ) -> Result<(), FlowError> {
        self.put(tx, None, AuditEvent::ServiceChanged(change)).await
    }

    async fn put(
        &self,
        tx: &mut dyn WriteTx,
        account: Option<AccountId>,
        event: AuditEvent,
    ) -> Result<(), FlowError> {
        let row = AuditRow {
            id: random::uuid(self.random),
            at: self.now,
            event,
            by: self.by,
            account,
            device: None,
            device_name: None,
        };
        Ok(tx.put_audit(&row).await?)
    }
}
