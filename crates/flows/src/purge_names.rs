//! Removes what is personal from old audit rows: the laptops' names. The chain does not cover them, so
//! the log stays whole; that it was done is a row of its own (law 13).

use crate::error::FlowError;
use chiave_crypto::{Random, random};
use chiave_domain::{
    audit::{self, AuditRow},
    ports::store::Store,
};
use chiave_protocol::{Timestamp, state::EventKind};
use time::OffsetDateTime;

/// What is purged, and by whom.
#[derive(Clone, Debug)]
pub struct Purge {
    /// Rows written before this time.
    pub before: Timestamp,
    /// Who does it, as one word for the audit log.
    pub by: String,
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
    let date = OffsetDateTime::from_unix_timestamp(purge.before.as_unix())
        .map_or_else(|_| String::new(), |at| at.date().to_string());
    tx.put_audit(&AuditRow {
        id: random::uuid(random),
        at: purge.now,
        kind: EventKind::ServiceChanged,
        account: None,
        device: None,
        device_name: None,
        detail: audit::by(
            &format!("audit-names before-{date} rows-{rows}"),
            Some(&purge.by),
        ),
    })
    .await?;
    tx.commit().await?;
    Ok(rows)
}
