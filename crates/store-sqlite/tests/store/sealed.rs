//! What the file contains, and that only its owner can read it.

use crate::fixture::{Folder, causes, fresh, keys, open, tamper};
use chiave_crypto::{SealingKeys, SystemRandom};
use chiave_domain::{
    attempt::AttemptState,
    audit::AuditRow,
    method::{Method, MethodDetail},
    ports::store::{LockKey, Store},
    testing::samples::{
        NOW, account, activation_code, attempt, audit, device, method, method_id, token,
    },
};
use chiave_protocol::Secret;
use chiave_store_sqlite::SqliteStore;
use std::sync::Arc;

const TOTP: &str = "PLANTEDTOTPSECRET";
const ADDRESS: &str = "planted.address@posta.example";
const LAPTOP: &str = "planted laptop of the audit log";
const STATE: &str = "planted laptop of the attempt";
/// A value that is not sealed: shows that the search finds what is there.
const CLEAR: &str = "planted laptop in clear";

async fn plant(store: &SqliteStore) {
    let app = MethodDetail::Authenticator {
        secret: Secret::new(TOTP.into()),
    };
    let mail = || MethodDetail::Mail {
        address: ADDRESS.into(),
    };
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_method(&Method {
        detail: app,
        ..method(1)
    })
    .await
    .unwrap();
    tx.put_method(&Method {
        detail: mail(),
        ..method(2)
    })
    .await
    .unwrap();
    tx.put_method(&Method {
        detail: mail(),
        ..method(4)
    })
    .await
    .unwrap();
    tx.remove_method(method_id(4), NOW).await.unwrap();
    tx.put_audit(&AuditRow {
        device_name: Some(LAPTOP.into()),
        ..audit(1)
    })
    .await
    .unwrap();
    let state = AttemptState {
        device_name: STATE.into(),
        ..attempt(1)
    };
    tx.open_attempt(&token(1), &state).await.unwrap();
    let mut laptop = device(1);
    laptop.name = CLEAR.into();
    tx.put_device(&laptop).await.unwrap();
    tx.commit().await.unwrap();
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

// Law 10.
#[tokio::test]
async fn sealed_columns_cannot_be_read_in_the_file() {
    let (store, folder) = fresh().await;

    plant(&store).await;
    let with_log = folder.bytes();
    store.close().await;
    let closed = folder.bytes();

    for bytes in [with_log, closed] {
        assert!(holds(&bytes, CLEAR), "the search itself");
        for secret in [TOTP, ADDRESS, LAPTOP, STATE] {
            assert!(!holds(&bytes, secret), "{secret}");
        }
    }
}

#[tokio::test]
async fn a_key_that_was_changed_still_opens_what_the_older_one_sealed() {
    let (store, folder) = fresh().await;
    plant(&store).await;
    store.close().await;

    let older = "k1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let newer = format!("k2 {}\n{older}", "ab".repeat(32));
    let keys = Arc::new(SealingKeys::parse(&newer).unwrap());
    let path = folder.path("chiave.db");
    let store = SqliteStore::open(&path, keys, Arc::new(SystemRandom))
        .await
        .unwrap();

    assert_eq!(
        store
            .read()
            .await
            .unwrap()
            .methods(account(1))
            .await
            .unwrap()
            .len(),
        2
    );
}

#[tokio::test]
async fn bad_data_is_named_by_table_column_and_row() {
    let (store, folder) = fresh().await;
    let mut tx = store.work(LockKey::EVERYTHING).await.unwrap();
    tx.put_activation_code(&activation_code(1)).await.unwrap();
    tx.commit().await.unwrap();

    tamper(&folder, "UPDATE passes SET expires_at = 'x'").await;

    let mut tx = store.read().await.unwrap();
    let text = causes(&tx.activation_code(account(1)).await.unwrap_err());
    let row = account(1).as_uuid().simple();
    let named = format!("bad data in table passes, column expires_at, row {row}");
    assert!(text.contains(&named), "{text}");
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::MetadataExt as _;
    let (store, folder) = fresh().await;
    plant(&store).await;
    store.backup_to(&folder.path("backup.db")).await.unwrap();

    for name in ["chiave.db", "chiave.db-wal", "chiave.db-shm", "backup.db"] {
        let mode = std::fs::metadata(folder.path(name)).unwrap().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_refused() {
    let (store, folder) = fresh().await;
    let known = store.schema_version().await.unwrap();
    assert!(known >= 2);
    store.close().await;

    tamper(
        &folder,
        "UPDATE _sqlx_migrations SET version = 9999 WHERE version = 2",
    )
    .await;

    let path = folder.path("chiave.db");
    let opened = SqliteStore::open(&path, keys(), Arc::new(SystemRandom)).await;
    assert!(opened.is_err());
}

#[tokio::test]
async fn opening_twice_migrates_once() {
    let folder = Folder::new();
    let path = folder.path("chiave.db");
    open(&path).await.close().await;

    let store = open(&path).await;

    assert_eq!(store.epoch().await.unwrap(), 1);
}
