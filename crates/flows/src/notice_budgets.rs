//! The budgets of notices about what somebody with a secret of the person can do again and again.

use crate::{error::FlowError, notices::Notice, work::Work};
use chiave_domain::{
    account::Account,
    activation_code::ActivationCode,
    clock_set_back::ends_too_late,
    ports::store::WriteTx,
    verification::{LONG_WINDOW_S, SendLimit},
};
use chiave_protocol::{Thumbprint, Timestamp};
use data_encoding::HEXLOWER;

/// The computers that can each use up the alarms about one secret before those about another computer
/// wait, too.
const COMPUTERS: u32 = 4;

/// What an alarm warns of: a secret in somebody's hands, at one computer. Each has alarms of its own, so
/// whoever uses up the alarms about one silences none about another.
pub(crate) struct Source {
    /// The secret, in words that change when the secret does.
    secret: String,
    device: Thumbprint,
}

impl Source {
    /// Somebody has the password of an account.
    pub(crate) fn of_password(account: &Account, device: Thumbprint) -> Self {
        let set_at = account.password_changed_at.map(Timestamp::as_unix);
        Self {
            secret: format!("password {}", set_at.unwrap_or_default()),
            device,
        }
    }

    /// Somebody has an activation code, and uses it.
    fn of_code(code: Option<&ActivationCode>, device: Thumbprint) -> Self {
        let code = code.map(|code| code.phc.as_str());
        Self {
            secret: format!("code {}", code.unwrap_or_default()),
            device,
        }
    }

    /// Somebody enters an activation code that another computer has used.
    pub(crate) fn of_shown_code(code: &ActivationCode, device: Thumbprint) -> Self {
        Self {
            secret: format!("shown {}", code.phc),
            device,
        }
    }
}

/// The sends of one budget of alarms.
struct Budget {
    key: [u8; 16],
    limit: SendLimit,
    sent: Vec<Timestamp>,
}

impl Budget {
    fn next_at(&self, now: Timestamp) -> Timestamp {
        self.limit.next_after(&self.sent, now)
    }

    /// Whether an alarm waits for its turn in the budget.
    fn has_waiting(&self, now: Timestamp) -> bool {
        self.sent.last().is_some_and(|last| *last > now)
    }
}

impl<T: WriteTx + ?Sized> Work<'_, T> {
    /// Queues a notice about an event that somebody with a secret of the person can cause repeatedly,
    /// within the budget of its kind and source ([`Work::in_budget`]).
    pub(crate) async fn alarm(
        &mut self,
        notice: Notice<'_>,
        source: &Source,
    ) -> Result<(), FlowError> {
        match self.in_budget(notice, source).await? {
            Some(notice) => self.notify(&notice).await,
            None => Ok(()),
        }
    }

    /// The notice as it may be sent: at once while the budget of its kind and source has room, and
    /// otherwise when the budget has room again. `None` if another notice waits for that: the audit log
    /// has every event, and the person is told that there were more.
    ///
    /// The notices are limited by number and not by distance in time, so the first event of a day does
    /// not hide the second. One over the limit is not dropped: somebody who added and removed a method
    /// until no notice was left would add the last one unseen.
    pub(crate) async fn in_budget<'n>(
        &mut self,
        notice: Notice<'n>,
        source: &Source,
    ) -> Result<Option<Notice<'n>>, FlowError> {
        let about = format!(
            "{} {} {}",
            notice.message.word(),
            notice.account.id,
            source.secret
        );
        let here = format!("{about} {}", HEXLOWER.encode(source.device.as_bytes()));
        let own = self.budget(&here, SendLimit::ALARMS).await?;
        let all = SendLimit::ALARMS.times(COMPUTERS);
        let all = self.budget(&about, all).await?;
        let is_full = all.next_at(self.now) > self.now;
        if own.has_waiting(self.now) || (is_full && all.has_waiting(self.now)) {
            return Ok(None);
        }
        let at = own.next_at(self.now).max(all.next_at(self.now));
        self.tx.add_send(&own.key, at).await?;
        self.tx.add_send(&all.key, at).await?;
        Ok(Some(Notice {
            not_before: (at > self.now).then_some(at),
            ..notice
        }))
    }

    /// A notice about what somebody with the activation code of the account did on a device, as
    /// [`Work::in_budget`].
    pub(crate) async fn in_budget_of_code<'n>(
        &mut self,
        notice: Notice<'n>,
        device: Thumbprint,
    ) -> Result<Option<Notice<'n>>, FlowError> {
        let code = self.tx.activation_code(notice.account.id).await?;
        let source = Source::of_code(code.as_ref(), device);
        self.in_budget(notice, &source).await
    }

    async fn budget(&mut self, about: &str, limit: SendLimit) -> Result<Budget, FlowError> {
        let key = *self.with.lookup.bucket("alarm", about).as_bytes();
        let mut sent = self.tx.sends(&key, self.now.plus(-LONG_WINDOW_S)).await?;
        // No notice waits for longer than a day: a later time was stored while the clock was ahead.
        sent.retain(|at| !ends_too_late(*at, LONG_WINDOW_S, self.now));
        Ok(Budget { key, limit, sent })
    }
}
