//! Telling a person what happened, on every channel they have.

use crate::{
    error::FlowError,
    service::{Post, Service},
};
use chiave_domain::{
    account::Account,
    method::Method,
    notice::{Destination, Message},
    ports::store::Tx,
};
use chiave_protocol::{Timestamp, method::ProofKind};

/// Days for which notices still go to a removed address (law 3).
pub(crate) const REMOVED_ADDRESS_DAYS: i64 = 30;

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
        tx: &mut dyn Tx,
        notice: Notice<'_>,
        now: Timestamp,
    ) -> Result<(), FlowError> {
        let account = notice.account;
        let since = now.plus(-REMOVED_ADDRESS_DAYS * 24 * 60 * 60);
        let registered = tx.methods(account.id).await?;
        let removed = tx.removed_mail_methods(account.id, since).await?;
        let is_mail = |method: &&Method| method.confirmed && method.kind() == ProofKind::Mail;
        let addresses = registered.iter().chain(&removed).filter(is_mail);
        let work = account.mail.iter().map(|_| Destination::Work);
        for destination in work.chain(addresses.map(|method| Destination::Method(method.id))) {
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
