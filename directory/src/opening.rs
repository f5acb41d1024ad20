//! Opens the keys and the store of the service, and checks that they belong together.
//!
//! `serve`, `config check`, `restore` and every command use these functions, so all of them accept
//! and refuse the same. Only [`create`] makes a store, for `init` and `restore` (law 22).

mod lock;

use crate::{
    config::Config,
    keys::{Keys, KeysError},
};
use chiave_crypto::{
    KeyId, Random, SealingKeys, SystemRandom, keys::KeyCheck, password_hash::StoredHash,
};
use chiave_domain::{
    audit::{Actor, ServiceChange},
    ports::store::StoreError,
};
use chiave_protocol::Timestamp;
use chiave_store_sqlite::{OpenError, Schema, SqliteStore, schema};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

pub use lock::DataLock;

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

/// A key that the store was used with and that its key file does not have now.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Misfit {
    /// The path of the key file.
    pub file: PathBuf,
    /// The key's id; empty if no single key can be named.
    pub key: String,
    /// How the key differs.
    pub is: MisfitKind,
}

/// How a key differs from what the store knows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MisfitKind {
    /// The file has no key with this id.
    Missing,
    /// The file has another key under this id.
    Different,
}

/// Opens an existing store with the keys that belong to it and at least one account.
///
/// # Errors
///
/// [`OpeningError`]; in that case nothing was changed except that the tables were migrated to this
/// version.
pub async fn open(config: &Config, now: Timestamp) -> Result<Opened, OpeningError> {
    let path = config.store_path();
    let opened = open_file(&path, config, now).await?;
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

/// Opens the resources of `serve` and writes one row: a store that cannot be written is refused.
///
/// # Errors
///
/// As [`open`], and [`OpeningError::Running`].
pub async fn open_to_serve(config: &Config, now: Timestamp) -> Result<Served, OpeningError> {
    let lock = DataLock::take(config)?;
    let opened = open(config, now).await?;
    opened.store.note_start(now).await?;
    Ok(Served { lock, opened })
}

/// Checks the same as [`open_to_serve`], beside a running service. A store of an earlier version is
/// only read: the migration is left to the next start, when the earlier version no longer runs.
///
/// # Errors
///
/// As [`open`].
pub async fn inspect(config: &Config, now: Timestamp) -> Result<Schema, OpeningError> {
    let path = config.store_path();
    let seen = schema(&path).await;
    let seen = seen.map_err(|source| OpeningError::Store { path, source })?;
    if seen == Schema::Current {
        let opened = open(config, now).await?;
        let noted = opened.store.note_start(now).await;
        opened.store.close().await;
        noted?;
    }
    Ok(seen)
}

/// A key that was removed from its file on purpose.
pub struct Dropped<'a> {
    /// The purpose of the key, such as `code`.
    pub purpose: &'a str,
    /// The id of the key.
    pub key: &'a KeyId,
}

/// The result of forgetting a dropped key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Forgotten {
    /// The store no longer expects the key.
    Done,
    /// The store never knew the key.
    Unknown,
    /// The key is still in its file.
    Here,
    /// Something in the store is sealed with the key.
    Needed,
}

