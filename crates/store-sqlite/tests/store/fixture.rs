//! A fresh file for each test, removed after the test.

use chiave_crypto::{SealingKeys, SystemRandom, random};
use chiave_domain::person::Person;
use chiave_domain::ports::roster::{EntryMark, Roster};
use chiave_domain::{
    account::{Account, Role, UserName},
    device::DeviceTrust,
    order::{NewPassword, OrderKind},
    ports::{
        connector::{Checked, Connector, ConnectorError, Written},
        hashing::{HashFor, Hashing, HashingError, Matched},
        store::{LockKey, Store},
    },
    settings::{AccountPolicy, Profile},
    testing::{
        order,
        samples::{NOW, operation},
        store_contract::Subject,
    },
};
use chiave_protocol::{AccountId, Secret};
use chiave_store_sqlite::{EmbeddedDirectory, SqliteStore};
use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

/// The temporary folder of one test.
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

    /// Every byte of every file in the folder.
    pub fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(&self.0).unwrap();
        files
            .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .collect()
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
    let random = Arc::new(SystemRandom);
    match path.exists() {
        true => SqliteStore::open(path, keys(), random).await,
        false => SqliteStore::create(path, keys(), random).await,
    }
    .unwrap()
}

pub async fn fresh() -> (SqliteStore, Folder) {
    let folder = Folder::new();
    (open(&folder.path("chiave.db")).await, folder)
}

pub async fn subject() -> (Subject, Folder) {
    let (store, folder) = fresh().await;
    (Arc::new(store), folder)
}

/// A connection to the file that bypasses the store.
pub async fn raw(folder: &Folder) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.path("chiave.db"));
    options.connect().await.unwrap()
}

/// A store as the version made it whose newest migration had this number.
pub async fn older(folder: &Folder, newest: i64) {
    let options = SqliteConnectOptions::new()
        .filename(folder.path("chiave.db"))
        .create_if_missing(true);
    let mut connection = options.connect().await.unwrap();
    let made = sqlx::migrate!().run_to(newest, &mut connection).await;
    made.unwrap();
    connection.close().await.unwrap();
}

