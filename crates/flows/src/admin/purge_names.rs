//! Removes what is personal from old audit rows: the laptops' names. The chain does not cover them, so
//! the log stays whole; that it was done is a row of its own (law 13).

use super::Operator;
use crate::error::FlowError;
use chiave_domain::{
    audit::ServiceChange,
    ports::store::{LockKey, Store},
};
use chiave_protocol::Timestamp;
use time::OffsetDateTime;

/// Removes the laptops' names from the rows written before a time; answers from how many.
///
/// # Errors
///
/// [`FlowError::Store`]; then nothing changed.
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
