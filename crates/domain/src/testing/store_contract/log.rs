//! The audit log, spent proofs.

use super::{Kept, Subject};
use crate::{
    audit::{AuditRow, EventShares, Link, anybody_can_cause},
    testing::samples::{NOW, account, audit, uuid},
};
use chiave_protocol::state::{EventKind, EventView};

/// Every kind of event.
const KINDS: [EventKind; 25] = [
    EventKind::Activated,
    EventKind::SignedIn,
    EventKind::SignInRefused,
    EventKind::SignedOut,
    EventKind::ActivationStarted,
    EventKind::PassRefused,
    EventKind::ChangeRefused,
    EventKind::MethodBegun,
    EventKind::MethodRefused,
    EventKind::RequestRefused,
    EventKind::PasswordChanged,
    EventKind::PasswordReset,
    EventKind::ResetStarted,
    EventKind::ResetRefused,
    EventKind::AccountUnlocked,
    EventKind::MethodAdded,
    EventKind::MethodRemoved,
    EventKind::ProofPassed,
    EventKind::PassIssued,
    EventKind::AccountDisabled,
    EventKind::AccountEnabled,
    EventKind::AccountLocked,
    EventKind::AccountChanged,
    EventKind::ServiceChanged,
    EventKind::Other,
];

/// At most as many as asked for.
pub async fn events_are_an_accounts_own_newest_first(store: Subject) -> Kept {
    let stranger = AuditRow {
        account: None,
        device: None,
        device_name: None,
        ..audit(3)
    };
    let mut tx = store.begin().await?;
    for row in [audit(1), audit(2), stranger, audit(4)] {
        tx.put_audit(&row).await?;
    }

    let events = tx.events(account(1), EventShares::of(2)).await?;

    let expected = [4, 2].map(|n| EventView {
        kind: EventKind::MethodAdded,
        at: audit(n).at,
        device_name: audit(n).device_name,
    });
    assert_eq!(events, expected);
    assert_eq!(tx.events(account(2), EventShares::of(20)).await?, []);
    Ok(())
}

/// Whatever anybody who knows the name causes takes a quarter of the list at most.
pub async fn strangers_push_nothing_off_the_list(store: Subject) -> Kept {
    let theirs: Vec<_> = KINDS
        .into_iter()
        .filter(|kind| anybody_can_cause(*kind))
        .collect();
    let mut tx = store.begin().await?;
    for n in 1..=4 {
        tx.put_audit(&audit(n)).await?;
    }
    for (n, kind) in (5..).zip(theirs.into_iter().cycle().take(30)) {
        tx.put_audit(&AuditRow { kind, ..audit(n) }).await?;
    }

    let events = tx.events(account(1), EventShares::of(8)).await?;

    let times: Vec<_> = events.iter().map(|event| event.at).collect();
    assert_eq!(times, [34, 33, 4, 3, 2, 1].map(|n| audit(n).at));
    Ok(())
}

/// What a stranger cannot cause has the whole list, whatever its kind.
pub async fn everything_else_has_the_whole_list(store: Subject) -> Kept {
    let own = KINDS.into_iter().filter(|kind| !anybody_can_cause(*kind));
    let mut tx = store.begin().await?;
    let mut kinds = Vec::new();
    for (n, kind) in (1..).zip(own) {
        tx.put_audit(&AuditRow { kind, ..audit(n) }).await?;
        kinds.insert(0, kind);
    }
    let shares = EventShares {
        all: 99,
        of_anybody: 0,
    };

    let events = tx.events(account(1), shares).await?;

    let listed: Vec<_> = events.iter().map(|event| event.kind).collect();
    assert_eq!(listed, kinds);
    Ok(())
}

/// Of one account or of all, at most as many as asked for.
pub async fn the_newest_rows_come_newest_first(store: Subject) -> Kept {
    let other = AuditRow {
        account: Some(account(2)),
        ..audit(2)
    };
    let mut tx = store.begin().await?;
    for row in [&audit(1), &other, &audit(3)] {
        tx.put_audit(row).await?;
    }

    let all = tx.newest_rows(None, 2).await?;
    let own = tx.newest_rows(Some(account(1)), 9).await?;

    let rows =
        |rows: Vec<(i64, AuditRow)>| rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
    assert!(all[0].0 > all[1].0);
    assert_eq!(rows(all), [audit(3), other]);
    assert_eq!(rows(own), [audit(3), audit(1)]);
    Ok(())
}

