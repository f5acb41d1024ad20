//! Folds user names that an earlier version stored unfolded. Runs once when the file is opened; a
//! migration that sets `names_folded` to 0 requests it.
//!
//! A name that is not folded can never be found: a typed name is looked up in its folded form.

use crate::{
    columns::{Columns, blob},
    store::SqliteStore,
    tx::SqliteTx,
};
use chiave_domain::{account::UserName, ports::store::StoreError};
use sqlx::query;
use uuid::Uuid;

impl SqliteStore {
    /// Folds every stored name, unless that was done.
    pub(crate) async fn fold_names(&self) -> Result<(), StoreError> {
        let done = query("SELECT name FROM meta WHERE name = 'names_folded' AND value = 1");
        if self.open_read().await?.row(done).await?.is_some() {
            return Ok(());
        }
        let mut tx = self.open_write().await?;
        for row in tx
            .rows(query("SELECT id, user_name FROM embedded_entries"))
            .await?
        {
            let columns = Columns::of(&row, "embedded_entries", "id");
            fold(&mut tx, columns.uuid("id")?, columns.get("user_name")?).await?;
        }
        let done = query("UPDATE meta SET value = 1 WHERE name = 'names_folded'");
        tx.write(done).await?;
        tx.finish().await
    }
}

/// Folds one name. A name whose folded form belongs to another account stays unchanged, so nobody
/// is signed in as another person.
async fn fold(tx: &mut SqliteTx, id: Uuid, stored: &str) -> Result<(), StoreError> {
    let Some(name) = UserName::parse(stored).filter(|name| name.as_str() != stored) else {
        return Ok(());
    };
    let fold = query("UPDATE OR IGNORE embedded_entries SET user_name = $2 WHERE id = $1")
        .bind(blob(id))
        .bind(name.as_str().to_owned());
    if tx.write(fold).await? == 0 {
        tracing::warn!(account.id = %id, "the user name is taken once it is folded");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded::EmbeddedDirectory;
    use async_trait::async_trait;
    use chiave_crypto::{KeyId, SealingKeys, SystemRandom};
    use chiave_domain::{
        device::DeviceTrust,
        ports::{
            connector::Connector,
            hashing::{HashFor, Hashing, HashingError, Matched},
        },
    };
    use chiave_protocol::Secret;
    use std::{path::Path, sync::Arc};

    /// A hasher for a test in which nobody has a password.
    struct NoHashing;

    #[async_trait]
    impl Hashing for NoHashing {
        async fn hash(
            &self,
            _: Arc<Secret>,
            _: HashFor,
            _: DeviceTrust,
        ) -> Result<String, HashingError> {
            Err(HashingError::Busy { retry_after_s: 1 })
        }

        async fn verify(
            &self,
            _: Arc<Secret>,
            _: HashFor,
            _: Option<String>,
            _: DeviceTrust,
        ) -> Result<Matched, HashingError> {
            Err(HashingError::Busy { retry_after_s: 1 })
        }

        fn is_crowded(&self, _: DeviceTrust) -> bool {
            false
        }
    }

    async fn open(path: &Path, keys: &Arc<SealingKeys>) -> SqliteStore {
        let random = Arc::new(SystemRandom);
        match path.exists() {
            true => SqliteStore::open(path, keys.clone(), random).await,
            false => SqliteStore::create(path, keys.clone(), random).await,
        }
        .unwrap()
    }

    /// Stores a name in the unfolded form of an earlier version.
    async fn plant(store: &SqliteStore, n: u8, name: &'static str) {
        let mut tx = store.open_write().await.unwrap();
        let entry = query(
            "INSERT INTO embedded_entries (id, user_name, display_name, given_name, family_name,
                 language, role, groups, enabled, locked, must_change)
             VALUES ($1, $2, 'N', 'N', 'N', 'it', 'employee', '[]', 1, 0, 0)",
        );
        let entry = entry.bind(blob(Uuid::from_bytes([n; 16]))).bind(name);
        tx.write(entry).await.unwrap();
        tx.write(query(
            "UPDATE meta SET value = 0 WHERE name = 'names_folded'",
        ))
        .await
        .unwrap();
        tx.finish().await.unwrap();
    }

    async fn found(store: &SqliteStore, typed: &str) -> Option<u8> {
        let directory = EmbeddedDirectory::new(store, Arc::new(NoHashing));
        let name = UserName::parse(typed).unwrap();
        let account = directory.find(&name).await.unwrap();
        account.map(|account| account.id.as_uuid().as_bytes()[0])
    }

    #[tokio::test]
    async fn stored_names_are_folded_once_and_nobody_takes_anothers() {
        let name = format!("chiave-folding-{}.db", std::process::id());
        let path = std::env::temp_dir().join(name);
        let id = KeyId::parse("k1").unwrap();
        let keys = Arc::new(SealingKeys::generate(id, &SystemRandom));
        let store = open(&path, &keys).await;
        plant(&store, 1, "nicolo\u{300}").await;
        plant(&store, 2, "jose\u{301}").await;
        plant(&store, 3, "jos\u{e9}").await;
        plant(&store, 4, "d\u{2019}an\u{200b}gelo").await;
        plant(&store, 5, "\u{200b}").await;
        store.close().await;

        let store = open(&path, &keys).await;

        assert_eq!(found(&store, "Nicol\u{f2}").await, Some(1));
        assert_eq!(found(&store, "jos\u{e9}").await, Some(3));
        assert_eq!(found(&store, "D'Angelo").await, Some(4));
        // A name that cannot be folded stays unchanged and blocks no other name.
        let all = store
            .open_read_once()
            .await
            .unwrap()
            .entries()
            .await
            .unwrap();
        let names: Vec<_> = all.iter().map(|one| one.user_name.as_str()).collect();
        assert_eq!(names.len(), 5);
        assert!(names.contains(&"jose\u{301}") && names.contains(&"\u{200b}"));
        let before = store.counts().writes;
        store.fold_names().await.unwrap();
        assert_eq!(store.counts().writes, before);
        store.close().await;
        std::fs::remove_file(&path).unwrap();
    }
}
