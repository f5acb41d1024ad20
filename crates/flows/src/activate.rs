//! The first time: a pass from IT becomes methods and a first password.

use crate::{
    change_password::{evaluate, undecided},
    error::FlowError,
    failpoint::failpoint,
    rate_limit::{CountedTry, Guess, ShownWork, buckets},
    service::{Caller, Event, NOBODY, Service, device_name},
    shown_by::written_elsewhere,
    typed_password::TypedPassword,
};
use chiave_crypto::{pass::Pass as TypedPass, token::ActivationToken, work::Puzzle};
use chiave_domain::{
    account::Account,
    audit::{Actor, AuditEvent},
    decide::{self, FirstPassword},
    device::DeviceTrust,
    intent::{Cause, End, Intent},
    order::NewPassword,
    pass::{ACTIVATION_MINUTES, Activation, Pass},
    ports::{
        hashing::{HashFor, Matched},
        store::ReadTx,
    },
};
use chiave_protocol::{
    AccountId, ErrorCode, Secret, Timestamp, TokenHash, activation as wire,
    method::SecurityInfo,
    password::{SetPassword, WriteOutcome},
};
use std::sync::Arc;

/// An activation, and whose it is.
pub(crate) struct Activating {
    pub activation: Activation,
    pub account: Account,
}

/// The pass that a typed one is compared with, and whose it is.
struct AskedPass<'a> {
    /// Nobody's id for an unknown name.
    account: AccountId,
    /// None where there is none that is good.
    pass: Option<&'a Pass>,
}

impl Service {
    /// Shows a pass; where it is right, opens an activation on this device.
    ///
    /// The pass is spent with the first password, not here: whoever is interrupted shows it again.
    ///
    /// # Errors
    ///
    /// `pass-refused` whatever was wrong (law 5), `too-many-attempts`, `work-needed`, `busy`.
    pub async fn activate(
        &self,
        caller: &Caller,
        nonce: &str,
        request: wire::Activate,
    ) -> Result<wire::Activation, FlowError> {
        let now = self.clock.now();
        let name = self
            .name_typed(&request.user_name)
            .ok_or(ErrorCode::PassRefused)?;
        let typed = TypedPass::parse(request.pass.expose()).map_err(|_| ErrorCode::PassRefused)?;
        let puzzle = Puzzle {
            nonce,
            device: &caller.device,
            user_name: &request.user_name,
        };
        let account = self.connector.find(&name).await?;
        let id = account.as_ref().map_or(NOBODY, |account| account.id);
        let mut tx = self.store.begin().await?;
        // Before the code is looked at: an unreadable policy must not tell a right code from a wrong one.
        tx.account_policy().await?;
        let work = ShownWork {
            puzzle: &puzzle,
            work: request.work,
        };
        self.ask_for_work(tx.as_mut(), DeviceTrust::Unknown, work, now)
            .await?;
        let key = self.bucket_key(buckets::PASS, &name, DeviceTrust::Unknown, &caller.device);
        let counted = self.count(tx.as_mut(), key, now).await;
        let pass = tx.pass(id).await?;
        // In any case: work that was spent on a refused try is spent.
        tx.commit().await?;
        let counted = counted?;
        let pass = pass.filter(|pass| pass.is_good(now));
        let asked = AskedPass {
            account: id,
            pass: pass.as_ref(),
        };
        let right = self.pass_matches(&typed, &asked, &counted, now).await?;
        let whose = account.as_ref().map(|account| account.id);
        let laptop = (device_name(&request.device_name), request.utc_offset_min);
        let account = account.filter(|account| account.enabled && right);
        match account.zip(pass) {
            Some((account, pass)) => {
                let shown = (&account, &pass, &counted);
                self.open_activation(caller, shown, laptop, now).await
            }
            None => {
                let mut tx = self.store.begin().await?;
                let guess = Guess {
                    name: &name,
                    secret: typed.expose(),
                };
                self.was_wrong(tx.as_mut(), &counted, guess, now).await?;
                let event = Event {
                    what: AuditEvent::PassRefused,
                    by: Actor::Person,
                    account: whose,
                    device: Some(caller.device),
                    device_name: Some(&laptop.0),
                };
                self.record(tx.as_mut(), event, now).await?;
                tx.commit().await?;
                Err(ErrorCode::PassRefused.into())
            }
        }
    }