/// From rows before a time, and nothing else of them.
pub async fn purged_names_are_gone_and_their_rows_are_not(store: Subject) -> Kept {
    let mut tx = store.begin().await?;
    tx.put_audit(&audit(1)).await?;
    tx.put_audit(&audit(2)).await?;

    assert_eq!(tx.purge_names(audit(2).at).await?, 1);
    assert_eq!(tx.purge_names(audit(2).at).await?, 0);

    let nameless = AuditRow {
        device_name: None,
        ..audit(1)
    };
    let rows = tx.newest_rows(None, 9).await?;
    let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
    assert_eq!(rows, [audit(2), nameless]);
    Ok(())
}

/// Each of them comes back as it went in.
pub async fn every_kind_of_event_survives(store: Subject) -> Kept {
    let mut tx = store.begin().await?;
    for (n, kind) in (1..).zip(KINDS) {
        tx.put_audit(&AuditRow { kind, ..audit(n) }).await?;
    }

    let stored = tx.unsealed(100).await?;
    assert_eq!(
        stored.iter().map(|(_, row)| row.kind).collect::<Vec<_>>(),
        KINDS
    );
    Ok(())
}

/// Whole rows, in the order of their commits.
pub async fn rows_are_unsealed_until_a_link_covers_them(store: Subject) -> Kept {
    let mut tx = store.begin().await?;
    assert_eq!(tx.chain_head().await?, None);
    for n in [2, 1, 3] {
        tx.put_audit(&audit(n)).await?;
    }
    let open = tx.unsealed(2).await?;
    let rows: Vec<_> = open.iter().map(|(_, row)| row.clone()).collect();
    assert_eq!(rows, [audit(2), audit(1)]);

    for (link, (row, _)) in (1..).zip(&open) {
        tx.put_link(link, *row, &[7; 32]).await?;
    }

    let left: Vec<_> = tx
        .unsealed(9)
        .await?
        .into_iter()
        .map(|(_, row)| row)
        .collect();
    assert_eq!(left, [audit(3)]);
    assert_eq!(tx.chain_head().await?, Some((2, [7; 32])));
    Ok(())
}

/// In their order, each with its row but without the laptop's name.
pub async fn links_come_with_their_rows(store: Subject) -> Kept {
    let mut tx = store.begin().await?;
    for n in [1, 2, 3] {
        tx.put_audit(&audit(n)).await?;
    }
    let open = tx.unsealed(2).await?;
    for (link, (row, _)) in (1..).zip(&open) {
        tx.put_link(link, *row, &[7; 32]).await?;
    }

    let second = Link {
        link: 2,
        number: open[1].0,
        hash: [7; 32],
        row: Some(AuditRow {
            device_name: None,
            ..audit(2)
        }),
    };
    assert_eq!(tx.links(0, 9).await?.len(), 2);
    assert_eq!(tx.links(0, 1).await?.len(), 1);
    assert_eq!(tx.links(1, 9).await?, [second]);
    assert_eq!(tx.rows_up_to(open[1].0).await?, 2);
    Ok(())
}

/// The second time it was there already.
pub async fn a_jti_is_spent_once(store: Subject) -> Kept {
    let mut tx = store.begin().await?;

    assert!(tx.spend_jti("one", NOW).await?);
    assert!(tx.spend_jti("two", NOW).await?);
    assert!(!tx.spend_jti("one", NOW.plus(99)).await?);
    Ok(())
}

/// A proof that is sent twice at the same moment is good once.
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
    let mut tx = store.begin().await?;
    let fresh = tx.spend_jti(&uuid(1).to_string(), NOW).await?;
    tx.commit().await?;
    Ok(fresh)
}

/// Only those whose time is over.
pub async fn expired_jtis_are_forgotten(store: Subject) -> Kept {
    let mut tx = store.begin().await?;
    tx.spend_jti("old", NOW).await?;
    tx.spend_jti("new", NOW.plus(1)).await?;

    tx.forget_jtis(NOW).await?;

    assert!(tx.spend_jti("old", NOW).await?);
    assert!(!tx.spend_jti("new", NOW).await?);
    Ok(())
}
