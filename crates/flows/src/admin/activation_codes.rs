//! Issues activation codes. A new code invalidates the earlier one and ends what the earlier one
//! began.

use super::Operator;
use crate::{error::FlowError, remove_all::GivenBack, work::Work};
use chiave_crypto::activation_code::ActivationCodeText;
use chiave_domain::{
    activation_code::{ACTIVATION_CODE_AHEAD_DAYS, ACTIVATION_CODE_DAYS, ActivationCode},
    audit::{Actor, AuditEvent, IssuedCode},
    device::DeviceTrust,
    ports::{
        hashing::{HashFor, Hashing},
        store::{LockKey, Store},
    },
};
use chiave_protocol::{AccountId, Secret, Timestamp};
use std::sync::Arc;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

const DAY_S: i64 = 24 * 60 * 60;

/// The account and the lifetime of a new activation code.
#[derive(Clone, Copy, Debug)]
pub struct ActivationCodeFor {
    /// The account.
    pub account: AccountId,
    /// The start, at most [`ACTIVATION_CODE_AHEAD_DAYS`] ahead; a later start is moved to this limit. `None`, or
    /// a start that is past: the code is valid from its issue on.
    pub from: Option<Timestamp>,
    /// The lifetime in days, 1 to [`ACTIVATION_CODE_DAYS`]; other values are limited to this range.
    pub days: i64,
}

impl ActivationCodeFor {
    /// The start, if it is after `now`.
    fn starts_at(&self, now: Timestamp) -> Option<Timestamp> {
        let latest = now.plus(ACTIVATION_CODE_AHEAD_DAYS * DAY_S);
        let ahead = self.from.filter(|from| now < *from);
        ahead.map(|from| from.min(latest))
    }

    fn expires_at(&self, now: Timestamp) -> Timestamp {
        let days = self.days.clamp(1, ACTIVATION_CODE_DAYS);
        self.starts_at(now).unwrap_or(now).plus(days * DAY_S)
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
    account: AccountId,
    activation_code: ActivationCodeText,
    phc: String,
    drawn_at: Timestamp,
    starts_at: Option<Timestamp>,
    expires_at: Timestamp,
}

impl Drawn {
    /// The code as it is shown, in groups.
    #[must_use]
    pub fn shown(&self) -> Secret {
        self.activation_code.grouped()
    }

    /// The start of the code, if it is later than its issue.
    #[must_use]
    pub fn starts_at(&self) -> Option<Timestamp> {
        self.starts_at
    }

    /// The time from which the code will be valid.
    #[must_use]
    pub fn valid_from(&self) -> Timestamp {
        self.starts_at.unwrap_or(self.drawn_at)
    }

    /// The time until which the code will be valid.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        self.expires_at
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
    let drawn = draw_activation_code(hashing, operator, to).await?;
    let (activation_code, expires_at) = (drawn.shown(), drawn.expires_at());
    keep_activation_code(store, operator, drawn).await?;
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
    operator: Operator<'_>,
    to: &ActivationCodeFor,
) -> Result<Drawn, FlowError> {
    let activation_code = ActivationCodeText::new(operator.random);
    let canonical = Arc::new(Secret::new(activation_code.expose().to_owned()));
    let phc = hashing
        .hash(
            canonical,
            HashFor::activation_code(to.account),
            DeviceTrust::Known,
        )
        .await?;
    let now = operator.clock.now();
    Ok(Drawn {
        account: to.account,
        activation_code,
        phc,
        drawn_at: now,
        starts_at: to.starts_at(now),
        expires_at: to.expires_at(now),
    })
}

/// Stores the hash of an activation code in place of any earlier one. If nobody used the earlier
/// code, whatever was opened or registered with it is removed, since that code may have been in
/// wrong hands (laws 3 and 20), also if the new code starts later. The new code counts from this unit of work on, so no method that
/// the earlier code registered while the new one was drawn counts as one of the new code.
///
/// # Errors
///
/// [`FlowError::Store`]; in that case the earlier code is still valid.
pub async fn keep_activation_code(
    store: &dyn Store,
    operator: Operator<'_>,
    drawn: Drawn,
) -> Result<(), FlowError> {
    let account = drawn.account;
    let mut work = operator.over(store.work(&[LockKey::Account(account)]).await?);
    let activation_code = ActivationCode {
        account,
        phc: drawn.phc,
        not_before: work.now,
        starts_at: drawn.starts_at,
        expires_at: drawn.expires_at,
        used_at: None,
        shown_by: None,
    };
    end_what_the_earlier_one_began(&mut work, operator.by, account).await?;
    work.tx.put_activation_code(&activation_code).await?;
    let from = activation_code.starts_at.and_then(rfc3339);
    let issued = operator.event(
        account,
        AuditEvent::CodeIssued(IssuedCode::Activation { from }),
    );
    work.record(issued).await?;
    work.commit().await
}

fn rfc3339(at: Timestamp) -> Option<String> {
    let at = OffsetDateTime::from_unix_timestamp(at.as_unix()).ok()?;
    at.format(&Rfc3339).ok()
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