    async fn pass_matches(
        &self,
        typed: &TypedPass,
        asked: &AskedPass<'_>,
        counted: &CountedTry,
        now: Timestamp,
    ) -> Result<bool, FlowError> {
        let secret = Arc::new(Secret::new(typed.expose().to_owned()));
        let phc = asked.pass.map(|pass| pass.phc.clone());
        let verified = self.hashing.verify(
            secret,
            HashFor::activation_code(asked.account),
            phc,
            DeviceTrust::Unknown,
        );
        match verified.await {
            Ok(matched) => Ok(matches!(matched, Matched::Yes { .. })),
            Err(error) => {
                self.was_not_verified(counted, now).await?;
                Err(error.into())
            }
        }
    }

    async fn open_activation(
        &self,
        caller: &Caller,
        (account, pass, counted): (&Account, &Pass, &CountedTry),
        (device_name, utc_offset_min): (String, i16),
        now: Timestamp,
    ) -> Result<wire::Activation, FlowError> {
        let token = ActivationToken::new(self.random.as_ref());
        let activation = Activation {
            token: token.hash(&self.lookup),
            account: account.id,
            device: caller.device,
            device_name,
            utc_offset_min,
            expires_at: now.plus(ACTIVATION_MINUTES * 60),
        };
        let mut tx = self.store.begin().await?;
        // IT may have replaced it while it was looked at: an activation stands on the stored pass.
        let stored = tx.pass(account.id).await?;
        let same = |stored: &Pass| stored.phc == pass.phc && stored.is_good(now);
        let stored = stored.filter(same).ok_or(ErrorCode::PassRefused)?;
        if let Err(busy) = written_elsewhere(tx.as_mut(), &activation, now).await {
            drop(tx);
            self.was_not_verified(counted, now).await?;
            return Err(busy);
        }
        self.was_right(tx.as_mut(), counted).await?;
        self.shown_by(tx.as_mut(), stored, (account, &activation), now)
            .await?;
        tx.put_activation(&activation).await?;
        let event = Event {
            what: AuditEvent::ActivationStarted,
            by: Actor::Person,
            account: Some(account.id),
            device: Some(caller.device),
            device_name: Some(&activation.device_name),
        };
        self.record(tx.as_mut(), event, now).await?;
        let view = self
            .activation_view(tx.as_mut(), account, &activation)
            .await?;
        tx.commit().await?;
        Ok(wire::Activation {
            token: token.to_secret(),
            view,
        })
    }

