//! Which files are opened as a store, and which stay unchanged (law 22).

use crate::fixture::{Folder, fresh, keys, number, older, open, tamper};
use chiave_crypto::{KeyId, SealingKeys, SystemRandom, keys::KeyCheck};
use chiave_domain::{
    ports::store::Store as _,
    settings::{AccountPolicy, PolicyBook},
    testing::samples::NOW,
};
use chiave_store_sqlite::{OpenError, Schema, SqliteStore, schema};
use std::{path::Path, sync::Arc};

async fn refusal(path: &Path) -> OpenError {
    match SqliteStore::open(path, keys(), Arc::new(SystemRandom)).await {
        Ok(_) => panic!("it was opened"),
        Err(error) => error,
    }
}

// An upgrade keeps the policy that was stored before there were rules by group.
#[tokio::test]
async fn a_policy_of_an_earlier_release_is_a_book_without_rules() {
    let (store, folder) = fresh().await;
    let stored = "INSERT INTO people_settings (document) VALUES ('{\"gates\":1}')";

    tamper(&folder, stored).await;

    let mut tx = store.read().await.unwrap();
    let policy = AccountPolicy {
        gates: 1,
        ..AccountPolicy::default()
    };
    let book = PolicyBook::from(policy);
    assert_eq!(tx.policy_book().await.unwrap(), book);
    assert_eq!(tx.policy_book_at(1).await.unwrap(), Some(book));
}

#[tokio::test]
async fn a_missing_store_is_refused_and_not_made() {
    let folder = Folder::new();
    let path = folder.path("chiave.db");

    assert!(matches!(refusal(&path).await, OpenError::Missing));

    assert!(!path.exists());
}

#[tokio::test]
async fn a_missing_folder_is_a_missing_store() {
    let folder = Folder::new();

    let error = refusal(&folder.path("data/chiave.db")).await;

    assert!(matches!(error, OpenError::Missing));
}

