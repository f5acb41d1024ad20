//! A full disk: commits fail, nothing is damaged, and once there is room again, everything works.
//!
//! The limit applies to a whole process, so each test here starts itself again under the limit.

use crate::fixture::{Folder, open};
use chiave_domain::audit::EventShares;
use chiave_domain::{
    audit::AuditRow,
    ports::store::{LockKey, Store, StoreError},
    testing::samples::{account, audit},
};
use chiave_store_sqlite::SqliteStore;
use std::{path::PathBuf, process::Command};
use uuid::Uuid;

const FILE: &str = "CHIAVE_TEST_FULL_DISK";

/// Runs the test `name` again in a process whose files cannot exceed two megabytes.
fn limited(name: &str) {
    let folder = Folder::new();
    // dash counts blocks of 512 bytes. The signal is ignored, because it would end the process
    // before the error shows.
    let script = r#"trap "" XFSZ; ulimit -S -f 4096; exec "$0" "$@""#;
    let ran = Command::new("dash")
        .args(["-c", script])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(FILE, folder.path("chiave.db"))
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr),
    );
    assert!(
        ran.status.success() && out.contains("1 passed"),
        "{out}\n{err}"
    );
}

fn file() -> Option<PathBuf> {
    std::env::var_os(FILE).map(PathBuf::from)
}

/// Removes the limit of this process.
fn make_room() {
    let pid = std::process::id().to_string();
    let lifted = Command::new("prlimit")
        .args(["--pid", &pid, "--fsize=unlimited"])
        .status()
        .unwrap();
    assert!(lifted.success());
}

/// Commits `rows` audit rows of ten kilobytes in one transaction.
async fn append(store: &SqliteStore, first: u128, rows: u128) -> Result<(), StoreError> {
    let mut tx = store.work(LockKey::EVERYTHING).await?;
    for n in first..first + rows {
        let id = Uuid::from_u128(n);
        tx.put_audit(&AuditRow {
            id,
            device_name: Some("x".repeat(10_000)),
            ..audit(1)
        })
        .await?;
    }
    tx.commit().await
}

async fn stored(store: &SqliteStore) -> usize {
    store
        .read()
        .await
        .unwrap()
        .events(account(1), None, EventShares::of(10_000))
        .await
        .unwrap()
        .len()
}

#[tokio::test]
async fn small_commits_fail_cleanly_on_a_full_disk() {
    let Some(file) = file() else {
        return limited("disk::small_commits_fail_cleanly_on_a_full_disk");
    };
    let store = open(&file).await;
    let mut committed = 0;
    while append(&store, committed as u128, 1).await.is_ok() {
        committed += 1;
        assert!(committed < 10_000, "the disk never got full");
    }

    assert_eq!(stored(&store).await, committed);
    assert!(append(&store, 20_000, 1).await.is_err());
    make_room();
    append(&store, 30_000, 1).await.unwrap();

    assert_eq!(stored(&store).await, committed + 1);
}

#[tokio::test]
async fn a_large_transaction_fails_whole_on_a_full_disk() {
    let Some(file) = file() else {
        return limited("disk::a_large_transaction_fails_whole_on_a_full_disk");
    };
    let store = open(&file).await;
    append(&store, 0, 1).await.unwrap();

    assert!(append(&store, 100, 1_000).await.is_err());
    assert_eq!(stored(&store).await, 1);
    append(&store, 10_000, 1).await.unwrap();
    make_room();
    append(&store, 100, 1_000).await.unwrap();

    assert_eq!(stored(&store).await, 1_002);
}
