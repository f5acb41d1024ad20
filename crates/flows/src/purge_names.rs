//! Removes what is personal from old audit rows: the laptops' names. The chain does not cover them, so
//! the log stays whole; that it was done is a row of its own (law 13).

use crate::error::FlowError;
use chiave_crypto::{Random, random};
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow, ServiceChange},
    ports::store::Store,
};
use chiave_protocol::Timestamp;
use time::OffsetDateTime;

/// What is purged, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Purge {
    /// Rows written before this time.
    pub before: Timestamp,
    /// Who does it.
    pub by: Actor,
    /// When.
    pub now: Timestamp,
}

/// Removes the laptops' names from old rows; answers from how many.
///
/// # Errors
///
/// [`FlowError::Store`]; then nothing changed.
pub async fn purge_names(
    store: &dyn Store,
    random: &dyn Random,
    purge: &Purge,
) -> Result<u64, FlowError> {
    let mut tx = store.begin().await?;
    let rows = tx.purge_names(purge.before).await?;
    if rows == 0 {
        return Ok(0);
    }
    let before = OffsetDateTime::from_unix_timestamp(purge.before.as_unix())
        .map_or_else(|_| String::new(), |at| at.date().to_string());
    let change = ServiceChange::NamesPurged { before, rows };
    tx.put_audit(&AuditRow {
        id: random::uuid(random),
        at: purge.now,
        event: AuditEvent::ServiceChanged(change),
        by: purge.by,
        account: None,
        device: None,
        device_name: None,
    })
    .await?;
    tx.commit().await?;
    Ok(rows)
}
