//! Issues activation passes.

use crate::error::FlowError;
use chiave_crypto::{Random, pass::Pass as NewPass, random};
use chiave_domain::{
    audit::{self, AuditRow},
    device::Lane,
    pass::{ACTIVATION_PASS_DAYS, Pass},
    ports::{hashing::Hashing, store::Store},
};
use chiave_protocol::{AccountId, Secret, Timestamp, state::EventKind};
use std::sync::Arc;

/// The audit row's word for which kind of pass it was.
const DETAIL: &str = "activation";

/// Whom a pass is for, and until when.
#[derive(Clone, Copy, Debug)]
pub struct PassFor<'a> {
    /// For whom.
    pub account: AccountId,
    /// Days for which it is good, 1 to [`ACTIVATION_PASS_DAYS`]; anything else is brought there.
    pub days: i64,
    /// From when on.
    pub now: Timestamp,
    /// Who issues it, as one word for the audit log, where that is known.
    pub by: Option<&'a str>,
}

/// A new pass, to be shown once.
pub struct Issued {
    /// As it is shown, in groups.
    pub pass: Secret,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// Draws a pass and keeps its hash in place of any earlier one.
///
/// # Errors
///
/// [`FlowError::Hashing`] or [`FlowError::Store`]; then the earlier one still holds.
pub async fn issue_pass(
    store: &dyn Store,
    hashing: &dyn Hashing,
    random: &dyn Random,
    to: &PassFor<'_>,
) -> Result<Issued, FlowError> {
    let drawn = NewPass::new(random);
    let canonical = Arc::new(Secret::new(drawn.expose().to_owned()));
    let phc = hashing.hash(canonical, Lane::Known).await?;
    let days = to.days.clamp(1, ACTIVATION_PASS_DAYS);
    let expires_at = to.now.plus(days * 24 * 60 * 60);
    let pass = Pass {
        account: to.account,
        phc,
        not_before: to.now,
        expires_at,
        used_at: None,
    };
    let mut tx = store.begin().await?;
    tx.put_pass(&pass).await?;
    tx.put_audit(&AuditRow {
        id: random::uuid(random),
        at: to.now,
        kind: EventKind::PassIssued,
        account: Some(to.account),
        device: None,
        device_name: None,
        detail: audit::by(DETAIL, to.by),
    })
    .await?;
    tx.bump_revision(to.account).await?;
    tx.commit().await?;
    Ok(Issued {
        pass: drawn.grouped(),
        expires_at,
    })
}
