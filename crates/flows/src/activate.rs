//! Presenting an activation code: a right code opens an activation.

use crate::{
    error::FlowError,
    rate_limit::{CountedTry, Guess, ShownWork, buckets},
    service::{Caller, NOBODY, Service, device_name},
    work::Event,
};
use chiave_crypto::{activation_code::ActivationCodeText, token::ActivationToken, work::Puzzle};
use chiave_domain::{
    account::{Account, UserName},
    activation_code::{ACTIVATION_MINUTES, Activation, ActivationCode},
    audit::{ActivationCodeFault, Actor, AuditEvent},
    device::DeviceTrust,
    ports::{
        hashing::{HashFor, Matched},
        store::LockKey,
    },
};
use chiave_protocol::{AccountId, ErrorCode, Secret, Thumbprint, Timestamp, activation as wire};
use std::sync::Arc;

/// An activation code that is presented, with the request.
struct Showing {
    name: UserName,
    typed: ActivationCodeText,
    device: Thumbprint,
    device_name: String,
    utc_offset_min: i16,
    counted: CountedTry,
    now: Timestamp,
}

/// The stored activation code that the typed one is compared with, and its account.
struct AskedCode<'a> {
    /// The account; the id of nobody for an unknown name.
    account: AccountId,
    /// The stored activation code, whether its start has come or not; `None` if there is none, or it is used or
    /// over.
    activation_code: Option<&'a ActivationCode>,
}

impl Service {
    /// Verifies an activation code; if it is right, opens an activation on this device.
    ///
    /// The activation code is spent with the first password, not here: a person who is interrupted
    /// can present it again.
    ///
    /// # Errors
    ///
    /// `pass-refused` for every reason alike (law 5), except that whoever presents the right code too early is told
    /// its start; `too-many-attempts`, `work-needed`, `busy`.
    pub async fn activate(
        &self,
        caller: &Caller,
        nonce: &str,
        request: wire::Activate,
    ) -> Result<wire::Activation, FlowError> {
        let name = self
            .name_typed(&request.user_name)
            .ok_or(ErrorCode::PassRefused)?;
        let typed =
            ActivationCodeText::parse(request.pass.expose()).map_err(|_| ErrorCode::PassRefused)?;
        let puzzle = Puzzle {
            nonce,
            device: &caller.device,
            user_name: &request.user_name,
        };
        let account = self.connector.find(&name).await?;
        let id = account.as_ref().map_or(NOBODY, |account| account.id);
        let mut work = self.work(&[LockKey::Name(name.clone())]).await?;
        let now = work.now;
        // Read before the code is verified: an unreadable policy must not reveal whether the code
        // is right.
        work.tx.policy_book().await?;
        let shown = ShownWork {
            puzzle: &puzzle,
            work: request.work,
        };
        let trust = DeviceTrust::Unknown;
        self.ask_for_work(work.tx.as_mut(), trust, shown, now)
            .await?;
        let key = self.bucket_key(buckets::ACTIVATION_CODE, &name, trust, &caller.device);
        let counted = work.count(key).await;
        let activation_code = work.tx.activation_code(id).await?;
        // Committed in any case: work that was spent on a refused try stays spent.
        work.commit().await?;
        let showing = Showing {
            name,
            typed,
            device: caller.device,
            device_name: device_name(&request.device_name),
            utc_offset_min: request.utc_offset_min,
            counted: counted?,
            now,
        };
        let activation_code = activation_code.filter(|it| it.is_pending(now));
        let asked = AskedCode {
            account: id,
            activation_code: activation_code.as_ref(),
        };
        let right = self.activation_code_matches(&showing, &asked).await?;
        let whose = account.as_ref().map(|account| account.id);
        let account = account.filter(|account| account.enabled && right);
        match account.zip(activation_code) {
            Some((account, right)) if right.early_until(now).is_some() => {
                Err(self.refuse_early(&showing, account.id, &right).await?)
            }
            Some((account, right)) => self.open_activation(showing, &account, &right).await,
            None => {
                self.refuse_activation_code(&showing, whose).await?;
                Err(ErrorCode::PassRefused.into())
            }
        }
    }