// Law 22.
#[tokio::test]
async fn a_file_that_is_no_store_is_refused_and_left_as_it_is() {
    let folder = Folder::new();
    let path = folder.path("chiave.db");
    let text = "precious\n".repeat(1000);
    for content in ["", "x", &text] {
        std::fs::write(&path, content).unwrap();

        let error = refusal(&path).await;

        match content {
            "" => assert!(matches!(error, OpenError::Empty)),
            _ => assert!(matches!(error, OpenError::Foreign), "{error:?}"),
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
    }
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_unchanged() {
    let folder = Folder::new();
    std::fs::write(folder.path("chiave.db"), "").unwrap();
    tamper(&folder, "CREATE TABLE meta (name TEXT)").await;
    let before = folder.bytes();

    let error = refusal(&folder.path("chiave.db")).await;

    assert!(matches!(error, OpenError::Foreign), "{error:?}");
    assert_eq!(folder.bytes(), before);
}

#[tokio::test]
async fn a_store_is_never_made_over_a_file() {
    let folder = Folder::new();
    let path = folder.path("chiave.db");
    std::fs::write(&path, "").unwrap();

    let made = SqliteStore::create(&path, keys(), Arc::new(SystemRandom)).await;

    assert!(made.is_err());
    assert_eq!(folder.bytes(), b"");
}

#[tokio::test]
async fn a_new_store_leaves_one_file_beside_its_log() {
    let (store, folder) = fresh().await;
    store.close().await;

    let names: Vec<_> = std::fs::read_dir(folder.path(""))
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(names, ["chiave.db"]);
}

#[tokio::test]
async fn looking_at_an_older_store_does_not_change_it() {
    let (store, folder) = fresh().await;
    store.close().await;
    let path = folder.path("chiave.db");
    assert_eq!(schema(&path).await.unwrap(), Schema::Current);
    std::fs::remove_file(&path).unwrap();
    older(&folder, 3).await;

    assert_eq!(schema(&path).await.unwrap(), Schema::Older);

    let newest = number(&folder, "SELECT MAX(version) FROM _sqlx_migrations");
    assert_eq!(newest.await, 3);
}

#[tokio::test]
async fn a_newer_store_is_named_as_such() {
    let (store, folder) = fresh().await;
    store.close().await;
    tamper(
        &folder,
        "UPDATE _sqlx_migrations SET version = 9999 WHERE version = 2",
    )
    .await;

    let error = refusal(&folder.path("chiave.db")).await;

    assert!(matches!(error, OpenError::Newer), "{error:?}");
}

fn checks(id: &str) -> Vec<KeyCheck> {
    SealingKeys::generate(KeyId::parse(id).unwrap(), &SystemRandom).checks()
}

#[tokio::test]
async fn noted_keys_are_known_and_never_overwritten() {
    let (store, folder) = fresh().await;
    assert_eq!(store.key_checks().await.unwrap(), []);
    let first = checks("k1");
    store.note_keys(&first, NOW).await.unwrap();

    store.note_keys(&checks("k1"), NOW).await.unwrap();
    store.close().await;

    let store = open(&folder.path("chiave.db")).await;
    assert_eq!(store.key_checks().await.unwrap(), first);
}

#[tokio::test]
async fn a_forgotten_key_is_known_no_more() {
    let (store, _folder) = fresh().await;
    store.note_keys(&checks("k1"), NOW).await.unwrap();
    let key = KeyId::parse("k1").unwrap();

    assert!(store.forget_key("sealing", &key).await.unwrap());
    assert!(!store.forget_key("sealing", &key).await.unwrap());
    assert_eq!(store.key_checks().await.unwrap(), []);
}

// Law 22.
#[tokio::test]
async fn a_proof_that_the_store_is_writable_writes_one_row() {
    let (store, folder) = fresh().await;

    store.prove_writable(NOW).await.unwrap();

    let at = number(&folder, "SELECT value FROM meta WHERE name = 'started_at'");
    assert_eq!(at.await, NOW.as_unix());
}

mod a_file_that_somebody_else_changed {
    use super::*;

    async fn altered(folder: &Folder) -> String {
        let path = folder.path("chiave.db");
        let looked = schema(&path).await;
        match (looked, refusal(&path).await) {
            (Err(OpenError::Altered { object }), OpenError::Altered { object: opened }) => {
                assert_eq!(object, opened);
                object
            }
            other => panic!("{other:?}"),
        }
    }

    // Law 10.
    #[tokio::test]
    async fn is_refused_by_the_name_of_what_was_changed() {
        for (sql, object) in [
            (
                "CREATE TRIGGER helper AFTER INSERT ON sessions BEGIN SELECT 1; END",
                "trigger helper",
            ),
            ("CREATE VIEW people AS SELECT 1", "view people"),
            ("CREATE TABLE loot (value BLOB)", "table loot"),
            ("CREATE INDEX mine ON sessions (device)", "index mine"),
            (
                "DROP INDEX sessions_of_account",
                "index sessions_of_account",
            ),
            ("ALTER TABLE devices ADD COLUMN more TEXT", "table devices"),
            (
                "CREATE TRIGGER _sqlx_migrations AFTER INSERT ON sessions BEGIN SELECT 1; END",
                "trigger _sqlx_migrations",
            ),
        ] {
            let (store, folder) = fresh().await;
            store.close().await;
            tamper(&folder, sql).await;

            assert_eq!(altered(&folder).await, object, "{sql}");
        }
    }

    // Nobody can have the tables brought up to date once more by hiding that they were.
    #[tokio::test]
    async fn is_refused_where_it_hides_a_migration() {
        let (store, folder) = fresh().await;
        store.close().await;
        let hidden = "DELETE FROM _sqlx_migrations WHERE version = 24";
        tamper(&folder, hidden).await;

        assert_eq!(altered(&folder).await, "index methods_to_mark");
    }

    #[tokio::test]
    async fn is_refused_before_it_is_brought_up_to_date() {
        let folder = Folder::new();
        older(&folder, 12).await;
        tamper(
            &folder,
            "CREATE TRIGGER helper AFTER INSERT ON sessions BEGIN SELECT 1; END",
        )
        .await;

        assert_eq!(altered(&folder).await, "trigger helper");
    }

    #[tokio::test]
    async fn is_not_one_with_statistics_of_sqlite() {
        let (store, folder) = fresh().await;
        store.close().await;
        tamper(&folder, "ANALYZE").await;

        assert_eq!(
            schema(&folder.path("chiave.db")).await.unwrap(),
            Schema::Current
        );
    }
}

#[tokio::test]
async fn a_store_of_any_earlier_version_is_brought_up_to_date() {
    for version in [1, 12, 20] {
        let folder = Folder::new();
        older(&folder, version).await;

        let store = open(&folder.path("chiave.db")).await;
        store.close().await;

        let path = folder.path("chiave.db");
        assert_eq!(schema(&path).await.unwrap(), Schema::Current, "{version}");
    }
}
