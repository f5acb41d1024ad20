//! A value that does not open affects nothing else (law 22).

use crate::fixture::{Folder, fresh, keys, number, open, tamper};
use chiave_crypto::{KeyId, SealingKeys, SystemRandom};
use chiave_domain::audit::EventShares;
use chiave_domain::{
    audit::{Actor, AuditRow, UNREADABLE},
    method::{Method, MethodDetail},
    ports::store::{LockKey, Store},
    testing::samples::{NOW, account, attempt, audit, device_key, method, method_id, token},
};
use chiave_protocol::state::EventKind;
use chiave_store_sqlite::SqliteStore;
use std::sync::Arc;

const NAME: &str = "a computer";

/// A store with a person who has an app and an address, one reset, and three audit rows.
async fn company() -> (SqliteStore, Folder) {
    let (store, folder) = fresh().await;
    plant(&store).await;
    (store, folder)
}

async fn plant(store: &SqliteStore) {
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    for n in [1, 2] {
        tx.put_method(&method(n)).await.unwrap();
    }
    for n in [1, 2, 3] {
        tx.put_audit(&named(n)).await.unwrap();
    }
    tx.open_attempt(&token(1), &attempt(1)).await.unwrap();
    tx.commit().await.unwrap();
}

fn shown(method: &Method) -> String {
    match &method.detail {
        MethodDetail::Authenticator { secret } => secret.expose().to_owned(),
        MethodDetail::Mail { address } => address.clone(),
        MethodDetail::RecoveryCodes { .. }
        | MethodDetail::TemporaryCode(_)
        | MethodDetail::Unreadable => String::new(),
    }
}

/// The operator who clears lost values.
const BY: Actor = Actor::Operator(Some(7));

fn named(n: u8) -> AuditRow {
    AuditRow {
        device_name: Some(NAME.into()),
        ..audit(n)
    }
}

async fn methods(store: &SqliteStore) -> Vec<Method> {
    let mut tx = store.read().await.unwrap();
    tx.methods(account(1)).await.unwrap()
}

/// Adds a byte to each sealed value. A changed byte could be the same by chance.
async fn spoil(folder: &Folder) {
    for sql in [
        "UPDATE audit SET device_name = CAST(device_name || x'00' AS BLOB) WHERE seq = 2",
        "UPDATE methods SET detail = CAST(detail || x'00' AS BLOB)",
        "UPDATE attempts SET state = CAST(state || x'00' AS BLOB)",
    ] {
        tamper(folder, sql).await;
    }
}

// Law 22.
#[tokio::test]
async fn a_lost_name_costs_the_name_and_not_the_log() {
    let (store, folder) = company().await;
    spoil(&folder).await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();

    let rows = tx.newest_rows(None, 9).await.unwrap();
    let names: Vec<_> = rows.iter().map(|row| row.device_name.as_deref()).collect();
    assert_eq!(names, [Some(NAME), Some(UNREADABLE), Some(NAME)]);
    let unsealed = tx.unsealed(9).await.unwrap();
    assert_eq!(unsealed.len(), 3, "the chain goes on");
    let events = tx
        .events(account(1), None, EventShares::of(9))
        .await
        .unwrap();
    let names: Vec<_> = events
        .into_iter()
        .map(|row| row.seen_from(device_key(9)).device_name)
        .collect();
    let name = Some(NAME.to_owned());
    assert_eq!(names, [name.clone(), None, name]);
}

// Law 22.
#[tokio::test]
async fn a_lost_app_is_still_asked_for_and_nobody_has_it() {
    let (store, folder) = company().await;
    let before = methods(&store).await;
    spoil(&folder).await;

    let after = methods(&store).await;

    let secret = |methods: &[Method]| {
        methods.iter().find_map(|it| match &it.detail {
            MethodDetail::Authenticator { secret } => Some(secret.expose().to_owned()),
            _ => None,
        })
    };
    assert!(secret(&before).is_some() && secret(&after).is_some());
    assert_ne!(secret(&before), secret(&after));
    assert_ne!(secret(&after), secret(&methods(&store).await), "nobody");
    assert_eq!(after.len(), 1, "a lost address is none");
}

// Law 22.
#[tokio::test]
async fn what_was_lost_is_there_again_with_its_key() {
    let (store, folder) = company().await;
    let own = methods(&store).await;
    store.close().await;
    let path = folder.path("chiave.db");
    let foreign = SealingKeys::generate(KeyId::parse("k1").unwrap(), &SystemRandom);
    let store = SqliteStore::open(&path, Arc::new(foreign), Arc::new(SystemRandom))
        .await
        .unwrap();
    // What a verification does with every method of the account.
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    for method in tx.methods(account(1)).await.unwrap() {
        tx.put_method(&method).await.unwrap();
    }
    tx.commit().await.unwrap();
    store.close().await;

    let again = methods(&open(&path).await).await;
    let details = |methods: &[Method]| methods.iter().map(shown).collect::<Vec<_>>();
    assert_eq!(details(&again), details(&own));
}

