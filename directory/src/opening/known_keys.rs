//! The keys that a store knows: lists them with what still needs each, and forgets one that was
//! dropped on purpose.

use super::{IfOlder, MisfitKind, Opened, OpeningError, misfit::misfits, open_unmatched};
use crate::config::Config;
use chiave_crypto::{KeyId, keys::KeyCheck};
use chiave_domain::{
    audit::{Actor, ServiceChange},
    ports::store::StoreError,
};
use chiave_protocol::Timestamp;
use chiave_store_sqlite::KeyUses;
use std::path::Path;

/// A key that was removed from its file on purpose.
pub struct Dropped<'a> {
    /// The purpose of the key, such as `code`.
    pub purpose: &'a str,
    /// The id of the key.
    pub key: &'a KeyId,
    /// Whether passwords and activation codes that need the key may be given up.
    pub gives_up_hashes: bool,
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
    /// Something in the store needs the key: so many values.
    Needed(KeyUses),
}

/// A key that the store knows.
#[derive(Debug)]
pub struct KnownKey {
    /// The purpose of the key, such as `pepper`.
    pub purpose: String,
    /// The id of the key.
    pub key: KeyId,
    /// Where the key is now.
    pub place: KeyPlace,
    /// What is lost without the key.
    pub uses: KeyUses,
}

/// Where a key that the store knows is now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyPlace {
    /// In the first line of its file: the key is used for everything new.
    First,
    /// In another line of its file: the key is used for old data only.
    Later,
    /// Not in its file.
    Missing,
    /// Its file has another key under the id.
    Different,
}

/// Lists every key that the store knows, even if some are missing.
///
/// # Errors
///
/// As [`open`].
pub async fn list_keys(config: &Config, now: Timestamp) -> Result<Vec<KnownKey>, OpeningError> {
    let opened = open_unmatched(&config.store_path(), config, IfOlder::Refuse).await?;
    let listed = opened.list(now).await;
    opened.store.close().await;
    Ok(listed?)
}

/// Opens the store although keys are missing, and makes the store forget one of them. Where no key at all
/// is one of the store's, the folder is that of another store, and nothing is forgotten.
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
    let opened = open_unmatched(&config.store_path(), config, IfOlder::Refuse).await?;
    let done = opened.forget(&config.keys_dir, dropped, by, now).await;
    opened.store.close().await;
    done
}

impl Opened {
    async fn forget(
        &self,
        keys_dir: &Path,
        dropped: &Dropped<'_>,
        by: Actor,
        now: Timestamp,
    ) -> Result<Forgotten, OpeningError> {
        let Dropped { purpose, key, .. } = *dropped;
        let is_meant = |check: &KeyCheck| check.purpose == purpose && check.key == *key;
        let here = self.keys.checks();
        if here.iter().any(is_meant) {
            return Ok(Forgotten::Here);
        }
        let mut known = self.store.key_checks().await?;
        known.retain(|check| !is_meant(check));
        let mut misfits = misfits(&known, &here, keys_dir);
        // Another key that was lost as well is forgotten next. A folder without a single key of this
        // store is the folder of another one.
        if known.iter().any(|check| here.contains(check)) {
            misfits.retain(|misfit| misfit.is != MisfitKind::Missing);
        }
        if !misfits.is_empty() {
            return Err(OpeningError::Misfits(misfits));
        }
        let uses = self.store.key_uses(purpose, key, now).await?;
        let may_be_lost = dropped.gives_up_hashes && uses.sealed == 0;
        if !uses.is_empty() && !may_be_lost {
            return Ok(Forgotten::Needed(uses));
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
    async fn list(&self, now: Timestamp) -> Result<Vec<KnownKey>, StoreError> {
        let here = self.keys.checks();
        let mut listed = Vec::new();
        for known in self.store.key_checks().await? {
            let uses = self.store.key_uses(&known.purpose, &known.key, now);
            listed.push(KnownKey {
                uses: uses.await?,
                place: place(&known, &here),
                purpose: known.purpose,
                key: known.key,
            });
        }
        Ok(listed)
    }
}

/// Where a known key is among the keys of the files, which are in the order of their lines.
fn place(known: &KeyCheck, here: &[KeyCheck]) -> KeyPlace {
    let mut file = here.iter().filter(|check| check.purpose == known.purpose);
    match file.position(|check| check.key == known.key) {
        None => KeyPlace::Missing,
        Some(_) if !here.contains(known) => KeyPlace::Different,
        Some(0) => KeyPlace::First,
        Some(_) => KeyPlace::Later,
    }
}
