//! Opening what the service works with: the keys, the store, and whether they belong together.
//!
//! `serve`, `config check`, `restore` and every command go through here, so none of them finds good
//! what another refuses. Nothing here makes a store: only `init` and `restore` do (law 22).

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

/// Why there is nothing to work with.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// The key files cannot be used.
    #[error("the keys cannot be used")]
    Keys(#[from] KeysError),
    /// The file is no store that can be opened.
    #[error("{path}")]
    Store {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: OpenError,
    },
    /// The store is one of Chiave, and nobody is in it.
    #[error("nobody is in the store {0}")]
    Nobody(PathBuf),
    /// The store was used with keys that are not these.
    #[error("the keys do not belong to the store: {0:?}")]
    Misfits(Vec<Misfit>),
    /// Another service runs on the same data folder.
    #[error("another service runs on {0}")]
    Running(PathBuf),
    /// The data folder cannot be opened.
    #[error("{path}")]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The store failed.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

/// A key that the store was used with and that is not in its file now.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Misfit {
    /// The key file.
    pub file: PathBuf,
    /// The key's id; empty where no single key can be named.
    pub key: String,
    /// What is the matter.
    pub is: MisfitKind,
}

/// How a key does not fit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MisfitKind {
    /// The file has no key with this id.
    Missing,
    /// The file has another key under this id.
    Different,
}

/// Opens the store that `init` or `restore` made, with the keys that belong to it and people in it.
///
/// # Errors
///
/// [`OpeningError`]; then nothing was changed but the store's tables, which are of this version.
pub async fn open(config: &Config, now: Timestamp) -> Result<Opened, OpeningError> {
    let path = config.store_path();
    let opened = open_file(&path, config, now).await?;
    if opened.store.has_people().await? {
        return Ok(opened);
    }
    opened.store.close().await;
    Err(OpeningError::Nobody(path))
}

/// What `serve` works with: nobody else serves the same folder while the lock lives.
pub struct Served {
    /// The data folder, held.
    pub lock: DataLock,
    /// The store and its keys.
    pub opened: Opened,
}

/// Opens what `serve` works with and writes one row: a store that cannot be written is none.
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

/// Does what [`open_to_serve`] does, beside a running service. A store of an earlier version is only
/// looked at: bringing it up to date is for the start, when the earlier version runs no more.
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

/// A key whose line was taken out of its file on purpose.
pub struct Dropped<'a> {
    /// What it was for, such as `code`.
    pub purpose: &'a str,
    /// Its id.
    pub key: &'a KeyId,
}

/// What became of a dropped key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Forgotten {
    /// The store does not ask for it any more.
    Done,
    /// The store never knew it.
    Unknown,
    /// Its line is still in its file.
    Here,
    /// Something in the store is sealed with it.
    Needed,
}

/// Opens the store although one key is gone, and makes the store forget that key.
///
/// # Errors
///
/// As [`open`].
pub async fn forget_key(
    config: &Config,
    dropped: &Dropped<'_>,
    (by, now): (Actor, Timestamp),
) -> Result<Forgotten, OpeningError> {
    let opened = open_unmatched(&config.store_path(), config).await?;
    let done = opened.forget(&config.keys_dir, dropped, (by, now)).await;
    opened.store.close().await;
    done
}

/// Makes the store of a new installation, for the keys that are there, and opens it.
///
/// # Errors
///
/// Where a store is there already, or none can be made.
pub async fn create(config: &Config, now: Timestamp) -> Result<Opened, OpeningError> {
    let keys = Keys::load(&config.keys_dir)?;
    let path = config.store_path();
    let made = SqliteStore::create(&path, Arc::clone(&keys.sealing), Arc::new(SystemRandom)).await;
    let store = made.map_err(|source| OpeningError::Store { path, source })?;
    store.note_keys(&keys.checks(), now).await?;
    Ok(Opened { keys, store })
}

/// Opens one store file, with the keys that belong to it.
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
        // Only now is it known that the keys belong to what is sealed.
        Ok(()) => opened.settle_methods().await,
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

/// Opens one store file with the keys that are there.
async fn open_unmatched(path: &Path, config: &Config) -> Result<Opened, OpeningError> {
    let unusable = |source| OpeningError::Store {
        path: path.to_owned(),
        source,
    };
    // Where neither is there, the missing store is what there is to say.
    schema(path).await.map_err(unusable)?;
    let keys = Keys::load(&config.keys_dir)?;
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let store = SqliteStore::open(path, Arc::clone(&keys.sealing), random)
        .await
        .map_err(unusable)?;
    Ok(Opened { keys, store })
}

impl Opened {
    /// Binds methods of an earlier version, and plants decoys.
    async fn settle_methods(&self) -> Result<(), OpeningError> {
        self.store.bind_methods().await?;
        Ok(self.store.plant_decoys().await?)
    }
}

impl Opened {
    async fn forget(
        &self,
        keys_dir: &Path,
        dropped: &Dropped<'_>,
        (by, now): (Actor, Timestamp),
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
    /// Compares every key with what the store knows of it, and makes new ones known to the store
    /// where all the old ones are there.
    ///
    /// # Errors
    ///
    /// [`OpeningError::Misfits`] with every key that is missing or another one.
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

    /// The same for a store of a version that kept no check values: by what the keys have sealed and
    /// hashed. A pepper that was dropped on purpose leaves hashes that nobody can match any more, so
    /// one hash that has its pepper is enough.
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

/// The keys that the store knows and that are not `here`.
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
