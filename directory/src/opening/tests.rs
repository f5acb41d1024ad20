mod forgetting;

use super::*;
use crate::hashing::{self, HashPool, PoolConfig};
use chiave_crypto::{KeyId, Pepper, password_hash::Cost};
use chiave_domain::person::Person;
use chiave_domain::{
    account::Role,
    audit::{Actor, AuditEvent, AuditRow, SignInRefusal},
    ports::store::{LockKey, Store as _},
};
use chiave_flows::admin::{Operator, accounts::Accounts};
use chiave_store_sqlite::EmbeddedDirectory;
use std::fs;
use tempfile::TempDir;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const FILES: [&str; 6] = ["sealing", "pepper", "code", "nonce", "audit", "lookup"];

/// An installation with one person in it, that nobody serves.
struct Installed {
    folder: TempDir,
    config: Config,
}

impl Installed {
    async fn new() -> Self {
        let installed = Self::empty().await;
        let opened = open_file(
            &installed.config.store_path(),
            &installed.config,
            NOW,
            IfOlder::Refuse,
        )
        .await
        .unwrap();
        let hashing = pool();
        let directory = EmbeddedDirectory::new(&opened.store, hashing);
        let operator = Operator {
            by: Actor::Operator(None),
            clock: &crate::clock::SystemClock,
            random: &SystemRandom,
            lookup: &opened.keys.lookup,
        };
        let accounts = Accounts::new(&directory, operator);
        accounts.add(&person()).await.unwrap();
        let mut tx = opened.store.work(LockKey::EVERYTHING).await.unwrap();
        tx.put_audit(&row(1)).await.unwrap();
        tx.commit().await.unwrap();
        opened.store.close().await;
        installed
    }

    /// The same with nobody in it.
    async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let text = include_str!("../../chiave-directory.example.toml")
            .replace("/var/lib/chiave", "data")
            .replace("/etc/chiave/keys", "keys");
        let config = Config::parse(&text, folder.path()).unwrap();
        fs::create_dir(&config.data_dir).unwrap();
        Keys::create(&config.keys_dir, &SystemRandom).unwrap();
        let opened = create(&config, NOW).await.unwrap();
        opened.store.close().await;
        Self { folder, config }
    }

    fn key_file(&self, purpose: &str) -> PathBuf {
        self.config.keys_dir.join(format!("{purpose}.key"))
    }

    fn read(&self, purpose: &str) -> String {
        fs::read_to_string(self.key_file(purpose)).unwrap()
    }

    fn put(&self, purpose: &str, text: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.key_file(purpose);
        fs::remove_file(&path).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    }

    /// What start and check both say; they have to agree.
    async fn refusal(&self) -> OpeningError {
        let served = open_to_serve(&self.config, NOW).await;
        let checked = inspect(&self.config, NOW).await.unwrap_err();
        let served = served.err().expect("the service would start");
        assert_eq!(served.to_string(), checked.to_string());
        served
    }

    async fn misfits(&self) -> Vec<Misfit> {
        match self.refusal().await {
            OpeningError::Misfits(misfits) => misfits,
            other => panic!("{other:?}"),
        }
    }

    async fn starts(&self) {
        let served = open_to_serve(&self.config, NOW).await.unwrap();
        served.opened.store.close().await;
        inspect(&self.config, NOW).await.unwrap();
    }

    /// Asks the store to forget the first key of a key file's text.
    async fn forget(&self, purpose: &str, text: &str) -> Forgotten {
        self.try_to_forget(purpose, text).await.unwrap()
    }

    async fn try_to_forget(&self, purpose: &str, text: &str) -> Result<Forgotten, OpeningError> {
        let (id, _) = text.split_once(' ').unwrap();
        let key = &KeyId::parse(id).unwrap();
        let dropped = Dropped {
            purpose,
            key,
            gives_up_hashes: false,
        };
        forget_key(&self.config, &dropped, Actor::Operator(Some(7)), NOW).await
    }

    async fn store(&self) -> SqliteStore {
        let opened = open_file(
            &self.config.store_path(),
            &self.config,
            NOW,
            IfOlder::Refuse,
        )
        .await;
        opened.unwrap().store
    }

    /// Puts a store in place that lacks the newest migration.
    async fn make_older(&self) {
        use sqlx::ConnectOptions as _;
        let path = self.config.store_path();
        fs::remove_file(&path).unwrap();
        let folder = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../crates/store-sqlite/migrations"
        );
        let mut all = sqlx::migrate::Migrator::new(Path::new(folder))
            .await
            .unwrap();
        all.migrations.to_mut().pop();
        let options = sqlx::sqlite::SqliteConnectOptions::new();
        let options = options.filename(&path).create_if_missing(true);
        let mut connection = options.connect().await.unwrap();
        all.run(&mut connection).await.unwrap();
        sqlx::Connection::close(connection).await.unwrap();
    }

    /// Makes the store one of a version without check values.
    async fn forget_checks(&self) {
        let store = self.store().await;
        for check in store.key_checks().await.unwrap() {
            store.forget_key(&check.purpose, &check.key).await.unwrap();
        }
        store.close().await;
    }
}