/// Runs a statement that bypasses the store.
pub async fn tamper(folder: &Folder, sql: &'static str) {
    let mut connection = raw(folder).await;
    sqlx::query(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Reads one number, bypassing the store.
pub async fn number(folder: &Folder, sql: &'static str) -> i64 {
    let mut connection = raw(folder).await;
    sqlx::query_scalar(sql)
        .fetch_one(&mut connection)
        .await
        .unwrap()
}

/// The whole chain of an error's causes, as the log would show it.
pub fn causes(error: &dyn std::error::Error) -> String {
    let chain = std::iter::successors(Some(error), |error| error.source());
    chain
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

/// A hasher that computes no real hashes and counts its calls.
#[derive(Default)]
pub struct FakeHashing {
    pub hashed: AtomicU64,
    pub verified: AtomicU64,
    /// The current generation; a hash of another generation is outdated.
    pub generation: AtomicU64,
    pub busy: AtomicBool,
}

impl FakeHashing {
    fn admit(&self) -> Result<(), HashingError> {
        match self.busy.load(Ordering::SeqCst) {
            true => Err(HashingError::Busy { retry_after_s: 1 }),
            false => Ok(()),
        }
    }
}

#[async_trait::async_trait]
impl Hashing for FakeHashing {
    async fn hash(
        &self,
        secret: Arc<Secret>,
        _: HashFor,
        _: DeviceTrust,
    ) -> Result<String, HashingError> {
        self.admit()?;
        self.hashed.fetch_add(1, Ordering::SeqCst);
        let generation = self.generation.load(Ordering::SeqCst);
        Ok(format!("{generation}:{}", secret.expose()))
    }

    async fn verify(
        &self,
        secret: Arc<Secret>,
        _: HashFor,
        phc: Option<String>,
        _: DeviceTrust,
    ) -> Result<Matched, HashingError> {
        self.admit()?;
        self.verified.fetch_add(1, Ordering::SeqCst);
        let Some(phc) = phc else {
            return Ok(Matched::No);
        };
        let Some((generation, text)) = phc.split_once(':') else {
            return Ok(Matched::No);
        };
        let current = self.generation.load(Ordering::SeqCst).to_string();
        match text == secret.expose() {
            true => Ok(Matched::Yes {
                outdated: generation != current,
            }),
            false => Ok(Matched::No),
        }
    }

    fn is_crowded(&self, _: DeviceTrust) -> bool {
        false
    }
}

/// Adds an entry.
async fn add(directory: &EmbeddedDirectory, name: &str) -> AccountId {
    let id = AccountId::from_uuid(random::uuid(&SystemRandom));
    let mut tx = Roster::work(directory, LockKey::EVERYTHING).await.unwrap();
    tx.add_entry(id, &person(name)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// A directory with the account of Anna, who has no password yet.
pub struct Company {
    pub store: SqliteStore,
    pub directory: EmbeddedDirectory,
    pub hashing: Arc<FakeHashing>,
    pub anna: AccountId,
    pub folder: Folder,
}

impl Company {
    pub async fn new() -> Self {
        let (store, folder) = fresh().await;
        let hashing = Arc::new(FakeHashing::default());
        let directory = EmbeddedDirectory::new(&store, hashing.clone());
        let anna = add(&directory, "anna").await;
        Self {
            store,
            directory,
            hashing,
            anna,
            folder,
        }
    }

    /// Adds an account.
    pub async fn add(&self, name: &str) -> AccountId {
        add(&self.directory, name).await
    }

    /// Sets marks of Anna's entry.
    pub async fn mark(&self, marks: &[EntryMark]) {
        let mut tx = Roster::work(&self.directory, LockKey::EVERYTHING)
            .await
            .unwrap();
        for mark in marks {
            assert!(tx.mark_entry(self.anna, *mark).await.unwrap());
        }
        tx.commit().await.unwrap();
    }

    /// Sets Anna's password as a reset would.
    pub async fn set(&self, n: u8, new: &str) -> Result<Written, ConnectorError> {
        let policy = self.store.read().await.unwrap().policy_book().await;
        let new = NewPassword {
            secret: secret(new),
            history: policy.unwrap().default.password_policy().history,
        };
        let set = OrderKind::Set {
            new,
            decided_on: self.anna().await.lock,
        };
        let order = order(operation(n), self.anna, set);
        self.directory.write(order, NOW.plus(i64::from(n))).await
    }

    pub async fn check(&self, password: &str) -> Checked {
        self.directory
            .check(Some(self.anna), secret(password), DeviceTrust::Known)
            .await
            .unwrap()
    }

    pub async fn anna(&self) -> Account {
        self.directory.get(self.anna).await.unwrap().unwrap()
    }

    pub async fn use_entra_rules(&self) {
        let policy = AccountPolicy {
            profile: Profile::Entra,
            ..AccountPolicy::default()
        };
        let mut tx = self.store.work(LockKey::EVERYTHING).await.unwrap();
        tx.put_policy_book(&policy.into()).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// A new password that may repeat any earlier one.
pub fn new_password(text: &str) -> NewPassword {
    NewPassword {
        secret: secret(text),
        history: 0,
    }
}

pub fn secret(text: &str) -> Arc<Secret> {
    Arc::new(Secret::new(text.into()))
}

pub fn person(name: &str) -> Person {
    Person {
        user_name: UserName::parse(name).unwrap(),
        display_name: format!("{name} Rossi"),
        given_name: name.into(),
        family_name: "Rossi".into(),
        mail: Some(format!("{name}@azienda.example")),
        language: "it".into(),
        role: Role::Employee,
        groups: vec!["sales".into()],
    }
}
