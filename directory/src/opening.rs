//! Opens the keys and the store of the service, and checks that they belong together.
//!
//! `serve`, `config check`, `restore` and every command use these functions, so all of them accept
//! and refuse the same. Only [`create`] makes a store, for `init` and `restore` (law 22).

mod known_keys;
mod lock;
mod misfit;

use crate::{
    config::Config,
    keys::{Keys, KeysError},
};
use chiave_crypto::{Random, SystemRandom};
use chiave_domain::ports::store::StoreError;
use chiave_protocol::Timestamp;
use chiave_store_sqlite::{OpenError, Schema, SqliteStore, schema};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub use known_keys::{Dropped, Forgotten, KeyPlace, KnownKey, forget_key, list_keys};
pub use lock::DataLock;
pub use misfit::{Misfit, MisfitKind};

/// An open store with the keys that belong to it.
pub struct Opened {
    /// The keys.
    pub keys: Keys,
    /// The store.
    pub store: SqliteStore,
}

/// Why keys and store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// The key files cannot be used.
    #[error("the keys cannot be used")]
    Keys(#[from] KeysError),
    /// The file is not a store that can be opened.
    #[error("{path}")]
    Store {
        /// The path of the file.
        path: PathBuf,
        /// The reason.
        #[source]
        source: OpenError,
    },
    /// An earlier version made the store, and only the start of the service migrates it: an earlier
    /// service may still run on it.
    #[error("the store {0} is of an earlier version")]
    Older(PathBuf),
    /// The store is one of Chiave but has no account.
    #[error("nobody is in the store {0}")]
    Nobody(PathBuf),
    /// The store was used with other keys.
    #[error("the keys do not belong to the store: {0:?}")]
    Misfits(Vec<Misfit>),
    /// Another service runs on the same data folder.
    #[error("another service runs on {0}")]
    Running(PathBuf),
    /// The data folder cannot be opened.
    #[error("{path}")]
    Folder {
        /// The path of the folder.
        path: PathBuf,
        /// The I/O error.
        #[source]
        source: std::io::Error,
    },
    /// The store failed.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

impl OpeningError {
    /// Whether the keys themselves are wrong, or others than those of the store. A key file that
    /// cannot be read may come later.
    #[must_use]
    pub fn is_of_keys(&self) -> bool {
        match self {
            Self::Misfits(_) => true,
            Self::Keys(KeysError::Open { .. } | KeysError::Content { .. }) => true,
            Self::Keys(KeysError::File { .. })
            | Self::Store { .. }
            | Self::Older(_)
            | Self::Nobody(_)
            | Self::Running(_)
            | Self::Folder { .. }
            | Self::Failed(_) => false,
        }
    }
}

/// What to do with a store of an earlier version.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum IfOlder {
    /// Migrate the tables to this version.
    Migrate,
    /// Change nothing, and fail.
    Refuse,
}

/// Opens an existing store of this version with the keys that belong to it and at least one account.
///
/// # Errors
///
/// [`OpeningError`]; in that case nothing was changed.
pub async fn open(config: &Config, now: Timestamp) -> Result<Opened, OpeningError> {
    open_with_people(config, now, IfOlder::Refuse).await
}

async fn open_with_people(
    config: &Config,
    now: Timestamp,
    older: IfOlder,
) -> Result<Opened, OpeningError> {
    let path = config.store_path();
    let opened = open_file(&path, config, now, older).await?;
    if opened.store.has_people().await? {
        return Ok(opened);
    }
    opened.store.close().await;
    Err(OpeningError::Nobody(path))
}

/// The resources of `serve`. While the lock lives, no other process serves the same folder.
pub struct Served {
    /// The lock on the data folder.
    pub lock: DataLock,
    /// The store and its keys.
    pub opened: Opened,
}

/// Opens the resources of `serve`, migrates a store of an earlier version, and writes one row: a store
/// that cannot be written is refused.
///
/// # Errors
///
/// As [`open`], and [`OpeningError::Running`].
pub async fn open_to_serve(config: &Config, now: Timestamp) -> Result<Served, OpeningError> {
    let lock = DataLock::take(config)?;
    let opened = open_with_people(config, now, IfOlder::Migrate).await?;
    opened.store.prove_writable(now).await?;
    Ok(Served { lock, opened })
}