/// Nobody has a password here, so nothing is hashed.
fn pool() -> Arc<HashPool> {
    let config = PoolConfig {
        workers: 2,
        queue: 2,
        wipe_after: hashing::WIPE_AFTER,
        keep_memory: hashing::KEEP_MEMORY,
        cost: Cost::default(),
        pepper: Pepper::generate(KeyId::parse("none").unwrap(), &SystemRandom),
        random: Arc::new(SystemRandom),
    };
    HashPool::start(config).unwrap()
}

fn person() -> Person {
    Person {
        user_name: chiave_domain::account::UserName::parse("g.ferri").unwrap(),
        display_name: "Giulia Ferri".into(),
        given_name: "Giulia".into(),
        family_name: "Ferri".into(),
        mail: None,
        language: "it".into(),
        role: Role::Employee,
        groups: Vec::new(),
    }
}

fn row(n: u128) -> AuditRow {
    AuditRow {
        id: uuid::Uuid::from_u128(n),
        at: NOW,
        event: AuditEvent::SignInRefused(SignInRefusal::Password),
        by: Actor::Person,
        account: None,
        device: None,
        device_name: Some("a computer".into()),
    }
}

/// A key file's line that nobody had before.
fn line(id: &str) -> String {
    format!("{id} {}\n", "5a".repeat(32))
}

#[tokio::test]
async fn whole_keys_and_a_store_with_people_start() {
    let installed = Installed::new().await;

    installed.starts().await;
    installed.starts().await;
}

// Law 22.
#[tokio::test]
async fn another_key_under_the_same_id_is_named_with_its_file() {
    let installed = Installed::new().await;
    for purpose in FILES {
        let own = installed.read(purpose);
        let (id, _) = own.split_once(' ').unwrap();
        installed.put(purpose, &line(id));

        let misfits = installed.misfits().await;

        let expected = Misfit {
            file: installed.key_file(purpose),
            key: id.to_owned(),
            is: MisfitKind::Different,
        };
        assert_eq!(misfits, [expected]);
        installed.put(purpose, &own);
        installed.starts().await;
    }
}

// Law 22.
#[tokio::test]
async fn a_key_whose_line_is_gone_is_named_with_its_file() {
    let installed = Installed::new().await;
    for purpose in FILES {
        let own = installed.read(purpose);
        let (id, _) = own.split_once(' ').unwrap();
        installed.put(purpose, &line("new"));

        let misfits = installed.misfits().await;

        let expected = Misfit {
            file: installed.key_file(purpose),
            key: id.to_owned(),
            is: MisfitKind::Missing,
        };
        assert_eq!(misfits, [expected]);
        installed.put(purpose, &own);
    }
    installed.starts().await;
}