    /// Whose activation a token opens on this device, asked before any transaction (law 23). What
    /// is done in the activation asks [`Service::open_one`] in its own.
    ///
    /// # Errors
    ///
    /// `attempt-ended`.
    pub(crate) async fn activating(
        &self,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<Activating, FlowError> {
        let activation = {
            let mut tx = self.store.read_once().await?;
            self.open_one(tx.as_mut(), token, caller).await?
        };
        let account = self.connector.get(activation.account).await?;
        let account = account
            .filter(|account| account.enabled)
            .ok_or(ErrorCode::AttemptEnded)?;
        Ok(Activating {
            activation,
            account,
        })
    }

    /// The activation that a token opens on this device. It lasts no longer than the pass that
    /// opened it; a new pass ends it, and so does disabling the account.
    ///
    /// # Errors
    ///
    /// `attempt-ended`.
    pub(crate) async fn open_one(
        &self,
        tx: &mut dyn ReadTx,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<Activation, FlowError> {
        let now = self.clock.now();
        let activation = tx
            .activation(token)
            .await?
            .filter(|it| it.device == caller.device && now < it.expires_at)
            .ok_or(ErrorCode::AttemptEnded)?;
        let pass = tx.pass(activation.account).await?;
        pass.filter(|pass| pass.is_good(now))
            .ok_or(ErrorCode::AttemptEnded)?;
        Ok(activation)
    }

    /// Where an activation stands.
    ///
    /// # Errors
    ///
    /// `attempt-ended`.
    pub async fn activation(
        &self,
        token: &TokenHash,
        caller: &Caller,
    ) -> Result<wire::ActivationView, FlowError> {
        let Activating { account, .. } = self.activating(token, caller).await?;
        let mut tx = self.store.read().await?;
        let activation = self.open_one(tx.as_mut(), token, caller).await?;
        self.activation_view(tx.as_mut(), &account, &activation)
            .await
    }

    async fn activation_view(
        &self,
        tx: &mut dyn ReadTx,
        account: &Account,
        activation: &Activation,
    ) -> Result<wire::ActivationView, FlowError> {
        let settings = tx.account_policy().await?.banning_name(&self.organisation);
        Ok(wire::ActivationView {
            display_name: account.display_name.clone(),
            security: self
                .security_in_activation(tx, account, self.clock.now())
                .await?,
            policy: settings.password_policy(),
            facts: account.personal_facts(),
            expires_at: activation.expires_at,
        })
    }

    /// What an account has registered, as an activation shows it: with whether a method was bound with
    /// its very code, without which there is no first password (law 3).
    pub(crate) async fn security_in_activation(
        &self,
        tx: &mut dyn ReadTx,
        account: &Account,
        now: Timestamp,
    ) -> Result<SecurityInfo, FlowError> {
        let pass = tx.pass(account.id).await?;
        let methods = tx.methods(account.id).await?;
        let bound = pass.is_some_and(|pass| decide::has_bound(&pass, &methods));
        Ok(SecurityInfo {
            bound_with_code: Some(bound),
            ..self.security_info(tx, account, now).await?
        })
    }

    /// Sets the first password; with it the pass is spent and the activation over.
    ///
    /// # Errors
    ///
    /// `attempt-ended`, `pass-refused`, `not-enough-methods`, `password-refused`, `busy`,
    /// `directory-unreachable`.
    pub async fn first_password(
        &self,
        token: &TokenHash,
        caller: &Caller,
        request: SetPassword,
    ) -> Result<WriteOutcome, FlowError> {
        if let Some(outcome) = self.answered(caller, None, request.operation_id).await? {
            return Ok(outcome);
        }
        let new = TypedPassword::read(&request.new).ok_or(ErrorCode::BadRequest)?;
        let now = self.clock.now();
        let Activating { account, .. } = self.activating(token, caller).await?;
        let mut tx = self.store.begin().await?;
        let activation = self.open_one(tx.as_mut(), token, caller).await?;
        let policy = tx
            .account_policy()
            .await?
            .banning_name(&self.organisation)
            .password_policy();
        let pass = tx.pass(account.id).await?.ok_or(ErrorCode::PassRefused)?;
        let methods = tx.methods(account.id).await?;
        let broken = evaluate(&policy, &account, request.new.expose(), None);
        let evidence = FirstPassword {
            account: &account,
            pass: &pass,
            methods: &methods,
            new: NewPassword {
                secret: new.to_secret(),
                history: policy.history,
            },
            broken,
        };
        let order =
            decide::first_password(evidence, request.operation_id, now).map_err(undecided)?;
        let intent = Intent {
            operation: request.operation_id,
            account: account.id,
            device: caller.device,
            device_name: activation.device_name,
            utc_offset_min: activation.utc_offset_min,
            cause: Cause::Activation,
            begun_at: now,
            end: End::Open,
        };
        self.record_intent(tx.as_mut(), &intent).await?;
        failpoint("activate.before-intent");
        tx.commit().await?;
        failpoint("activate.after-intent");
        self.write(intent, order).await
    }
}
