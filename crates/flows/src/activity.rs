//! What happened to an account, page by page, as its owner sees it.

use crate::{authenticate::MayChange, error::FlowError, service::Service};
use chiave_domain::{
    audit::{EventShares, StoredRow},
    ports::store::{ReadTx, StoreError},
};
use chiave_protocol::{
    AccountId, ErrorCode, EventId, Thumbprint,
    state::{Activity, EventView},
};

/// Events of one page.
const PAGE: EventShares = EventShares::of(20);
/// Enough to tell whether there is another page.
const ANY: EventShares = EventShares::of(1);

impl Service {
    /// The events of the session's account before the one that is named.
    ///
    /// # Errors
    ///
    /// `not-found` where the account has no such event, `session-ended` where the account is gone or
    /// disabled.
    pub async fn activity(
        &self,
        session: &MayChange,
        before: EventId,
    ) -> Result<Activity, FlowError> {
        let account = self.account_of(&session.0).await?;
        let mut tx = self.store.read().await?;
        let number = tx.event_number(account.id, before).await?;
        let number = number.ok_or(ErrorCode::NotFound)?;
        Ok(page(tx.as_mut(), account.id, Some(number))
            .await?
            .seen_from(session.0.device))
    }
}

/// Some events of an account, and whether there are older ones.
pub(crate) struct Page {
    rows: Vec<StoredRow>,
    older: bool,
}

impl Page {
    /// The page as the owner of the account sees it in a session on `device`.
    pub(crate) fn seen_from(self, device: Thumbprint) -> Activity {
        let seen = |row: StoredRow| -> EventView { row.seen_from(device) };
        Activity {
            events: self.rows.into_iter().map(seen).collect(),
            older_events: self.older,
        }
    }
}

/// The newest events of an account, or the newest before the row numbered `before`.
pub(crate) async fn page(
    tx: &mut dyn ReadTx,
    account: AccountId,
    before: Option<i64>,
) -> Result<Page, StoreError> {
    let rows = tx.events(account, before, PAGE).await?;
    let older = match rows.last() {
        Some(oldest) => !tx
            .events(account, Some(oldest.number), ANY)
            .await?
            .is_empty(),
        None => false,
    };
    Ok(Page { rows, older })
}
