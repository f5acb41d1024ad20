//! The last event of a kind.

use super::{Kept, Subject};
use crate::{
    audit::{AuditEvent, AuditRow},
    ports::store::LockKey,
    testing::samples::{account, audit},
};
use chiave_protocol::state::EventKind;

/// The last event of a kind is found, and it is an event of this account.
pub async fn the_last_event_of_a_kind_is_found(store: Subject) -> Kept {
    let mailed = |n: u8, of: u8| AuditRow {
        event: AuditEvent::ExpiryMailed,
        account: Some(account(of)),
        ..audit(n)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in [&mailed(1, 1), &mailed(2, 1), &audit(3), &mailed(4, 2)] {
        tx.put_audit(row).await?;
    }

    let last = tx.last_event(account(1), EventKind::ExpiryMailed).await?;
    let never = tx.last_event(account(1), EventKind::PassIssued).await?;

    assert_eq!((last, never), (Some(audit(2).at), None));
    Ok(())
}
