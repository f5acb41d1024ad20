//! Telling a person what happened, on every channel they have.

use crate::{
    error::FlowError,
    service::{Post, Service},
};
use chiave_domain::{
    account::Account,
    notice::{Message, REMOVED_ADDRESS_DAYS, channels},
    ports::store::WriteTx,
};
use chiave_protocol::Timestamp;

/// What is told, to whom, and from which laptop it came.
pub(crate) struct Notice<'a> {
    pub account: &'a Account,
    pub message: Message,
    pub device_name: &'a str,
    pub utc_offset_min: i16,
}

impl Service {
    /// Queues a notice for the work address, every registered address, and those removed lately.
    ///
    /// Called before the change it tells of is stored, so that the channels are those that stood
    /// before the event.
    pub(crate) async fn notify(
        &self,
        tx: &mut dyn WriteTx,
        notice: Notice<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let account = notice.account;
        let since = now.plus(-REMOVED_ADDRESS_DAYS * 24 * 60 * 60);
        let registered = tx.methods(account.id).await?;
        let removed = tx.removed_mail_methods(account.id, since).await?;
        for destination in channels(account, registered.iter().chain(&removed)) {
            let mail = Post {
                account: Some(account.id),
                message: notice.message,
                destination,
                language: &account.language,
                device_name: notice.device_name,
                utc_offset_min: notice.utc_offset_min,
            };
            self.post(tx, mail, now).await?;
        }
        Ok(())
    }
}