/// Opens the store although one key is missing, and makes the store forget that key.
///
/// # Errors
///
/// As [`open`].
pub async fn forget_key(
    config: &Config,
    dropped: &Dropped<'_>,
    by: Actor,
    now: Timestamp,
) -> Result<Forgotten, OpeningError> {
    let opened = open_unmatched(&config.store_path(), config).await?;
    let done = opened.forget(&config.keys_dir, dropped, by, now).await;
    opened.store.close().await;
    done
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
) -> Result<Opened, OpeningError> {
    let opened = open_unmatched(path, config).await?;
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
async fn open_unmatched(path: &Path, config: &Config) -> Result<Opened, OpeningError> {
    let unusable = |source| OpeningError::Store {
        path: path.to_owned(),
        source,
    };
    // If both are missing, the missing store is the error to report.
    schema(path).await.map_err(unusable)?;
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

impl Opened {
    async fn forget(
        &self,
        keys_dir: &Path,
        dropped: &Dropped<'_>,
        by: Actor,
        now: Timestamp,
    ) -> Result<Forgotten, OpeningError> {
        let Dropped { purpose, key } = *dropped;
        let is_meant = |check: &KeyCheck| check.purpose == purpose && check.key == *key;
        let here = self.keys.checks();
        if here.iter().any(is_meant) {
            return Ok(Forgotten::Here);
        }
        let mut known = self.store.key_checks().await?;
        known.retain(|check| !is_meant(check));
        let misfits = misfits(&known, &here, keys_dir);
        if !misfits.is_empty() {
            return Err(OpeningError::Misfits(misfits));
        }
        if purpose == SealingKeys::PURPOSE && self.store.has_sealed_with(key).await? {
            return Ok(Forgotten::Needed);
        }
        if !self.store.forget_key(purpose, key).await? {
            return Ok(Forgotten::Unknown);
        }
        let change = ServiceChange::KeyForgotten {
            purpose: purpose.to_owned(),
            key: key.to_string(),
        };
        self.store.record(change, by, now).await?;
        Ok(Forgotten::Done)
    }
}

impl Opened {
    /// Compares every key with the check values in the store. If all known keys are present, adds
    /// the check values of new ones.
    ///
    /// # Errors
    ///
    /// [`OpeningError::Misfits`] with every key that is missing or different.
    async fn match_keys(&self, keys_dir: &Path, now: Timestamp) -> Result<(), OpeningError> {
        let known = self.store.key_checks().await?;
        let here = self.keys.checks();
        let misfits = match known.is_empty() {
            true => self.misfits_without_checks(keys_dir).await?,
            false => misfits(&known, &here, keys_dir),
        };
        if !misfits.is_empty() {
            return Err(OpeningError::Misfits(misfits));
        }
        let new: Vec<KeyCheck> = here
            .into_iter()
            .filter(|check| !known.contains(check))
            .collect();
        if !new.is_empty() {
            self.store.note_keys(&new, now).await?;
        }
        Ok(())
    }

    /// Compares the keys with a store of a version that kept no check values: tries what was sealed
    /// and hashed. A pepper that was dropped on purpose leaves hashes that nobody can match, so one
    /// hash whose pepper is present is enough.
    async fn misfits_without_checks(&self, keys_dir: &Path) -> Result<Vec<Misfit>, OpeningError> {
        let mut misfits = Vec::new();
        if let Some(key) = self.store.misfit_of_sealing().await? {
            let is = match self
                .keys
                .sealing
                .checks()
                .iter()
                .any(|it| it.key.as_str() == key)
            {
                true => MisfitKind::Different,
                false => MisfitKind::Missing,
            };
            let file = Keys::file(keys_dir, "sealing");
            misfits.push(Misfit { file, key, is });
        }
        let hashes = self.store.hashes_by_pepper().await?;
        let mut hashes = hashes.into_iter().map(StoredHash::from_phc).peekable();
        if hashes.peek().is_some() && !hashes.any(|hash| self.keys.pepper.made(&hash)) {
            misfits.push(Misfit {
                file: Keys::file(keys_dir, "pepper"),
                key: String::new(),
                is: MisfitKind::Missing,
            });
        }
        Ok(misfits)
    }
}

/// The keys that the store knows and that are not in `here`.
fn misfits(known: &[KeyCheck], here: &[KeyCheck], keys_dir: &Path) -> Vec<Misfit> {
    let names = |check: &KeyCheck, other: &KeyCheck| {
        check.purpose == other.purpose && check.key == other.key
    };
    known
        .iter()
        .filter(|check| !here.contains(check))
        .map(|check| Misfit {
            file: Keys::file(keys_dir, &check.purpose),
            key: check.key.to_string(),
            is: match here.iter().any(|other| names(check, other)) {
                true => MisfitKind::Different,
                false => MisfitKind::Missing,
            },
        })
        .collect()
}

#[cfg(test)]
mod tests;
