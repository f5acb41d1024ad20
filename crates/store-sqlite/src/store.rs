//! The store: opens the file and begins transactions.

use crate::{
    counters::{Counters, Counts},
    database::Database,
    open_error::OpenError,
    sealed::Sealer,
    tx::SqliteTx,
};
use async_trait::async_trait;
use chiave_crypto::{Random, SealingKeys};
use chiave_domain::ports::store::{LockKey, ReadTx, Store, StoreError, WriteTx};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use uuid::Uuid;

/// The embedded store. Cheap to clone; all clones share one file.
#[derive(Clone)]
pub struct SqliteStore {
    pub(crate) database: Database,
    pub(crate) shared: Arc<Shared>,
}

/// The resources that every transaction needs besides its connection.
pub(crate) struct Shared {
    pub(crate) sealer: Sealer,
    pub(crate) counters: Counters,
    #[cfg(feature = "automation")]
    pub(crate) holders: crate::watch::Holders,
}

impl SqliteStore {
    /// Creates a store and opens it. The file gets its final name only when it is complete, so an
    /// interruption leaves no incomplete store.
    ///
    /// # Errors
    ///
    /// An error if the file exists already, or cannot be created.
    pub async fn create(
        path: &Path,
        keys: Arc<SealingKeys>,
        random: Arc<dyn Random>,
    ) -> Result<Self, OpenError> {
        let mut unfinished = path.to_owned().into_os_string();
        unfinished.push(format!(".{}", chiave_crypto::random::uuid(&*random)));
        let unfinished = PathBuf::from(unfinished);
        let made = Self::make(&unfinished, path, &keys, &random).await;
        // The unfinished file has its final name now, or is useless.
        let _ = std::fs::remove_file(&unfinished);
        made?;
        Self::open(path, keys, random).await
    }

    async fn make(
        unfinished: &Path,
        path: &Path,
        keys: &Arc<SealingKeys>,
        random: &Arc<dyn Random>,
    ) -> Result<(), OpenError> {
        let database = Database::make(unfinished).await?;
        let store = Self::over(database, keys.clone(), random.clone()).await?;
        store.plant_decoys().await?;
        store.close().await;
        // Unlike a rename, a hard link never replaces an existing file.
        std::fs::hard_link(unfinished, path).map_err(OpenError::File)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(OpenError::File)
    }

    /// Opens an existing store and migrates its tables.
    ///
    /// # Errors
    ///
    /// The reason why this version cannot open the file.
    pub async fn open(
        path: &Path,
        keys: Arc<SealingKeys>,
        random: Arc<dyn Random>,
    ) -> Result<Self, OpenError> {
        let database = Database::open(path).await?;
        Ok(Self::over(database, keys, random).await?)
    }

    async fn over(
        database: Database,
        keys: Arc<SealingKeys>,
        random: Arc<dyn Random>,
    ) -> Result<Self, StoreError> {
        let shared = Shared {
            sealer: Sealer::new(keys, random),
            counters: Counters::default(),
            #[cfg(feature = "automation")]
            holders: crate::watch::Holders::default(),
        };
        let store = Self {
            database,
            shared: Arc::new(shared),
        };
        store.fold_names().await?;
        store.draw_id().await?;
        Ok(store)
    }

    /// Waits for open transactions and closes the file. Later transactions fail.
    pub async fn close(&self) {
        self.database.close().await;
    }

    /// The number of statements and queued mails since the store was opened.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.shared.counters.counts()
    }

    /// The number of units of work that were written durably since the store was opened.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.shared.counters.written()
    }

    /// The number of sealed values that were opened since the store was opened, for tests of law 5.
    #[must_use]
    pub fn opened(&self) -> u64 {
        self.shared.sealer.opened()
    }

    /// A fresh id.
    pub(crate) fn fresh_id(&self) -> Uuid {
        self.shared.sealer.fresh_id()
    }

    /// Begins a writing transaction over the whole store; waits for the writer.
    pub(crate) async fn open_write(&self) -> Result<SqliteTx, StoreError> {
        self.open_work(LockKey::EVERYTHING).await
    }

    /// Begins a unit of work. There is one writer, so a unit of work waits for every other one,
    /// whichever keys it names.
    pub(crate) async fn open_work(&self, keys: &[LockKey]) -> Result<SqliteTx, StoreError> {
        let mut writer = self.database.writer.lend().await?;
        writer.begin("BEGIN IMMEDIATE").await?;
        Ok(SqliteTx::writing(writer, self.shared.clone(), keys))
    }

    /// Begins a reading transaction.
    pub(crate) async fn open_read(&self) -> Result<SqliteTx, StoreError> {
        let mut reader = self.database.readers.lend().await?;
        reader.begin("BEGIN").await?;
        Ok(SqliteTx::reading(reader, self.shared.clone()))
    }

    /// Reads without a transaction; see [`Store::read_once`].
    pub(crate) async fn open_read_once(&self) -> Result<SqliteTx, StoreError> {
        let reader = self.database.readers.lend().await?;
        Ok(SqliteTx::reading(reader, self.shared.clone()))
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn work(&self, keys: &[LockKey]) -> Result<Box<dyn WriteTx>, StoreError> {
        Ok(Box::new(self.open_work(keys).await?))
    }

    async fn read(&self) -> Result<Box<dyn ReadTx>, StoreError> {
        Ok(Box::new(self.open_read().await?))
    }

    async fn read_once(&self) -> Result<Box<dyn ReadTx>, StoreError> {
        Ok(Box::new(self.open_read_once().await?))
    }
}
