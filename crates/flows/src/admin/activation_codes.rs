//! Issues activation codes. A new code invalidates the earlier one and ends what the earlier one
//! began.

use super::Operator;
use crate::{error::FlowError, remove_all::GivenBack, work::Work};
use chiave_crypto::{Random, activation_code::ActivationCodeText};
use chiave_domain::{
    activation_code::{ACTIVATION_CODE_DAYS, ActivationCode},
    audit::{Actor, AuditEvent},
    device::DeviceTrust,
    ports::{
        hashing::{HashFor, Hashing},
        store::{LockKey, Store},
    },
};
use chiave_protocol::{AccountId, Secret, Timestamp};
use std::sync::Arc;

/// The account and the lifetime of a new activation code.
#[derive(Clone, Copy, Debug)]
pub struct ActivationCodeFor {
    /// The account.
    pub account: AccountId,
    /// The lifetime in days, 1 to [`ACTIVATION_CODE_DAYS`]; other values are limited to this range.
    pub days: i64,
}

impl ActivationCodeFor {
    /// The time until which a code that is issued now is valid.
    #[must_use]
    pub fn expires_at(&self, now: Timestamp) -> Timestamp {
        let days = self.days.clamp(1, ACTIVATION_CODE_DAYS);
        now.plus(days * 24 * 60 * 60)
    }
}

/// A new activation code, to be shown once.
pub struct Issued {
    /// The code as it is shown, in groups.
    pub activation_code: Secret,
    /// The time until which the code is valid.
    pub expires_at: Timestamp,
}

/// An activation code that was drawn and hashed but is not valid yet.
pub struct Drawn {
    activation_code: ActivationCodeText,
    phc: String,
}

impl Drawn {
    /// The code as it is shown, in groups.
    #[must_use]
    pub fn shown(&self) -> Secret {
        self.activation_code.grouped()
    }
}

/// Draws an activation code and stores its hash.
///
/// # Errors
///
/// [`FlowError::Hashing`] or [`FlowError::Store`]; in that case the earlier code is still valid.
pub async fn issue_activation_code(
    store: &dyn Store,
    hashing: &dyn Hashing,
    operator: Operator<'_>,
    to: &ActivationCodeFor,
) -> Result<Issued, FlowError> {
    let drawn = draw_activation_code(hashing, operator.random, to.account).await?;
    let activation_code = drawn.shown();
    let expires_at = keep_activation_code(store, operator, to, drawn).await?;
    Ok(Issued {
        activation_code,
        expires_at,
    })
}

/// Draws an activation code for an account. The caller shows the code first and stores it
/// afterwards: a code that could not be shown is not issued, and the earlier code is still valid.
///
/// # Errors
///
/// [`FlowError::Hashing`].
pub async fn draw_activation_code(
    hashing: &dyn Hashing,
    random: &dyn Random,
    account: AccountId,
) -> Result<Drawn, FlowError> {
    let activation_code = ActivationCodeText::new(random);
    let canonical = Arc::new(Secret::new(activation_code.expose().to_owned()));
    let phc = hashing
        .hash(
            canonical,
            HashFor::activation_code(account),
            DeviceTrust::Known,
        )
        .await?;
    Ok(Drawn {
        activation_code,
        phc,
    })
}

/// Stores the hash of an activation code in place of any earlier one; returns the time until which
/// it is valid. If nobody used the earlier code, whatever was opened or registered with it is
/// removed, since that code may have been in wrong hands (laws 3 and 20).
///
/// # Errors
///
/// [`FlowError::Store`]; in that case the earlier code is still valid.
pub async fn keep_activation_code(
    store: &dyn Store,
    operator: Operator<'_>,
    to: &ActivationCodeFor,
    drawn: Drawn,
) -> Result<Timestamp, FlowError> {
    let expires_at = to.expires_at(operator.now);
    let activation_code = ActivationCode {
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
    work.tx.put_activation_code(&activation_code).await?;
    let issued = operator.event(to.account, AuditEvent::ActivationCodeIssued);
    work.record(issued).await?;
    work.commit().await?;
    Ok(expires_at)
}

/// Ends the attempts and the activation that are under way, and removes methods that were registered with a code that never led to a
/// password. Methods of a used code belong to the person and stay.
async fn end_what_the_earlier_one_began(
    work: &mut Work<'_>,
    by: Actor,
    account: AccountId,
) -> Result<(), FlowError> {
    work.void_under_way(account).await?;
    let earlier = work.tx.activation_code(account).await?;
    let Some(unused) = earlier.filter(|it| it.used_at.is_none()) else {
        return Ok(());
    };
    let given_back = GivenBack {
        activation_code: &unused,
        notice: None,
        by,
        computer: None,
    };
    work.give_back(given_back).await
}
