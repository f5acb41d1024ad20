//! What follows where a sign-in is completed, and where its second factor does not come in time.
//!
//! A sign-in is completed by the step that makes its session full, whichever that is: only then does
//! the log say so (law 24).

use crate::{
    end_session::{Ending, EndingAll, Reason},
    error::FlowError,
    notice_budgets::Source,
    notices::Notice,
    service::Service,
    work::Work,
};
use chiave_domain::{
    account::Account,
    audit::{Actor, AuditEvent, MadeFull},
    device::{Device, yielding},
    intent::Intent,
    notice::Message,
    ports::store::LockKey,
    session::{PENDING_MINUTES, Session, SessionState},
};
use chiave_protocol::{SessionId, Thumbprint, order::OrderKind};

/// The sessions of an account that stay after a new password.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    /// The devices whose sessions stay.
    pub devices: &'a [Thumbprint],
    /// The session in which the password was changed, if there is one.
    pub changed_in: Option<SessionId>,
}

impl Work<'_> {
    /// Handles the completion of a sign-in. From now on, wrong passwords on the device are counted
    /// separately, unless people share it: its key is gone before the next sign-in. If the account was never signed
    /// in on this device before, the person gets a notice.
    pub(crate) async fn completed(
        &mut self,
        account: &Account,
        session: &Session,
        made: MadeFull,
    ) -> Result<(), FlowError> {
        self.record_in(session, AuditEvent::SignedIn(made)).await?;
        let device = self.tx.device(account.id, &session.device).await?;
        let seen_before = device
            .as_ref()
            .is_some_and(|device| device.seen_at != Device::NEVER);
        if !seen_before && !self.had_to_change(session).await? {
            let notice = Notice::of_session(account, session, Message::SignedInOnNewDevice);
            let source = Source::of_password(account, session.device);
            self.alarm(notice, &source).await?;
        }
        if session.is_shared {
            return Ok(());
        }
        let seen = Device {
            account: account.id,
            key: session.device,
            name: session.device_name.clone(),
            verified_at: Device::NEVER,
            seen_at: self.now,
        };
        self.put_seen(seen, device).await
    }

    /// Whether an order made a session on a shared computer change the password: it was full before, so the person was
    /// told of its sign-in, although nothing says any more that the computer was seen.
    async fn had_to_change(&mut self, session: &Session) -> Result<bool, FlowError> {
        if !session.is_shared {
            return Ok(false);
        }
        let orders = self.tx.ended_orders(&session.device).await?;
        Ok(orders
            .iter()
            .any(|order| order.kind == OrderKind::ChangeNeeded && order.session == session.id))
    }

    /// The account was activated on a computer: the first sign-in there after this is no news to the person, and its
    /// wrong passwords are counted apart, unless another computer would lose its count by that: people may share the
    /// computer of an activation, and then its key is gone soon. The computer does not become known.
    pub(crate) async fn activated_on(&mut self, intent: &Intent) -> Result<(), FlowError> {
        let device = self.tx.device(intent.account, &intent.device).await?;
        let devices = self.tx.devices(intent.account).await?;
        if device.is_none() && !yielding(&devices, &intent.device, self.now).is_empty() {
            return Ok(());
        }
        let seen = Device {
            account: intent.account,
            key: intent.device,
            name: intent.device_name.clone(),
            verified_at: Device::NEVER,
            seen_at: self.now,
        };
        self.put_seen(seen, device).await
    }

    /// Stores that a computer was used now, with the last verification of `before`.
    async fn put_seen(
        &mut self,
        mut seen: Device,
        before: Option<Device>,
    ) -> Result<(), FlowError> {
        match before {
            Some(before) => seen.verified_at = before.verified_at,
            None => {
                let devices = self.tx.devices(seen.account).await?;
                for oldest in yielding(&devices, &seen.key, self.now) {
                    self.tx.remove_device(seen.account, &oldest.key).await?;
                }
            }
        }
        Ok(self.tx.put_device(&seen).await?)
    }

    /// Handles a new password: ends the sessions of the account except the live ones of the devices in `kept`. No
    /// remaining session has to change the password any more, and no computer asks for it. The session that wrote the
    /// password is thereby signed in; at another one, the person may be absent (law 24).
    pub(crate) async fn sessions_after_write(
        &mut self,
        account: &Account,
        kept: Kept<'_>,
    ) -> Result<(), FlowError> {
        let all = EndingAll {
            account: account.id,
            notified: Some(account),
            reason: Reason::Other(Actor::Person),
        };
        self.needed_change_is_made(account.id).await?;
        for mut session in self.end_sessions(all, kept.devices).await? {
            if let SessionState::MustChange(_) = session.state {
                session.password_changed();
                self.tx.put_session(&session).await?;
                if kept.changed_in == Some(session.id) {
                    let made = MadeFull::NewPassword;
                    self.completed(account, &session, made).await?;
                }
            }
        }
        Ok(())
    }
}

impl Service {
    /// Ends sign-ins whose second factor was not verified in time. Called at intervals. If one of
    /// them cannot be ended, for example because the directory does not answer for it, the next
    /// call tries again, and the others are still ended.
    ///
    /// # Errors
    ///
    /// An error if the store cannot list these sign-ins.
    pub async fn end_abandoned(&self) -> Result<(), FlowError> {
        let opened_by = self.clock.now().plus(-PENDING_MINUTES * 60);
        let waiting = {
            let mut tx = self.store.read_once().await?;
            tx.pending_sessions(opened_by).await?
        };
        for id in waiting {
            if let Err(error) = self.end_one_abandoned(id).await {
                tracing::warn!(error = &error as &dyn std::error::Error, session.id = %id, "an abandoned sign-in is not ended yet");
            }
        }
        Ok(())
    }

    async fn end_one_abandoned(&self, id: SessionId) -> Result<(), FlowError> {
        let Some(session) = self.store.read_once().await?.session_by_id(id).await? else {
            return Ok(());
        };
        let account = self.connector.get(session.account).await?;
        let mut work = self.work(&[LockKey::Account(session.account)]).await?;
        let still = work.tx.session_by_id(id).await?;
        let Some(session) = still.filter(|still| still.state == SessionState::Pending) else {
            return Ok(());
        };
        let ending = Ending {
            session: &session,
            notified: account.as_ref(),
            reason: Reason::Other(Actor::Person),
        };
        work.end_session(ending).await?;
        work.commit().await
    }
}
