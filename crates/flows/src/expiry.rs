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
            if due(&policies, &account, now).is_none() {
                continue;
            }
            if let Err(error) = self.mail_expiry(&account).await {
                tracing::warn!(%error, account.id = %account.id, "the mail before an expiry waits");
            }
        }
        Ok(())
    }

    /// Reminds one person, unless that was done. What `seen` shows may have changed since, so everything
    /// is decided again in the unit of work, of the current entry; it is read before (law 23).
    async fn mail_expiry(&self, seen: &Account) -> Result<(), FlowError> {
        let mut look = self.store.read_once().await?;
        if is_reminded(look.as_mut(), seen.id, seen.password_changed_at).await? {
            return Ok(());
        }
        drop(look);
        let keys = [LockKey::Account(seen.id)];
        let ActedOn { mut work, account } = self.begin_with(seen.id, &keys).await?;
        let Some(account) = account else {
            return Ok(());
        };
        let policies = work.tx.policy_book().await?;
        let Some(message) = due(&policies, &account, work.now) else {
            return Ok(());
        };
        if is_reminded(work.tx.as_mut(), account.id, account.password_changed_at).await? {
            return Ok(());
        }
        let notice = Notice::of_service(&account, message);
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

/// The reminder that is due to an account by now.
fn due(policies: &PolicyBook, account: &Account, now: Timestamp) -> Option<Message> {
    let policy = policies.for_account(account);
    Some(Message::PasswordExpires {
        changed_at: account.password_changed_at?,
        expires_at: policy.expiry_to_mail(account, now)?,
    })
}

/// Whether the account was reminded since its password was set.
async fn is_reminded(
    tx: &mut dyn ReadTx,
    account: AccountId,
    changed_at: Option<Timestamp>,
) -> Result<bool, FlowError> {
    let last = tx.last_event(account, EventKind::ExpiryMailed).await?;
    Ok(last > changed_at)
}
