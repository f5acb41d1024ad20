//! One step of a reset or an unlock: the facts it is taken on, and the unit of work that stores what comes of
//! it.

use crate::{
    effects::{Steps, Taken},
    error::FlowError,
    service::{ActedOn, Caller, NOBODY, Service},
    work::Work,
};
use chiave_domain::{
    account::Account,
    attempt::{self, AttemptState, Event, Facts, MatchingWords, Stepped},
    device::DeviceTrust,
    method::{Method, spec},
    ports::store::{LockKey, ReadTx},
    settings::AccountPolicy,
};
use chiave_protocol::{
    ErrorCode, Thumbprint, Timestamp, TokenHash,
    attempt::{AttemptStep, AttemptView, Purpose},
    method::MethodKind,
};
use chiave_words::{Language, matching};

/// The data for the facts of a step, loaded in one transaction.
pub(crate) struct World {
    pub now: Timestamp,
    pub device: Option<Thumbprint>,
    pub device_known: bool,
    pub account: Option<Account>,
    pub methods: Vec<Method>,
    /// The policy of the account.
    pub policy: AccountPolicy,
    /// The policy that everybody is shown until the first gate is passed (law 5); absent after it.
    pub anybody: Option<AccountPolicy>,
    pub mail_delayed: bool,
}

/// The unit of work of a step, and what the step is taken on.
pub(crate) struct Begun<'a> {
    pub work: Work<'a>,
    pub state: AttemptState,
    pub world: World,
}

impl Begun<'_> {
    /// What the person is shown of it.
    pub(crate) fn view(&self) -> Result<AttemptView, FlowError> {
        view(&self.state, &self.world)
    }

    /// How many codes of a kind are still looked at.
    pub(crate) fn tries_left(&self, kind: MethodKind) -> u32 {
        attempt::tries_left(&self.state, kind, &self.world.facts())
    }

    /// Takes one step: stores the new state and carries out its effects.
    pub(crate) async fn take_step(
        &mut self,
        event: Event,
        utc_offset_min: i16,
    ) -> Result<Steps, FlowError> {
        let Stepped { state, effects } = take(&self.state, event, &self.world)?;
        self.work.tx.put_attempt(&state).await?;
        self.state = state;
        let taken = Taken {
            state: &self.state,
            world: &self.world,
            utc_offset_min,
        };
        self.work.carry_out(taken, effects).await
    }
}

impl World {
    pub(crate) fn device_trust(&self) -> DeviceTrust {
        if self.device_known {
            DeviceTrust::Known
        } else {
            DeviceTrust::Unknown
        }
    }

    /// The device, if the account knows it.
    pub(crate) fn known_device(&self) -> Option<Thumbprint> {
        self.device.filter(|_| self.device_known)
    }

    /// Whether the policies let anybody do this.
    pub(crate) fn lets_anybody(&self, purpose: Purpose) -> bool {
        self.facts().anybody.allows(purpose)
    }

    pub(crate) fn facts(&self) -> Facts<'_> {
        Facts {
            now: self.now,
            device: self.device,
            device_known: self.device_known,
            account: self.account.as_ref(),
            methods: &self.methods,
            policy: &self.policy,
            // After the first gate, the machine asks for the account's own policy alone.
            anybody: self.anybody.as_ref().unwrap_or(&self.policy),
            mail_delayed: self.mail_delayed,
        }
    }
}

/// Whose step is taken, from which device, and on what.
pub(crate) struct StepOf<'a> {
    pub account: Option<Account>,
    /// The device key that signed the request; `None` if the service acts by itself.
    pub device: Option<Thumbprint>,
    /// The attempt; `None` while it is being opened.
    pub state: Option<&'a AttemptState>,
}

