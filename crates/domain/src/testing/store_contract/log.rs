//! The audit log and spent DPoP proofs.

use super::{Kept, Subject};
use crate::{
    audit::{
        AuditEvent, AuditQuery, AuditRow, ChainHead, EventShares, Link, StoredRow,
        anybody_can_cause,
    },
    ports::store::LockKey,
    testing::samples::{NOW, account, audit, events, stored, uuid},
};
use chiave_protocol::EventId;

/// The events of an account are its own, newest first, and not more than requested.
pub async fn events_are_an_accounts_own_newest_first(store: Subject) -> Kept {
    let stranger = AuditRow {
        account: None,
        device: None,
        device_name: None,
        ..audit(3)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in [audit(1), audit(2), stranger, audit(4)] {
        tx.put_audit(&row).await?;
    }

    let events = tx.events(account(1), None, EventShares::of(2)).await?;

    assert_eq!(events, [stored(4, &audit(4)), stored(2, &audit(2))]);
    assert_eq!(tx.events(account(2), None, EventShares::of(20)).await?, []);
    Ok(())
}

/// An audit row and a revision are written together, each for whom it is meant.
pub async fn a_row_comes_with_a_revision(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_audit_and_bump(&audit(1), account(1)).await?;
    tx.put_audit_and_bump(&audit(2), account(1)).await?;
    tx.put_audit_and_bump(&audit(3), account(2)).await?;

    let [first, second] = [account(1), account(2)];
    assert_eq!(tx.revision(first).await?, 2);
    assert_eq!(tx.revision(second).await?, 1);
    let rows = tx.newest_rows(None, 9).await?;
    let expected = [3, 2, 1].map(|n| stored(i64::from(n), &audit(n)));
    assert_eq!(rows, expected);
    Ok(())
}

/// Events that anybody who knows the name can cause fill at most a quarter of the list.
pub async fn strangers_push_nothing_off_the_list(store: Subject) -> Kept {
    let theirs: Vec<_> = events().into_iter().filter(is_anybodys).collect();
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in 1..=4 {
        tx.put_audit(&audit(n)).await?;
    }
    for (n, event) in (5..).zip(theirs.into_iter().cycle().take(30)) {
        tx.put_audit(&AuditRow { event, ..audit(n) }).await?;
    }

    let events = tx.events(account(1), None, EventShares::of(8)).await?;

    let times: Vec<_> = events.iter().map(|event| event.at).collect();
    assert_eq!(times, [34, 33, 4, 3, 2, 1].map(|n| audit(n).at));
    Ok(())
}

/// Older events begin after a named event, and only events of the same account can be named.
pub async fn older_events_begin_behind_a_named_one(store: Subject) -> Kept {
    let other = AuditRow {
        account: Some(account(2)),
        ..audit(3)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in [&audit(1), &audit(2), &other, &audit(4)] {
        tx.put_audit(row).await?;
    }
    let named = |row: &AuditRow| EventId::from_uuid(row.id);

    let number = tx.event_number(account(1), named(&audit(4))).await?;
    let events = tx.events(account(1), number, EventShares::of(9)).await?;

    assert_eq!(number, Some(4));
    assert_eq!(events, [stored(2, &audit(2)), stored(1, &audit(1))]);
    assert_eq!(tx.event_number(account(1), named(&other)).await?, None);
    assert_eq!(tx.event_number(account(1), named(&audit(9))).await?, None);
    Ok(())
}

/// Events that a stranger cannot cause may fill the whole list, whatever their kinds.
pub async fn everything_else_has_the_whole_list(store: Subject) -> Kept {
    let own = events().into_iter().filter(|event| !is_anybodys(event));
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let mut kinds = Vec::new();
    for (n, event) in (1..).zip(own) {
        kinds.insert(0, event.kind());
        tx.put_audit(&AuditRow { event, ..audit(n) }).await?;
    }
    let shares = EventShares {
        all: 99,
        of_anybody: 0,
    };

    let events = tx.events(account(1), None, shares).await?;

    let listed: Vec<_> = events.iter().map(StoredRow::event_kind).collect();
    assert_eq!(listed, kinds);
    Ok(())
}

/// The newest rows of one account or of all come newest first, and not more than requested.
pub async fn the_newest_rows_come_newest_first(store: Subject) -> Kept {
    let other = AuditRow {
        account: Some(account(2)),
        ..audit(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in [&audit(1), &other, &audit(3)] {
        tx.put_audit(row).await?;
    }

    let all = tx.newest_rows(None, 2).await?;
    let own = tx.newest_rows(Some(account(1)), 9).await?;

    assert!(all[0].number > all[1].number);
    assert_eq!(all, as_stored(&[audit(3), other], &all));
    assert_eq!(own, as_stored(&[audit(3), audit(1)], &own));
    Ok(())
}

/// A page of rows is selected by account, by time and from a number on, oldest first, and not
/// longer than requested.
pub async fn a_page_of_rows_is_what_was_asked_for(store: Subject) -> Kept {
    let other = AuditRow {
        account: Some(account(2)),
        ..audit(2)
    };
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for row in [&audit(1), &other, &audit(3), &audit(4)] {
        tx.put_audit(row).await?;
    }
    let all = AuditQuery {
        limit: 9,
        ..AuditQuery::default()
    };

    let every = tx.audit_page(&all).await?;
    let first = tx.audit_page(&AuditQuery { limit: 2, ..all }).await?;
    let after = first[1].number;
    let next = tx.audit_page(&AuditQuery { after, ..all }).await?;
    let account = Some(account(2));
    let own = tx.audit_page(&AuditQuery { account, ..all }).await?;
    let between = AuditQuery {
        since: Some(audit(2).at),
        until: Some(audit(4).at),
        ..all
    };
    let between = tx.audit_page(&between).await?;

    assert_eq!(
        every,
        as_stored(&[audit(1), other.clone(), audit(3), audit(4)], &every)
    );
    assert_eq!(first, every[..2]);
    assert_eq!(next, every[2..]);
    assert_eq!(own, every[1..2]);
    assert_eq!(between, every[1..3]);
    Ok(())
}

/// A purge removes names from rows before a time, and nothing else of these rows.
pub async fn purged_names_are_gone_and_their_rows_are_not(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.put_audit(&audit(1)).await?;
    tx.put_audit(&audit(2)).await?;

    assert_eq!(tx.purge_names(audit(2).at).await?, 1);
    assert_eq!(tx.purge_names(audit(2).at).await?, 0);

    let nameless = AuditRow {
        device_name: None,
        ..audit(1)
    };
    let rows = tx.newest_rows(None, 9).await?;
    assert_eq!(rows, as_stored(&[audit(2), nameless], &rows));
    Ok(())
}

/// An event of each kind is read back with its kind and facts.
pub async fn every_kind_of_event_survives(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let rows: Vec<_> = (1..)
        .zip(events())
        .map(|(n, event)| AuditRow { event, ..audit(n) })
        .collect();
    for row in &rows {
        tx.put_audit(row).await?;
    }

    let found = tx.unsealed(100).await?;
    assert_eq!(found, as_stored(&rows, &found));
    let kinds: Vec<_> = found.iter().map(StoredRow::event_kind).collect();
    let written: Vec<_> = rows.iter().map(|row| row.event.kind()).collect();
    assert_eq!(kinds, written);
    Ok(())
}

/// A link over a row, as it is passed to the store.
fn link_over(link: i64, row: &StoredRow) -> Link {
    Link {
        link,
        number: row.number,
        hash: [7; 32],
        version: 5,
        row: None,
    }
}

fn is_anybodys(event: &AuditEvent) -> bool {
    anybody_can_cause(event.kind())
}

/// The written rows with the sequence numbers that the store gave them.
fn as_stored(written: &[AuditRow], found: &[StoredRow]) -> Vec<StoredRow> {
    let numbers = found.iter().map(|row| row.number);
    numbers
        .zip(written)
        .map(|(number, row)| stored(number, row))
        .collect()
}

/// Rows are unsealed until a link covers them; they are complete and in the order of their commits.
pub async fn rows_are_unsealed_until_a_link_covers_them(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    assert_eq!(tx.chain_head().await?, None);
    for n in [2, 1, 3] {
        tx.put_audit(&audit(n)).await?;
    }
    let open = tx.unsealed(2).await?;
    assert_eq!(open, as_stored(&[audit(2), audit(1)], &open));

    for (link, row) in (1..).zip(&open) {
        tx.put_link(&link_over(link, row)).await?;
    }

    let left = tx.unsealed(9).await?;
    assert_eq!(left, as_stored(&[audit(3)], &left));
    assert_eq!(
        tx.chain_head().await?,
        Some(ChainHead {
            link: 2,
            hash: [7; 32]
        })
    );
    Ok(())
}

/// Links are in order, each with its row but without the computer's name.
pub async fn links_come_with_their_rows(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in [1, 2, 3] {
        tx.put_audit(&audit(n)).await?;
    }
    let open = tx.unsealed(2).await?;
    for (link, row) in (1..).zip(&open) {
        tx.put_link(&link_over(link, row)).await?;
    }

    let second = Link {
        row: Some(StoredRow {
            device_name: None,
            ..stored(open[1].number, &audit(2))
        }),
        ..link_over(2, &open[1])
    };
    assert_eq!(tx.links(0, 9).await?.len(), 2);
    assert_eq!(tx.links(0, 1).await?.len(), 1);
    assert_eq!(tx.links(1, 9).await?, [second]);
    assert_eq!(tx.rows_up_to(open[1].number).await?, 2);
    Ok(())
}

/// Spending the same id a second time returns false.
pub async fn a_jti_is_spent_once(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;

    assert!(tx.spend_jti("one", NOW).await?);
    assert!(tx.spend_jti("two", NOW).await?);
    assert!(!tx.spend_jti("one", NOW.plus(99)).await?);
    Ok(())
}

/// An id that is spent twice at the same moment is accepted once.
pub async fn a_jti_is_spent_once_under_parallel_callers(store: Subject) -> Kept {
    let callers: Vec<_> = (0..8).map(|_| tokio::spawn(spend(store.clone()))).collect();
    let mut spent = 0;
    for caller in callers {
        match caller.await {
            Ok(Ok(fresh)) => spent += u32::from(fresh),
            failed => panic!("{failed:?}"),
        }
    }

    assert_eq!(spent, 1);
    Ok(())
}

async fn spend(store: Subject) -> Result<bool, crate::ports::store::StoreError> {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    let fresh = tx.spend_jti(&uuid(1).to_string(), NOW).await?;
    tx.commit().await?;
    Ok(fresh)
}

/// Only ids whose time has expired are forgotten.
pub async fn expired_jtis_are_forgotten(store: Subject) -> Kept {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    tx.spend_jti("old", NOW).await?;
    tx.spend_jti("new", NOW.plus(1)).await?;

    tx.forget_jtis(NOW).await?;

    assert!(tx.spend_jti("old", NOW).await?);
    assert!(!tx.spend_jti("new", NOW).await?);
    Ok(())
}