/// The seconds by which the newest row of the audit log may be later than this machine's clock.
const CLOCK_TOLERANCE_S: i64 = 120;

impl Opened {
    /// The time of the newest row of the audit log, if this machine's clock is behind it: one of the
    /// two times is wrong.
    ///
    /// # Errors
    ///
    /// An error if the store fails.
    pub async fn ahead_of(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let newest = self.store.newest_row_at().await?;
        Ok(newest.filter(|at| at.since(now) > CLOCK_TOLERANCE_S))
    }
}

/// What a check found in a store that can be opened.
#[derive(Debug)]
pub struct Inspected {
    /// The version of the store.
    pub schema: Schema,
    /// The time of the newest row of the audit log, if it is later than now.
    pub ahead: Option<Timestamp>,
}

/// Checks the same as [`open_to_serve`], beside a running service. A store of an earlier version is
/// only read: the migration is left to the next start, when the earlier version no longer runs.
///
/// # Errors
///
/// As [`open`].
pub async fn inspect(config: &Config, now: Timestamp) -> Result<Inspected, OpeningError> {
    let path = config.store_path();
    let schema = schema(&path).await;
    let schema = schema.map_err(|source| OpeningError::Store { path, source })?;
    let mut ahead = None;
    if schema == Schema::Current {
        let opened = open(config, now).await?;
        let noted = opened.store.prove_writable(now).await;
        let newest = opened.ahead_of(now).await;
        opened.store.close().await;
        noted?;
        ahead = newest?;
    }
    Ok(Inspected { schema, ahead })
}

/// Creates and opens the store of a new installation, for the existing keys.
///
/// # Errors
///
/// An error if a store exists already or none can be created.
pub async fn create(config: &Config, now: Timestamp) -> Result<Opened, OpeningError> {
    let keys = Keys::load(&config.keys_dir)?;
    let path = config.store_path();
    let made = SqliteStore::create(&path, Arc::clone(&keys.sealing), Arc::new(SystemRandom)).await;
    let store = made.map_err(|source| OpeningError::Store { path, source })?;
    store.note_keys(&keys.checks(), now).await?;
    Ok(Opened { keys, store })
}

/// Opens one store file with the keys that belong to it.
///
/// # Errors
///
/// As [`open`].
pub async fn open_file(
    path: &Path,
    config: &Config,
    now: Timestamp,
    older: IfOlder,
) -> Result<Opened, OpeningError> {
    let opened = open_unmatched(path, config, older).await?;
    let matched = match opened.match_keys(&config.keys_dir, now).await {
        // Only now is it certain that the keys match what is sealed.
        Ok(()) => opened.settle_methods(now).await,
        unmatched => unmatched,
    };
    match matched {
        Ok(()) => Ok(opened),
        Err(error) => {
            opened.store.close().await;
            Err(error)
        }
    }
}

/// Opens one store file with the present keys, without comparing them.
async fn open_unmatched(
    path: &Path,
    config: &Config,
    older: IfOlder,
) -> Result<Opened, OpeningError> {
    let unusable = |source| OpeningError::Store {
        path: path.to_owned(),
        source,
    };
    // If both are missing, the missing store is the error to report.
    let found = schema(path).await.map_err(unusable)?;
    if (found, older) == (Schema::Older, IfOlder::Refuse) {
        return Err(OpeningError::Older(path.to_owned()));
    }
    let keys = Keys::load(&config.keys_dir)?;
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let store = SqliteStore::open(path, Arc::clone(&keys.sealing), random)
        .await
        .map_err(unusable)?;
    Ok(Opened { keys, store })
}

impl Opened {
    /// Binds methods of an earlier version to their account, and adds decoys.
    async fn settle_methods(&self, now: Timestamp) -> Result<(), OpeningError> {
        self.store.bind_methods(now).await?;
        Ok(self.store.plant_decoys().await?)
    }
}

#[cfg(test)]
mod tests;
