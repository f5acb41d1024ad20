//! What follows where a sign-in is completed, and where one is not.
//!
//! A sign-in is completed by the step that makes its session full, whichever that is: only then does
//! the log say so (law 24). One whose second factor does not come is written down too, and told: it
//! says that somebody has the right password.

use crate::{error::FlowError, notices::Notice, service::Service};
use chiave_domain::{
    account::Account,
    audit::{Abandonment, Actor, AuditEvent, MadeFull},
    device::{Device, yielding},
    notice::Message,
    ports::store::{LockKey, WriteTx},
    session::{PENDING_MINUTES, Session, SessionState},
};
use chiave_protocol::{SessionId, Thumbprint, Timestamp};

/// What is left of the sessions of an account after a new password.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    /// Those of these devices.
    pub devices: &'a [Thumbprint],
    /// The session in which the password was changed, where it was one.
    pub changed_in: Option<SessionId>,
}

impl Service {
    /// A session became full. From now on wrong passwords on its device are counted by themselves;
    /// where the account was never signed in there before, the person is told.
    pub(crate) async fn completed(
        &self,
        tx: &mut dyn WriteTx,
        (account, session): (&Account, &Session),
        made: MadeFull,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let event = AuditEvent::SignedIn(made);
        self.record_in(tx, session, event, now).await?;
        let device = tx.device(account.id, &session.device).await?;
        let seen_before = device
            .as_ref()
            .is_some_and(|device| device.seen_at != Device::NEVER);
        if !seen_before {
            let notice = notice_of(account, session, Message::SignedInOnNewDevice);
            self.alarm(tx, notice, now).await?;
        }
        if device.is_none() {
            let devices = tx.devices(account.id).await?;
            for oldest in yielding(&devices, &session.device, now) {
                tx.remove_device(account.id, &oldest.key).await?;
            }
        }
        let proven_at = device.map_or(Device::NEVER, |device| device.proven_at);
        Ok(tx
            .put_device(&Device {
                account: account.id,
                key: session.device,
                name: session.device_name.clone(),
                proven_at,
                seen_at: now,
            })
            .await?)
    }

    /// A new password was written: ends the sessions of the account but the live ones of the devices in
    /// `kept`, and no session that is left has to change the password any more. The one that wrote it is
    /// signed in by that; at another, nobody need be there now (law 24).
    pub(crate) async fn sessions_after_write(
        &self,
        tx: &mut dyn WriteTx,
        (account, kept): (&Account, Kept<'_>),
        now: Timestamp,
    ) -> Result<(), FlowError> {
        for mut session in tx.sessions_of(account.id).await? {
            if !kept.devices.contains(&session.device) || !session.is_alive(now) {
                self.end_one(tx, (Some(account), &session), now).await?;
            } else if let SessionState::MustChange(_) = session.state {
                session.password_changed();
                tx.put_session(&session).await?;
                if kept.changed_in == Some(session.id) {
                    let made = MadeFull::NewPassword;
                    self.completed(tx, (account, &session), made, now).await?;
                }
            }
        }
        // And rows that nobody who has the keys wrote.
        tx.end_sessions(account.id, kept.devices).await?;
        Ok(())
    }

    /// Ends one session of an account. A sign-in that waited for its second factor is written down as
    /// abandoned.
    pub(crate) async fn end_one(
        &self,
        tx: &mut dyn WriteTx,
        (account, session): (Option<&Account>, &Session),
        now: Timestamp,
    ) -> Result<(), FlowError> {
        tx.end_session(session.id).await?;
        if session.state == SessionState::Pending {
            let ended = if session.is_alive(now) {
                (Abandonment::Ended, Actor::Person)
            } else {
                (Abandonment::Expired, Actor::Service)
            };
            self.abandoned(tx, (account, session), ended, now).await?;
        }
        Ok(())
    }

    /// Writes down that the second factor of a sign-in did not come, and tells the person.
    pub(crate) async fn abandoned(
        &self,
        tx: &mut dyn WriteTx,
        (account, session): (Option<&Account>, &Session),
        (how, by): (Abandonment, Actor),
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let event = AuditEvent::SignInAbandoned(how);
        self.record_of(tx, session, (event, by), now).await?;
        match account {
            Some(account) => {
                let notice = notice_of(account, session, Message::SignInAbandoned);
                self.alarm(tx, notice, now).await
            }
            None => Ok(()),
        }
    }

    /// Ends sign-ins whose second factor did not come in time. Called now and then. One that cannot
    /// be ended, as where the directory does not answer for it, is left for the next call and keeps no
    /// other from ending.
    ///
    /// # Errors
    ///
    /// Where the store does not say which ones there are.
    pub async fn end_abandoned(&self) -> Result<(), FlowError> {
        let now = self.clock.now();
        let opened_by = now.plus(-PENDING_MINUTES * 60);
        let waiting = {
            let mut tx = self.store.read_once().await?;
            tx.pending_sessions(opened_by).await?
        };
        for id in waiting {
            if let Err(error) = self.end_one_abandoned(id, now).await {
                tracing::warn!(%error, session.id = %id, "an abandoned sign-in is not ended yet");
            }
        }
        Ok(())
    }

    async fn end_one_abandoned(&self, id: SessionId, now: Timestamp) -> Result<(), FlowError> {
        let Some(session) = self.store.read_once().await?.session_by_id(id).await? else {
            return Ok(());
        };
        let account = self.connector.get(session.account).await?;
        let mut tx = self
            .store
            .work(&[LockKey::Account(session.account)])
            .await?;
        let still = tx.session_by_id(id).await?;
        let Some(session) = still.filter(|still| still.state == SessionState::Pending) else {
            return Ok(());
        };
        self.end_one(tx.as_mut(), (account.as_ref(), &session), now)
            .await?;
        Ok(tx.commit().await?)
    }
}

/// What is told of a sign-in, with the device that it came from.
fn notice_of<'a>(account: &'a Account, session: &'a Session, message: Message) -> Notice<'a> {
    Notice {
        account,
        message,
        device_name: &session.device_name,
        utc_offset_min: session.utc_offset_min,
    }
}
