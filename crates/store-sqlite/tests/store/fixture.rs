//! A fresh file for each test, gone with it.

use chiave_crypto::{SealingKeys, SystemRandom, random};
use chiave_domain::testing::store_contract::Subject;
use chiave_store_sqlite::SqliteStore;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// A folder of this test's own.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("chiave-{}", random::uuid(&SystemRandom)));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Every byte of every file in it.
    pub fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(&self.0).unwrap();
        files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn keys() -> Arc<SealingKeys> {
    let file = "k1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    Arc::new(SealingKeys::parse(file).unwrap())
}

pub async fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path, keys(), Arc::new(SystemRandom)).await.unwrap()
}

pub async fn fresh() -> (SqliteStore, Folder) {
    let folder = Folder::new();
    (open(&folder.path("chiave.db")).await, folder)
}

pub async fn subject() -> (Subject, Folder) {
    let (store, folder) = fresh().await;
    (Arc::new(store), folder)
}
