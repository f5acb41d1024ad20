//! Ends for good what was stored while the clock was ahead, once the clock was set back: it would live for as
//! much longer.

use crate::{
    end_session::{Ending, Reason},
    error::FlowError,
    service::Service,
    work::Event,
};
use chiave_domain::{
    audit::{Actor, AuditEvent},
    clock_set_back::{TOLERANCE_S, is_ahead},
    device::Device,
    ports::store::LockKey,
    session::Session,
};

impl Service {
    /// Ends sessions that were opened at a time ahead of the clock, and makes computers unknown that became known
    /// then; their wrong passwords are still counted apart. Everything ends so that was stored before a clock that
    /// is behind, so the caller makes sure that the clock is right. If one of them cannot be ended, the next call
    /// tries again, and the others are still ended.
    ///
    /// # Errors
    ///
    /// An error if the store cannot list them.
    pub async fn end_from_ahead(&self) -> Result<(), FlowError> {
        let newest = self.clock.now().plus(TOLERANCE_S);
        let (sessions, devices) = {
            let mut tx = self.store.read_once().await?;
            let sessions = tx.sessions_opened_after(newest).await?;
            (sessions, tx.devices_verified_after(newest).await?)
        };
        for session in &sessions {
            note_left(self.end_session_from_ahead(session).await);
        }
        for device in &devices {
            note_left(self.unknow_from_ahead(device).await);
        }
        if sessions.len() + devices.len() > 0 {
            tracing::warn!(
                code = "clock",
                sessions = sessions.len(),
                devices = devices.len(),
                "sessions of a time ahead of the clock, which was set back, are ended, and computers that became known then are unknown again"
            );
        }
        Ok(())
    }

    async fn end_session_from_ahead(&self, session: &Session) -> Result<(), FlowError> {
        let account = self.connector.get(session.account).await?;
        let mut work = self.work(&[LockKey::Account(session.account)]).await?;
        let now = work.now;
        let still = work.tx.session_by_id(session.id).await?;
        let Some(session) = still.filter(|still| is_ahead(still.opened_at, now)) else {
            return Ok(());
        };
        let ending = Ending {
            session: &session,
            notified: account.as_ref(),
            reason: Reason::FromAhead,
        };
        work.end_session(ending).await?;
        work.commit().await
    }

    async fn unknow_from_ahead(&self, device: &Device) -> Result<(), FlowError> {
        let mut work = self.work(&[LockKey::Account(device.account)]).await?;
        let now = work.now;
        let still = work.tx.device(device.account, &device.key).await?;
        let Some(device) = still.filter(|still| is_ahead(still.verified_at, now)) else {
            return Ok(());
        };
        let event = Event {
            what: AuditEvent::ComputerForgotten,
            by: Actor::Service,
            account: Some(device.account),
            device: Some(device.key),
            device_name: Some(&device.name),
        };
        work.record(event).await?;
        let unknown = Device {
            verified_at: Device::NEVER,
            seen_at: device.seen_at.min(now),
            ..device.clone()
        };
        work.tx.put_device(&unknown).await?;
        work.commit().await
    }
}

fn note_left(outcome: Result<(), FlowError>) {
    if let Err(error) = outcome {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "what was stored while the clock was ahead is not ended yet"
        );
    }
}