#[tokio::test]
async fn a_lost_reset_is_an_ended_one() {
    let (store, folder) = company().await;
    spoil(&folder).await;

    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.attempt(&token(1)).await.unwrap(), None);
    assert_eq!(tx.attempt_by_id(attempt(1).id).await.unwrap(), None);
}

// Law 10.
#[tokio::test]
async fn a_value_copied_to_another_row_does_not_open_and_is_listed() {
    let (store, folder) = company().await;
    assert_eq!(store.unreadable().await.unwrap(), []);

    tamper(
        &folder,
        "UPDATE methods SET detail = (SELECT detail FROM methods
             WHERE kind = 'mail' AND account <> zeroblob(16))",
    )
    .await;

    let lost = store.unreadable().await.unwrap();
    let places: Vec<_> = lost.iter().map(|it| (it.table, it.row)).collect();
    assert_eq!(places, [("methods", Some(method_id(1).as_uuid()))]);
    assert_eq!(lost[0].account, Some(account(1)));
    assert!(!lost[0].cause.is_empty());
}

#[tokio::test]
async fn clearing_removes_what_is_lost_and_says_so() {
    let (store, folder) = company().await;
    spoil(&folder).await;

    let lost = store.clear_unreadable(BY, NOW).await.unwrap();

    assert_eq!(lost.len(), 4, "{lost:?}");
    assert_eq!(store.unreadable().await.unwrap(), []);
    assert!(methods(&store).await.is_empty());
    let mut tx = store.read().await.unwrap();
    let rows = tx.newest_rows(None, 3).await.unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.event_kind(), row.account, row.detail.as_str()))
        .collect();
    let removed = (
        EventKind::MethodRemoved,
        Some(account(1)),
        "unreadable by-uid-7",
    );
    let all = (
        EventKind::ServiceChanged,
        None,
        "unreadable-values 4 by-uid-7",
    );
    assert_eq!(told, [all, removed, removed]);
}

#[tokio::test]
async fn clearing_where_nothing_is_lost_writes_nothing() {
    let (store, folder) = company().await;

    assert_eq!(store.clear_unreadable(BY, NOW).await.unwrap(), []);

    let rows = number(&folder, "SELECT COUNT(*) FROM audit").await;
    assert_eq!(rows, 3);
    assert!(!keys().checks().is_empty());
}

mod a_malformed_row_of_a_method {
    use super::*;

    const SPOILT: [&str; 6] = [
        "UPDATE methods SET added_at = 'x' WHERE kind = 'authenticator' AND account <> zeroblob(16)",
        "UPDATE methods SET confirmed = 7 WHERE kind = 'authenticator' AND account <> zeroblob(16)",
        "UPDATE methods SET kind = 'mail' WHERE kind = 'authenticator' AND account <> zeroblob(16)",
        "UPDATE methods SET label = x'ff' WHERE kind = 'authenticator' AND account <> zeroblob(16)",
        "UPDATE methods SET wrong_in_row = -1 WHERE kind = 'authenticator' AND account <> zeroblob(16)",
        "UPDATE methods SET id = x'01' WHERE kind = 'authenticator' AND account <> zeroblob(16)",
    ];

    // Law 22.
    #[tokio::test]
    async fn costs_itself_and_is_still_a_method() {
        for sql in SPOILT {
            let (store, folder) = company().await;
            tamper(&folder, sql).await;

            let found = methods(&store).await;

            let readable: Vec<_> = found.iter().map(Method::is_readable).collect();
            assert_eq!(readable.len(), 2, "{sql}");
            let lost = readable.iter().filter(|readable| !**readable).count();
            assert_eq!(lost, 1, "{sql}");
            let is_counted = found.iter().filter(|it| !it.is_readable());
            assert!(is_counted.into_iter().all(|it| it.confirmed), "{sql}");
        }
    }

    #[tokio::test]
    async fn is_listed_and_cleared() {
        for sql in SPOILT {
            let (store, folder) = company().await;
            tamper(&folder, sql).await;

            assert_eq!(store.unreadable().await.unwrap().len(), 1, "{sql}");
            store.clear_unreadable(BY, NOW).await.unwrap();

            assert_eq!(store.unreadable().await.unwrap(), [], "{sql}");
            assert_eq!(methods(&store).await.len(), 1, "{sql}");
        }
    }

    #[tokio::test]
    async fn is_removed_like_any_other() {
        for sql in &SPOILT[..5] {
            let (store, folder) = company().await;
            tamper(&folder, sql).await;
            let found = methods(&store).await;
            let lost = found.iter().find(|method| !method.is_readable()).unwrap();

            let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
            tx.put_method(lost).await.unwrap();
            tx.remove_method(lost.id, NOW).await.unwrap();
            tx.commit().await.unwrap();

            assert_eq!(methods(&store).await.len(), 1, "{sql}");
        }
    }
}
