//! Issues activation passes. A new one stops the one before, and what that one began.

use super::Operator;
use crate::{error::FlowError, remove_all::GivenBack, work::Work};
use chiave_crypto::{Random, pass::Pass as NewPass};
use chiave_domain::{
    audit::{Actor, AuditEvent},
    device::DeviceTrust,
    pass::{ACTIVATION_PASS_DAYS, Pass},
    ports::{
        hashing::{HashFor, Hashing},
        store::{LockKey, Store},
    },
};
use chiave_protocol::{AccountId, Secret, Timestamp};
use std::sync::Arc;

/// Whom a pass is for, and until when.
#[derive(Clone, Copy, Debug)]
pub struct PassFor {
    /// For whom.
    pub account: AccountId,
    /// Days for which it is good, 1 to [`ACTIVATION_PASS_DAYS`]; anything else is brought there.
    pub days: i64,
}

impl PassFor {
    /// Until when a pass that is issued now is good.
    #[must_use]
    pub fn expires_at(&self, now: Timestamp) -> Timestamp {
        let days = self.days.clamp(1, ACTIVATION_PASS_DAYS);
        now.plus(days * 24 * 60 * 60)
    }
}

/// A new pass, to be shown once.
pub struct Issued {
    /// As it is shown, in groups.
    pub pass: Secret,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// A pass that was drawn and hashed, and that does not hold yet.
pub struct Drawn {
    pass: NewPass,
    phc: String,
}

impl Drawn {
    /// As it is shown, in groups.
    #[must_use]
    pub fn shown(&self) -> Secret {
        self.pass.grouped()
    }
}

/// Draws a pass and keeps its hash, both at once.
///
/// # Errors
///
/// [`FlowError::Hashing`] or [`FlowError::Store`]; then the earlier one still holds.
pub async fn issue_pass(
    store: &dyn Store,
    hashing: &dyn Hashing,
    operator: Operator<'_>,
    to: &PassFor,
) -> Result<Issued, FlowError> {
    let drawn = draw_pass(hashing, operator.random, to.account).await?;
    let pass = drawn.shown();
    let expires_at = keep_pass(store, operator, to, drawn).await?;
    Ok(Issued { pass, expires_at })
}

/// Draws a pass for an account. Whoever shows it shows it first and keeps it afterwards: a pass that could not be
/// shown is not issued, and the earlier one still holds.
///
/// # Errors
///
/// [`FlowError::Hashing`].
pub async fn draw_pass(
    hashing: &dyn Hashing,
    random: &dyn Random,
    account: AccountId,
) -> Result<Drawn, FlowError> {
    let pass = NewPass::new(random);
    let canonical = Arc::new(Secret::new(pass.expose().to_owned()));
    let phc = hashing
        .hash(
            canonical,
            HashFor::activation_code(account),
            DeviceTrust::Known,
        )
        .await?;
    Ok(Drawn { pass, phc })
}

/// Keeps the hash of a pass in place of any earlier one; says until when it is good. With an earlier
/// one that nobody used up goes what was opened and bound with it: it may have been in wrong hands
/// (laws 3 and 20).
///
/// # Errors
///
/// [`FlowError::Store`]; then the earlier one still holds.
pub async fn keep_pass(
    store: &dyn Store,
    operator: Operator<'_>,
    to: &PassFor,
    drawn: Drawn,
) -> Result<Timestamp, FlowError> {
    let expires_at = to.expires_at(operator.now);
    let pass = Pass {
        account: to.account,
        phc: drawn.phc,
        not_before: operator.now,
        expires_at,
        used_at: None,
        shown_by: None,
    };
    let keys = [LockKey::Account(to.account)];
    let mut work = operator.over(store.work(&keys).await?);
    end_what_the_earlier_one_began(&mut work, operator.by, to.account).await?;
    work.tx.put_pass(&pass).await?;
    let issued = operator.event(to.account, AuditEvent::PassIssued);
    work.record(issued).await?;
    work.commit().await?;
    Ok(expires_at)
}

/// Ends the activation, and removes what was bound by a pass that never became a password. What a
/// used one bound is the person's own and stays.
async fn end_what_the_earlier_one_began(
    work: &mut Work<'_>,
    by: Actor,
    account: AccountId,
) -> Result<(), FlowError> {
    work.tx.end_activation(account).await?;
    let earlier = work.tx.pass(account).await?;
    let Some(unused) = earlier.filter(|pass| pass.used_at.is_none()) else {
        return Ok(());
    };
    let given_back = GivenBack {
        pass: &unused,
        notice: None,
        by,
        computer: None,
    };
    work.give_back(given_back).await
}
