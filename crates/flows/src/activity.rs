//! What happened to an account, page by page, as its owner sees it.

use crate::{authenticate::MayChange, error::FlowError, service::Service};
use chiave_domain::{
    audit::{EventShares, StoredRow, anybody_can_cause},
    ports::store::{ReadTx, StoreError},
};
use chiave_protocol::{
    AccountId, ErrorCode, EventId, Thumbprint,
    state::{Activity, EventView},
};

/// Events of one page.
const PAGE: u32 = 20;

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

/// Some events of an account.
pub(crate) struct Page {
    rows: Vec<StoredRow>,
    /// The event before which the next page begins, if any events are left.
    older_before: Option<EventId>,
}

impl Page {
    /// The page as the owner of the account sees it in a session on `device`.
    pub(crate) fn seen_from(self, device: Thumbprint) -> Activity {
        let seen = |row: StoredRow| -> EventView { row.seen_from(device) };
        Activity {
            events: self.rows.into_iter().map(seen).collect(),
            older_before: self.older_before,
        }
    }
}

/// The newest events of an account, or the newest before the row numbered `before`.
///
/// Events that a stranger can cause fill at most a quarter of the newest events (law 4). A page of
/// older events has no such share, so the pages together list every event.
pub(crate) async fn page(
    tx: &mut dyn ReadTx,
    account: AccountId,
    before: Option<i64>,
) -> Result<Page, StoreError> {
    let shares = match before {
        None => EventShares::of(PAGE),
        Some(_) => EventShares::whole(PAGE),
    };
    let rows = tx.events(account, before, shares).await?;
    let and_one_more = EventShares::whole(PAGE + 1);
    let is_whole = tx.events(account, before, and_one_more).await?.len() <= rows.len();
    let begins = next_page(&rows, shares).filter(|_| !is_whole);
    Ok(Page {
        older_before: begins.map(|row| EventId::from_uuid(row.id)),
        rows,
    })
}

/// The event behind which the next page begins: the oldest one, or the oldest one of strangers if they
/// filled their share, because others of theirs may be left out behind that event.
fn next_page(rows: &[StoredRow], shares: EventShares) -> Option<&StoredRow> {
    let of_strangers = |row: &&StoredRow| anybody_can_cause(row.event_kind());
    let share = usize::try_from(shares.of_anybody).unwrap_or(usize::MAX);
    match rows.iter().filter(of_strangers).count() >= share {
        true => rows.iter().rfind(of_strangers),
        false => rows.last(),
    }
}
