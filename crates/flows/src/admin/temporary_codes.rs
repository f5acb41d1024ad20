//! Issues temporary codes. A new code takes the place of an earlier one.

use super::Operator;
use crate::{error::FlowError, notices::Notice};
use chiave_crypto::{activation_code::ActivationCodeText, random};
use chiave_domain::{
    account::Account,
    audit::{AuditEvent, IssuedCode, SignInRefusal, TemporaryCodeTerms},
    device::DeviceTrust,
    method::{NewTemporaryCode, TEMPORARY_CODE_USUAL_HOURS, TemporaryCode},
    notice::Message,
    ports::{
        hashing::{HashFor, Hashing},
        store::{LockKey, Store, StoreError},
    },
};
use chiave_protocol::{MethodId, Secret, Timestamp};
use std::sync::Arc;

/// Why no temporary code is issued.
#[derive(Debug, thiserror::Error)]
pub enum NoTemporaryCode {
    /// The account cannot sign in, so a code would be of no use.
    #[error("the account cannot sign in: {0:?}")]
    NoSignIn(SignInRefusal),
    /// The account has no password yet, so a code would be of no use.
    #[error("the account is not activated")]
    NotActivated,
    /// The account policy allows no temporary codes.
    #[error("the account policy allows no temporary codes")]
    Off,
    /// The account policy allows fewer hours.
    #[error("the account policy allows at most {most} hours")]
    TooLong {
        /// The hours that the policy allows.
        most: u8,
    },
    /// The store failed, or the code could not be hashed.
    #[error(transparent)]
    Failed(#[from] FlowError),
}

impl From<StoreError> for NoTemporaryCode {
    fn from(cause: StoreError) -> Self {
        Self::Failed(cause.into())
    }
}

/// Whom a temporary code is for, and its lifetime.
#[derive(Clone, Copy, Debug)]
pub struct TemporaryCodeFor<'a> {
    /// The account.
    pub account: &'a Account,
    /// The lifetime in hours, at least 1; `None` for [`TEMPORARY_CODE_USUAL_HOURS`], or for as many as the account
    /// policy allows if those are fewer.
    pub hours: Option<u8>,
    /// Whether the code is good for one use only.
    pub once: bool,
}

impl TemporaryCodeFor<'_> {
    /// The lifetime under a policy that allows `most` hours.
    fn terms(&self, most: u8) -> Result<TemporaryCodeTerms, NoTemporaryCode> {
        match self.account {
            Account { enabled: false, .. } => {
                return Err(NoTemporaryCode::NoSignIn(SignInRefusal::Disabled));
            }
            Account { locked: true, .. } => {
                return Err(NoTemporaryCode::NoSignIn(SignInRefusal::Locked));
            }
            Account {
                password_changed_at: None,
                ..
            } => return Err(NoTemporaryCode::NotActivated),
            Account { .. } => {}
        }
        if most == 0 {
            return Err(NoTemporaryCode::Off);
        }
        let usual = TEMPORARY_CODE_USUAL_HOURS.min(most);
        let hours = self.hours.map_or(usual, |hours| hours.max(1));
        if hours > most {
            return Err(NoTemporaryCode::TooLong { most });
        }
        let once = self.once;
        Ok(TemporaryCodeTerms { hours, once })
    }
}

/// A temporary code that was drawn but is not accepted yet.
pub struct DrawnTemporaryCode {
    new: NewTemporaryCode,
    terms: TemporaryCodeTerms,
    text: ActivationCodeText,
}

impl DrawnTemporaryCode {
    /// The code as it is shown, in groups.
    #[must_use]
    pub fn shown(&self) -> Secret {
        self.text.grouped()
    }

    /// The time until which the code will be accepted.
    #[must_use]
    pub fn ends_at(&self) -> Timestamp {
        self.new.code.ends_at
    }
}

/// Draws a temporary code. The caller shows the code first and stores it afterwards: a code that could not be shown
/// is not issued, and an earlier code is still good.
///
/// # Errors
///
/// [`NoTemporaryCode`].
pub async fn draw_temporary_code(
    store: &dyn Store,
    hashing: &dyn Hashing,
    operator: Operator<'_>,
    to: &TemporaryCodeFor<'_>,
) -> Result<DrawnTemporaryCode, NoTemporaryCode> {
    let book = store.read().await?.policy_book().await?;
    let most = book.for_account(to.account).max_temporary_code_hours;
    let terms = to.terms(most)?;
    let text = ActivationCodeText::new(operator.random);
    let canonical = Arc::new(Secret::new(text.expose().to_owned()));
    let bound = HashFor::temporary_code(to.account.id);
    let phc = hashing
        .hash(canonical, bound, DeviceTrust::Known)
        .await
        .map_err(FlowError::from)?;
    let issued_at = operator.clock.now();
    let code = TemporaryCode {
        phc,
        ends_at: issued_at.plus(i64::from(terms.hours) * 60 * 60),
        once: terms.once,
    };
    let new = NewTemporaryCode {
        id: MethodId::from_uuid(random::uuid(operator.random)),
        account: to.account.id,
        code,
        issued_at,
    };
    Ok(DrawnTemporaryCode { new, terms, text })
}

/// Stores a drawn code in place of an earlier one. The person is told.
///
/// # Errors
///
/// [`FlowError::Store`]; in that case the code is not accepted, and an earlier one is still good.
pub async fn keep_temporary_code(
    store: &dyn Store,
    operator: Operator<'_>,
    account: &Account,
    drawn: DrawnTemporaryCode,
) -> Result<(), FlowError> {
    let mut work = operator.over(store.work(&[LockKey::Account(account.id)]).await?);
    work.end_temporary_codes(account.id, operator.by).await?;
    let issued = AuditEvent::CodeIssued(IssuedCode::Temporary(drawn.terms));
    let message = Message::TemporaryCodeIssued {
        ends_at: drawn.ends_at(),
        once: drawn.terms.once,
    };
    work.tx.put_method(&drawn.new.into()).await?;
    work.record(operator.event(account.id, issued)).await?;
    work.notify(&Notice::of_service(account, message)).await?;
    work.commit().await
}
