//! Purges personal data from old audit rows: the names of computers. The chain does not cover these
//! names, so the log still verifies. The purge has an audit row of its own (law 13).

use super::Operator;
use crate::error::FlowError;
use chiave_domain::{
    audit::ServiceChange,
    ports::store::{LockKey, Store},
};
use chiave_protocol::Timestamp;
use time::OffsetDateTime;

/// Removes the names of computers from rows before a given time; returns the number of rows.
///
/// # Errors
///
/// [`FlowError::Store`]; in that case nothing changed.
pub async fn purge_names(
    store: &dyn Store,
    operator: Operator<'_>,
    before: Timestamp,
) -> Result<u64, FlowError> {
    let mut work = operator.over(store.work(&[LockKey::AuditLog]).await?);
    let rows = work.tx.purge_names(before).await?;
    if rows == 0 {
        return Ok(0);
    }
    let before = OffsetDateTime::from_unix_timestamp(before.as_unix())
        .map_or_else(|_| String::new(), |at| at.date().to_string());
    let change = ServiceChange::NamesPurged { before, rows };
    work.record_unseen(operator.service_event(change)).await?;
    work.commit().await?;
    Ok(rows)
}