    async fn activation_code_matches(
        &self,
        showing: &Showing,
        asked: &AskedCode<'_>,
    ) -> Result<bool, FlowError> {
        let secret = Arc::new(Secret::new(showing.typed.expose().to_owned()));
        let phc = asked.activation_code.map(|it| it.phc.clone());
        let verified = self.hashing.verify(
            secret,
            HashFor::activation_code(asked.account),
            phc,
            DeviceTrust::Unknown,
        );
        match verified.await {
            Ok(matched) => Ok(matches!(matched, Matched::Yes { .. })),
            Err(error) => {
                self.activation_code_was_not_verified(showing).await?;
                Err(error.into())
            }
        }
    }

    async fn activation_code_was_not_verified(&self, showing: &Showing) -> Result<(), FlowError> {
        self.was_not_verified(&showing.counted, &showing.name).await
    }

    /// Counts a wrong activation code and writes an audit row.
    async fn refuse_activation_code(
        &self,
        showing: &Showing,
        whose: Option<AccountId>,
    ) -> Result<(), FlowError> {
        let mut keys = vec![LockKey::Name(showing.name.clone())];
        keys.extend(whose.map(LockKey::Account));
        let mut work = self.work(&keys).await?;
        let guess = Guess {
            name: &showing.name,
            secret: showing.typed.expose(),
        };
        work.was_wrong(&showing.counted, guess).await?;
        let event = Event {
            what: AuditEvent::ActivationCodeRefused(ActivationCodeFault::Wrong),
            by: Actor::Person,
            account: whose,
            device: Some(showing.device),
            device_name: Some(&showing.device_name),
        };
        work.record(event).await?;
        work.commit().await
    }

    /// Refuses a right activation code whose start has not come, and writes an audit row. The try does not count as
    /// a wrong one. Whoever has the code may know its start: to everybody else the code looks like a wrong one
    /// (law 5).
    async fn refuse_early(
        &self,
        showing: &Showing,
        account: AccountId,
        right: &ActivationCode,
    ) -> Result<FlowError, FlowError> {
        let keys = [
            LockKey::Account(account),
            LockKey::Name(showing.name.clone()),
        ];
        let mut work = self.work(&keys).await?;
        // The IT department may have replaced or ended the code during the verification.
        let stored = work.tx.activation_code(account).await?;
        let stored = stored.filter(|stored| stored.phc == right.phc);
        let start = stored.and_then(|stored| stored.early_until(showing.now));
        work.give_back_try(&showing.counted).await?;
        let event = Event {
            what: AuditEvent::ActivationCodeRefused(ActivationCodeFault::TooEarly),
            by: Actor::Person,
            account: Some(account),
            device: Some(showing.device),
            device_name: Some(&showing.device_name),
        };
        work.record(event).await?;
        work.commit().await?;
        Ok(start.map_or(ErrorCode::PassRefused.into(), FlowError::too_early))
    }

    async fn open_activation(
        &self,
        showing: Showing,
        account: &Account,
        activation_code: &ActivationCode,
    ) -> Result<wire::Activation, FlowError> {
        let now = showing.now;
        let token = ActivationToken::new(self.random.as_ref());
        let activation = Activation {
            token: token.hash(&self.lookup),
            account: account.id,
            device: showing.device,
            device_name: showing.device_name.clone(),
            utc_offset_min: showing.utc_offset_min,
            expires_at: now.plus(ACTIVATION_MINUTES * 60),
        };
        let keys = [
            LockKey::Account(account.id),
            LockKey::Name(showing.name.clone()),
        ];
        let mut work = self.work(&keys).await?;
        // The IT department may have replaced the code during the verification: an activation
        // depends on the stored code.
        let stored = work.tx.activation_code(account.id).await?;
        let same =
            |stored: &ActivationCode| stored.phc == activation_code.phc && stored.is_good(now);
        let stored = stored.filter(same).ok_or(ErrorCode::PassRefused)?;
        if let Err(busy) = work.written_elsewhere(&activation).await {
            drop(work);
            self.activation_code_was_not_verified(&showing).await?;
            return Err(busy);
        }
        work.was_right(&showing.counted).await?;
        work.shown_by(stored, account, &activation).await?;
        work.tx.put_activation(&activation).await?;
        let event = Event {
            what: AuditEvent::ActivationStarted,
            by: Actor::Person,
            account: Some(account.id),
            device: Some(activation.device),
            device_name: Some(&activation.device_name),
        };
        work.record(event).await?;
        let view = self
            .activation_view(work.tx.as_mut(), account, &activation, work.now)
            .await?;
        work.commit().await?;
        Ok(wire::Activation {
            token: token.to_secret(),
            view,
        })
    }
}