impl Service {
    /// Loads the facts about an account; for an unknown name, executes as many reads (law 5).
    pub(crate) async fn world(
        &self,
        tx: &mut dyn ReadTx,
        step: StepOf<'_>,
        now: Timestamp,
    ) -> Result<World, FlowError> {
        let StepOf {
            account,
            device,
            state,
        } = step;
        let id = account.as_ref().map_or(NOBODY, |account| account.id);
        let key = device.unwrap_or(Thumbprint::from_bytes([0; 32]));
        let stored = tx.device(id, &key).await?;
        let device_known = DeviceTrust::of(stored.as_ref(), now) == DeviceTrust::Known;
        let methods = tx.methods(id).await?;
        let book = self.policies(tx).await?;
        let is_first = state.is_none_or(attempt::is_before_first_gate);
        let anybody = is_first.then(|| book.for_nobody());
        // For nobody as much is searched.
        let groups = account.as_ref().map(|account| &*account.groups);
        let policy = book.explain(groups.unwrap_or_default()).policy;
        let mail_delayed = tx.relay().await?.delays_mail();
        Ok(World {
            now,
            device,
            device_known,
            account,
            methods,
            policy,
            anybody,
            mail_delayed,
        })
    }

    /// The attempt that a token opens, read separately: the directory is asked before a unit of
    /// work and never in it (law 23), and the keys of the unit of work are named before it begins.
    pub(crate) async fn opened_by(&self, token: &TokenHash) -> Result<AttemptState, FlowError> {
        let state = self.store.read_once().await?.attempt(token).await?;
        state.ok_or_else(|| ErrorCode::AttemptEnded.into())
    }

    /// Begins the unit of work of a step, with the attempt and the facts for the step. A step that
    /// writes a password names the operation in `also`; a step that sends a code, the mailboxes.
    pub(crate) async fn begin_step(
        &self,
        token: &TokenHash,
        caller: &Caller,
        also: &[LockKey],
    ) -> Result<Begun<'_>, FlowError> {
        let state = self.opened_by(token).await?;
        let mut keys = vec![
            LockKey::Attempt(state.id),
            LockKey::Destination(state.subject),
        ];
        keys.extend(state.account.map(LockKey::Account));
        keys.extend_from_slice(also);
        let whose = state.account.unwrap_or(NOBODY);
        let ActedOn { mut work, account } = self.begin_with(whose, &keys).await?;
        let state = work
            .tx
            .attempt(token)
            .await?
            .ok_or(ErrorCode::AttemptEnded)?;
        let now = work.now;
        let step = StepOf {
            account,
            device: Some(caller.device),
            state: Some(&state),
        };
        let world = self.world(work.tx.as_mut(), step, now).await?;
        Ok(Begun { work, state, world })
    }
}

/// What the person is shown of an attempt.
pub(crate) fn view(state: &AttemptState, world: &World) -> Result<AttemptView, FlowError> {
    let view = attempt::view(state, &world.facts()).map_err(|no| refused(&no, world.now))?;
    Ok(with_matching_words(view, state))
}

/// The view with the matching words beside the offer of a code of the help desk, for every name (law 5).
fn with_matching_words(mut view: AttemptView, state: &AttemptState) -> AttemptView {
    if let AttemptStep::Prove { offers, .. } = &mut view.step {
        let MatchingWords(places) = MatchingWords::of(state.id);
        let language = Language::nearest(&state.language);
        let issued = offers.iter_mut().filter(|it| spec(it.kind).issued_by_it);
        issued.for_each(|offer| offer.words = Some(matching::spoken(language, places)));
    }
    view
}

/// Takes one step of the machine.
pub(crate) fn take(
    state: &AttemptState,
    event: Event,
    world: &World,
) -> Result<Stepped, FlowError> {
    attempt::step(state, event, &world.facts()).map_err(|no| refused(&no, world.now))
}

/// The refusal for the client if a step was refused.
fn refused(refusal: &attempt::Refusal, now: Timestamp) -> FlowError {
    let rules = match refusal {
        attempt::Refusal::PasswordRefused(rules) => rules.clone(),
        _ => Vec::new(),
    };
    FlowError::Refused(crate::error::Refusal {
        retry_after_s: refusal.retry_after_s(now),
        rules,
        ended_by: refusal.ended_by(),
        ..refusal.code().into()
    })
}