// Law 22.
#[tokio::test]
async fn every_foreign_key_is_named_at_once_and_nothing_is_noted() {
    let installed = Installed::new().await;
    let before = installed.store().await.key_checks().await.unwrap();
    let own = FILES.map(|purpose| installed.read(purpose));
    let elsewhere = installed.folder.path().join("elsewhere");
    fs::rename(&installed.config.keys_dir, &elsewhere).unwrap();
    Keys::create(&installed.config.keys_dir, &SystemRandom).unwrap();

    assert_eq!(installed.misfits().await.len(), FILES.len());

    for (purpose, text) in FILES.into_iter().zip(own) {
        installed.put(purpose, &text);
    }
    assert_eq!(installed.store().await.key_checks().await.unwrap(), before);
}

#[tokio::test]
async fn a_new_key_beside_the_old_ones_is_known_from_then_on() {
    let installed = Installed::new().await;
    let own = installed.read("pepper");
    installed.put("pepper", &(line("new") + &own));
    installed.starts().await;

    installed.put("pepper", &own);

    let misfits = installed.misfits().await;
    assert_eq!(misfits[0].key, "new");
}

#[tokio::test]
async fn a_store_without_check_values_gets_them_from_its_own_keys() {
    let installed = Installed::new().await;
    installed.forget_checks().await;

    installed.starts().await;

    let known = installed.store().await.key_checks().await.unwrap();
    assert_eq!(known.len(), FILES.len());
}

#[tokio::test]
async fn a_store_without_check_values_gets_none_from_foreign_keys() {
    let installed = Installed::new().await;
    installed.forget_checks().await;
    let id = installed.read("sealing");
    let id = id.split(' ').next().unwrap();
    for (other, is) in [(id, MisfitKind::Different), ("new", MisfitKind::Missing)] {
        let own = installed.read("sealing");
        installed.put("sealing", &line(other));

        let misfits = installed.misfits().await;

        assert_eq!((misfits[0].key.as_str(), misfits[0].is), (id, is));
        installed.put("sealing", &own);
    }
}

// Law 22.
#[tokio::test]
async fn nobody_in_the_store_is_no_store_to_serve() {
    let installed = Installed::empty().await;

    assert!(matches!(
        installed.refusal().await,
        OpeningError::Nobody(path) if path == installed.config.store_path()
    ));
}

// Law 22.
#[tokio::test]
async fn a_store_that_is_gone_or_empty_is_refused_and_not_made() {
    let installed = Installed::new().await;
    let path = installed.config.store_path();
    fs::remove_file(&path).unwrap();
    let source = |error| match error {
        OpeningError::Store { source, .. } => source,
        other => panic!("{other:?}"),
    };

    assert!(matches!(
        source(installed.refusal().await),
        OpenError::Missing
    ));
    assert!(!path.exists());

    fs::write(&path, "").unwrap();
    assert!(matches!(
        source(installed.refusal().await),
        OpenError::Empty
    ));
    assert_eq!(fs::metadata(&path).unwrap().len(), 0);

    fs::remove_dir_all(&installed.config.data_dir).unwrap();
    assert!(matches!(
        source(installed.refusal().await),
        OpenError::Missing
    ));
    assert!(!installed.config.data_dir.exists());
}

// Law 22.
#[tokio::test]
async fn a_second_service_is_refused_and_a_check_is_not() {
    let installed = Installed::new().await;
    let first = open_to_serve(&installed.config, NOW).await.unwrap();

    let second = open_to_serve(&installed.config, NOW).await;

    assert!(matches!(second.err(), Some(OpeningError::Running(_))));
    inspect(&installed.config, NOW).await.unwrap();
    first.opened.store.close().await;
}

#[tokio::test]
async fn only_the_start_brings_a_store_up_to_date() {
    let installed = Installed::empty().await;
    installed.make_older().await;
    let (config, path) = (&installed.config, installed.config.store_path());

    let opened = open(config, NOW).await.err();
    let listed = list_keys(config, NOW).await.err();
    assert!(matches!(opened, Some(OpeningError::Older(_))), "{opened:?}");
    assert!(matches!(listed, Some(OpeningError::Older(_))), "{listed:?}");
    assert_eq!(schema(&path).await.unwrap(), Schema::Older);

    let served = open_to_serve(config, NOW).await.err();
    assert!(matches!(served, Some(OpeningError::Nobody(_))));
    assert_eq!(schema(&path).await.unwrap(), Schema::Current);
}
