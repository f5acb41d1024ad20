//! Issues a code of the help desk to a caller whose reset or unlock is under way.
//!
//! The caller reads out the two matching words of the attempt. So the code is issued for the attempt of the
//! caller, and not for one that somebody else began in the caller's name.

use super::Operator;
use crate::{
    attempt_step::World,
    effects::Taken,
    error::FlowError,
    work::{Event, Work},
};
use chiave_crypto::{activation_code::ActivationCodeText, random};
use chiave_domain::{
    account::Account,
    attempt::{self, AttemptState, DESK_CODE_MINUTES, DeskCode, MatchingWords, Refusal, Stepped},
    audit::{Actor, AuditEvent, IssuedCode},
    device::DeviceTrust,
    ports::{
        hashing::{HashFor, Hashing},
        store::{LockKey, ReadTx, Store},
    },
};
use chiave_protocol::{AttemptId, MethodId, Secret, Timestamp};
use std::sync::Arc;

/// Why no code of the help desk is issued.
#[derive(Debug, thiserror::Error)]
pub enum NotIssued {
    /// No reset or unlock of the account that is under way shows these words.
    #[error("no attempt of the account shows these words")]
    NoAttempt,
    /// Several resets or unlocks of the account show these words, so they do not say which is the caller's.
    #[error("several attempts of the account show these words")]
    ManyAttempts,
    /// The attempt takes no code of the help desk now.
    #[error("the attempt takes no code of the help desk: {0}")]
    Refused(Refusal),
    /// The store failed, or the code could not be hashed.
    #[error(transparent)]
    Failed(#[from] FlowError),
}

impl From<chiave_domain::ports::store::StoreError> for NotIssued {
    fn from(cause: chiave_domain::ports::store::StoreError) -> Self {
        Self::Failed(cause.into())
    }
}

/// A code of the help desk that was drawn for an attempt but is not accepted yet.
pub struct DrawnDeskCode {
    attempt: AttemptId,
    code: DeskCode,
    text: ActivationCodeText,
    computer: String,
}

impl DrawnDeskCode {
    /// The code as it is shown, in groups.
    #[must_use]
    pub fn shown(&self) -> Secret {
        self.text.grouped()
    }

    /// The name of the computer at which the code will be accepted, as the computer reported it.
    #[must_use]
    pub fn computer(&self) -> &str {
        &self.computer
    }

    /// The time until which the code will be accepted.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        self.code.expires_at
    }
}

/// Draws a code for the attempt of `account` that shows `words`. The caller shows the code first and stores it
/// afterwards: a code that could not be shown is not issued.
///
/// # Errors
///
/// [`NotIssued`].
pub async fn draw_help_desk_code(
    store: &dyn Store,
    hashing: &dyn Hashing,
    operator: Operator<'_>,
    call: HelpDeskCall<'_>,
) -> Result<DrawnDeskCode, NotIssued> {
    let now = operator.clock.now();
    let found = call.attempt(store.read().await?.as_mut(), now).await?;
    let text = ActivationCodeText::new(operator.random);
    let canonical = Arc::new(Secret::new(text.expose().to_owned()));
    let bound = HashFor::help_desk_code(call.account.id);
    let phc = hashing
        .hash(canonical, bound, DeviceTrust::Known)
        .await
        .map_err(FlowError::from)?;
    let drawn = DrawnDeskCode {
        attempt: found.id,
        code: DeskCode {
            id: MethodId::from_uuid(random::uuid(operator.random)),
            phc,
            issued_by: match operator.by {
                Actor::Operator(uid) => uid,
                Actor::Person | Actor::Service => None,
            },
            expires_at: now.plus(DESK_CODE_MINUTES * 60),
        },
        text,
        computer: found.device_name.clone(),
    };
    let mut tx = store.read().await?;
    let world = world(tx.as_mut(), call.account, now).await?;
    issued(&found, &drawn, &world)?;
    Ok(drawn)
}

/// Stores a drawn code with its attempt. The person is told on every channel.
///
/// # Errors
///
/// [`NotIssued`]; in that case the code is not accepted.
pub async fn keep_help_desk_code(
    store: &dyn Store,
    operator: Operator<'_>,
    account: &Account,
    drawn: &DrawnDeskCode,
) -> Result<(), NotIssued> {
    let keys = [
        LockKey::Attempt(drawn.attempt),
        LockKey::Account(account.id),
    ];
    let mut work: Work<'_> = operator.over(store.work(&keys).await?);
    let found = work.tx.attempt_by_id(drawn.attempt).await?;
    let found = found.ok_or(NotIssued::NoAttempt)?;
    let now = work.now;
    let world = world(work.tx.as_mut(), account, now).await?;
    let Stepped { state, effects } = issued(&found, drawn, &world)?;
    work.tx.put_attempt(&state).await?;
    let taken = Taken {
        state: &state,
        world: &world,
        utc_offset_min: 0,
    };
    work.carry_out(taken, effects).await?;
    let issued = AuditEvent::CodeIssued(IssuedCode::HelpDesk(state.purpose));
    let issued = Event {
        by: operator.by,
        ..Event::of_attempt(&state, issued)
    };
    work.record(issued).await?;
    Ok(work.commit().await?)
}

/// A call to the help desk.
#[derive(Clone, Copy, Debug)]
pub struct HelpDeskCall<'a> {
    /// The account whose user name the caller gave.
    pub account: &'a Account,
    /// The words that the caller read out.
    pub words: MatchingWords,
}

impl HelpDeskCall<'_> {
    /// The one attempt that shows the words. If there are several, the one at a computer that the account knows: no
    /// stranger has one there.
    async fn attempt(
        &self,
        tx: &mut dyn ReadTx,
        now: Timestamp,
    ) -> Result<AttemptState, NotIssued> {
        let open = tx.open_attempts(self.account.id, now).await?;
        let shows = |it: &AttemptState| MatchingWords::of(it.id) == self.words && it.is_under_way();
        let mut shown: Vec<_> = open.into_iter().filter(shows).collect();
        if shown.len() > 1 {
            let devices = tx.devices(self.account.id).await?;
            let known = |it: &AttemptState| {
                let mut own = devices.iter().filter(|device| device.key == it.device);
                own.any(|device| device.is_known(now))
            };
            if shown.iter().any(known) {
                shown.retain(known);
            }
        }
        match (shown.pop(), shown.is_empty()) {
            (Some(found), true) => Ok(found),
            (None, _) => Err(NotIssued::NoAttempt),
            (Some(_), false) => Err(NotIssued::ManyAttempts),
        }
    }
}

/// The attempt with the code.
fn issued(
    found: &AttemptState,
    drawn: &DrawnDeskCode,
    world: &World,
) -> Result<Stepped, NotIssued> {
    let event = attempt::Event::IssueDeskCode {
        code: drawn.code.clone(),
    };
    attempt::step(found, event, &world.facts()).map_err(NotIssued::Refused)
}

/// What the step is taken on. No computer asks for it.
async fn world(tx: &mut dyn ReadTx, account: &Account, now: Timestamp) -> Result<World, NotIssued> {
    let book = tx.policy_book().await?;
    Ok(World {
        now,
        device: None,
        device_known: false,
        account: Some(account.clone()),
        methods: tx.methods(account.id).await?,
        policy: book.for_account(account),
        anybody: Some(book.for_nobody()),
        mail_delayed: false,
    })
}
