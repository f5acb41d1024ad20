//! The newest accepted step of a method, and how it is raised outside a verification.

use super::method_rows::{AUTHENTICATOR, Decisive, MARK_VERSION, RECOVERY_CODES};
use crate::{columns::blob, tx::SqliteTx};
use chiave_crypto::totp;
use chiave_domain::{method::SHEET_CODES, ports::store::StoreError};
use chiave_protocol::Timestamp;
use sqlx::query;

/// The first step of an authenticator after those that may have been shown until `now`. One step of
/// drift is accepted, so the step after the current one may have been shown already.
pub(crate) fn step_after(now: Timestamp) -> u64 {
    now.as_unix().unsigned_abs() / totp::STEP_S + 1
}

/// Raises the newest accepted step of an authenticator to `step`, and that of a recovery sheet to its last
/// code; marks the row of any method anew.
pub(crate) async fn put_step(
    tx: &mut SqliteTx,
    decisive: Decisive<'_>,
    step: u64,
) -> Result<(), StoreError> {
    let least = match decisive.kind {
        AUTHENTICATOR => Some(step),
        RECOVERY_CODES => Some(u64::from(SHEET_CODES)),
        _ => None,
    };
    let raised = Decisive {
        last_used_step: decisive.last_used_step.max(least),
        ..decisive
    };
    let put =
        query("UPDATE methods SET last_used_step = $2, mark = $3, mark_version = $4 WHERE id = $1")
            .bind(blob(raised.id.as_uuid()))
            .bind(raised.last_used_step.map(step_column))
            .bind(raised.mark(tx.sealer()))
            .bind(MARK_VERSION);
    tx.write(put).await.map(drop)
}

/// A step as a parameter.
pub(super) fn step_column(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}
