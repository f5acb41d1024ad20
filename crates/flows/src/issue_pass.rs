//! Issues activation passes. A new one stops the one before, and what that one began.

use crate::{
    error::FlowError,
    notices::Notice,
    remove_all::{Computer, Going, remove_all},
};
use chiave_crypto::{Random, pass::Pass as NewPass, random};
use chiave_domain::{
    audit::{Actor, AuditEvent, AuditRow},
    device::DeviceTrust,
    pass::{ACTIVATION_PASS_DAYS, Pass},
    ports::{
        hashing::{HashFor, Hashing},
        store::{Store, WriteTx},
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
    /// From when on.
    pub now: Timestamp,
    /// Who issues it.
    pub by: Actor,
}

impl PassFor {
    /// Until when the pass is good.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        let days = self.days.clamp(1, ACTIVATION_PASS_DAYS);
        self.now.plus(days * 24 * 60 * 60)
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
    random: &dyn Random,
    to: &PassFor,
) -> Result<Issued, FlowError> {
    let drawn = draw_pass(hashing, random, to.account).await?;
    let pass = drawn.shown();
    let expires_at = keep_pass(store, random, to, drawn).await?;
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
    random: &dyn Random,
    to: &PassFor,
    drawn: Drawn,
) -> Result<Timestamp, FlowError> {
    let expires_at = to.expires_at();
    let pass = Pass {
        account: to.account,
        phc: drawn.phc,
        not_before: to.now,
        expires_at,
        used_at: None,
        shown_by: None,
    };
    let mut tx = store.begin().await?;
    end_what_the_earlier_one_began(tx.as_mut(), random, to).await?;
    tx.put_pass(&pass).await?;
    let issued = row(random, to, AuditEvent::PassIssued);
    tx.put_audit(&issued).await?;
    tx.bump_revision(to.account).await?;
    tx.commit().await?;
    Ok(expires_at)
}

/// Ends the activation, and removes what was bound by a pass that never became a password. What a
/// used one bound is the person's own and stays.
async fn end_what_the_earlier_one_began(
    tx: &mut dyn WriteTx,
    random: &dyn Random,
    to: &PassFor,
) -> Result<(), FlowError> {
    tx.end_activation(to.account).await?;
    let earlier = tx.pass(to.account).await?;
    let Some(unused) = earlier.filter(|pass| pass.used_at.is_none()) else {
        return Ok(());
    };
    let given_back = GivenBack {
        pass: &unused,
        notice: None,
        by: to.by,
        computer: None,
    };
    give_back(tx, random, given_back, to.now).await
}

/// What an activation code bound and gives back.
pub(crate) struct GivenBack<'a> {
    pub pass: &'a Pass,
    pub notice: Option<Notice<'a>>,
    pub by: Actor,
    pub computer: Option<Computer<'a>>,
}

/// Removes the methods that an unused activation code bound.
pub(crate) async fn give_back(
    tx: &mut dyn WriteTx,
    random: &dyn Random,
    given_back: GivenBack<'_>,
    now: Timestamp,
) -> Result<(), FlowError> {
    let GivenBack { pass, .. } = given_back;
    let methods = tx.methods(pass.account).await?;
    let bound: Vec<_> = methods.iter().filter(|it| pass.bound(it)).collect();
    let going = Going {
        account: pass.account,
        methods: &bound,
        notice: given_back.notice,
        mistrusted: true,
        by: given_back.by,
        computer: given_back.computer,
    };
    remove_all(tx, random, going, now).await
}

fn row(random: &dyn Random, to: &PassFor, event: AuditEvent) -> AuditRow {
    AuditRow {
        id: random::uuid(random),
        at: to.now,
        event,
        by: to.by,
        account: Some(to.account),
        device: None,
        device_name: None,
    }
}
