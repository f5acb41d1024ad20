//! Reminds people once by email, some days before their password expires.

use crate::{
    error::FlowError,
    notices::Notice,
    service::{ActedOn, Service},
    work::Event,
};
use chiave_domain::{
    account::Account,
    audit::{Actor, AuditEvent},
    notice::{Message, OutboxRow},
    ports::{
        roster::Roster,
        store::{LockKey, ReadTx},
    },
    settings::PolicyBook,
};
use chiave_protocol::{AccountId, Timestamp, state::EventKind};

/// How long before an expiry its reminder can be due at most: the greatest `expiry_mail_days`.
const LONGEST_REMINDER_S: i64 = 30 * 24 * 60 * 60;

impl Service {
    /// Queues a mail to everybody whose password expires soon and who was not reminded of this password.
    /// Each account has the policy of its group. An account that fails delays no other; it is tried again
    /// the next time.
    ///
    /// # Errors
    ///
    /// The directory or the store did not answer.
    pub async fn mail_expiring(&self, roster: &dyn Roster) -> Result<(), FlowError> {
        let policies = self.store.read_once().await?.policy_book().await?;
        if !policies.reminds() {
            return Ok(());
        }
        let now = self.clock.now();
        for account in roster.everybody().await? {
            let Some(reminder) = due(&policies, &account, now) else {
                continue;
            };
            if let Err(error) = self.mail_expiry(account.id, &reminder).await {
                tracing::warn!(error = &error as &dyn std::error::Error, account.id = %account.id, "the mail before an expiry waits");
            }
        }
        Ok(())
    }

    /// Reminds one person, unless that was done. The account may have changed since `seen` was found, so
    /// everything is decided again in the unit of work, of the current entry, which is read before (law 23).
    async fn mail_expiry(&self, id: AccountId, seen: &Reminder) -> Result<(), FlowError> {
        let mut look = self.store.read_once().await?;
        if seen.was_queued(look.as_mut(), id).await? {
            return Ok(());
        }
        drop(look);
        let keys = [LockKey::Account(id)];
        let ActedOn { mut work, account } = self.begin_with(id, &keys).await?;
        let Some(account) = account else {
            return Ok(());
        };
        let policies = work.tx.policy_book().await?;
        let Some(reminder) = due(&policies, &account, work.now) else {
            return Ok(());
        };
        if reminder.was_queued(work.tx.as_mut(), id).await? {
            return Ok(());
        }
        let notice = Notice::of_service(&account, reminder.message());
        work.notify_at_work(&notice).await?;
        let event = Event {
            what: AuditEvent::ExpiryMailed,
            by: Actor::Service,
            account: Some(account.id),
            device: None,
            device_name: None,
        };
        work.record(event).await?;
        work.commit().await
    }

    /// Whether what a mail says is still true (law 24). Only a reminder costs a read.
    pub(crate) async fn still_holds(
        &self,
        row: &OutboxRow,
        account: Option<&Account>,
    ) -> Result<bool, FlowError> {
        if !matches!(row.message, Message::PasswordExpires { .. }) {
            return Ok(true);
        }
        let policies = self.store.read_once().await?.policy_book().await?;
        Ok(row.message.holds(account, &policies, self.clock.now()))
    }
}

/// A reminder of the expiry of one password.
struct Reminder {
    changed_at: Timestamp,
    expires_at: Timestamp,
}

impl Reminder {
    fn message(&self) -> Message {
        Message::PasswordExpires {
            changed_at: self.changed_at,
            expires_at: self.expires_at,
        }
    }

    /// Whether the account was reminded of this password before. A reminder that is older than any
    /// reminder of this expiry can be was about an earlier one, which no longer applies.
    async fn was_queued(&self, tx: &mut dyn ReadTx, account: AccountId) -> Result<bool, FlowError> {
        let earliest = self.expires_at.plus(-LONGEST_REMINDER_S);
        let last = tx.last_event(account, EventKind::ExpiryMailed).await?;
        Ok(last.is_some_and(|last| last > self.changed_at && last >= earliest))
    }
}

/// The reminder that is due to an account by now.
fn due(policies: &PolicyBook, account: &Account, now: Timestamp) -> Option<Reminder> {
    let policy = policies.for_account(account);
    Some(Reminder {
        changed_at: account.password_changed_at?,
        expires_at: policy.expiry_to_mail(account, now)?,
    })
}
