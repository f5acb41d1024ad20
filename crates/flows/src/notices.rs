//! Telling a person what happened, on every channel they have.

use crate::{
    codes,
    error::FlowError,
    service::{Post, Service},
};
use chiave_crypto::{Random, random};
use chiave_domain::{
    account::Account,
    notice::{Destination, Message, OutboxRow, REMOVED_ADDRESS_DAYS, channels},
    ports::store::WriteTx,
    verification::SendLimit,
};
use chiave_protocol::Timestamp;

/// What is told, to whom, and from which laptop it came.
pub(crate) struct Notice<'a> {
    pub account: &'a Account,
    pub message: Message,
    pub device_name: &'a str,
    pub utc_offset_min: i16,
}

impl<'a> Notice<'a> {
    /// A notice of what was done on the service's machine, at no computer of the person.
    pub fn of_service(account: &'a Account, message: Message) -> Self {
        Self {
            account,
            message,
            device_name: "",
            utc_offset_min: 0,
        }
    }

    fn to(&self, destination: Destination) -> Post<'a> {
        Post {
            account: Some(self.account.id),
            message: self.message,
            destination,
            language: &self.account.language,
            device_name: self.device_name,
            utc_offset_min: self.utc_offset_min,
        }
    }
}

/// Queues a notice for the work address, every registered address, and those removed lately.
///
/// Called before the change it tells of is stored, so that the channels are those that stood before the
/// event.
pub(crate) async fn queue(
    tx: &mut dyn WriteTx,
    random: &dyn Random,
    notice: &Notice<'_>,
    now: Timestamp,
) -> Result<(), FlowError> {
    let account = notice.account;
    let since = now.plus(-REMOVED_ADDRESS_DAYS * 24 * 60 * 60);
    let registered = tx.methods(account.id).await?;
    let removed = tx.removed_mail_methods(account.id, since).await?;
    for destination in channels(account, registered.iter().chain(&removed)) {
        tx.put_mail(&OutboxRow {
            id: random::uuid(random),
            account: Some(account.id),
            message: notice.message,
            destination,
            language: account.language.clone(),
            device_name: notice.device_name.to_owned(),
            utc_offset_min: notice.utc_offset_min,
            created_at: now,
            next_try_at: now,
            tries: 0,
        })
        .await?;
    }
    Ok(())
}

impl Service {
    /// [`queue`] with the service's own randomness.
    pub(crate) async fn notify(
        &self,
        tx: &mut dyn WriteTx,
        notice: Notice<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        queue(tx, self.random.as_ref(), &notice, now).await
    }

    /// Queues a notice of what somebody with the right password may cause again and again: a few of
    /// a kind are told, all of them stand in the log. Counted and not spaced, so that the first event
    /// of a day hides no second one behind it.
    pub(crate) async fn alarm(
        &self,
        tx: &mut dyn WriteTx,
        notice: Notice<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        match self.is_told(tx, &notice, now).await? {
            true => self.notify(tx, notice, now).await,
            false => Ok(()),
        }
    }

    /// Counts a notice among those of its kind that the account is told; `false` where enough were told
    /// lately.
    pub(crate) async fn is_told(
        &self,
        tx: &mut dyn WriteTx,
        notice: &Notice<'_>,
        now: Timestamp,
    ) -> Result<bool, FlowError> {
        let subject = format!("{} {}", notice.message.word(), notice.account.id);
        let bucket = self.lookup.bucket("alarm", &subject);
        codes::is_counted(tx, bucket.as_bytes(), SendLimit::ALARMS, now).await
    }

    /// Queues a notice for the work address alone.
    pub(crate) async fn notify_at_work(
        &self,
        tx: &mut dyn WriteTx,
        notice: Notice<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        if notice.account.mail.is_none() {
            return Ok(());
        }
        self.post(tx, notice.to(Destination::Work), now).await
    }
}
