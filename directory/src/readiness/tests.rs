use super::*;
use crate::clock::SystemClock;
use chiave_crypto::{KeyId, SealingKeys, SystemRandom};
use chiave_domain::ports::store::{LockKey, Store as _};
use tempfile::TempDir;
use tokio::sync::Notify;

/// A service that was just opened, with a certificate for `localhost`.
struct Opened {
    readiness: Readiness,
    store: Arc<SqliteStore>,
    chain: watch::Sender<Vec<CertificateDer<'static>>>,
    _folder: TempDir,
}

impl Opened {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = SealingKeys::generate(KeyId::parse("k1").unwrap(), &SystemRandom);
        let keys = Arc::new(key);
        let file = folder.path().join("chiave.db");
        let store = SqliteStore::create(&file, keys, Arc::new(SystemRandom)).await;
        let store = Arc::new(store.unwrap());
        let chain = watch::Sender::new(certificate("localhost"));
        let readiness = Readiness::opened(
            Arc::clone(&store),
            Vec::new(),
            chain.subscribe(),
            "localhost".to_owned(),
            Arc::new(SystemClock),
        );
        Self {
            readiness,
            store,
            chain,
            _folder: folder,
        }
    }
}

fn certificate(host: &str) -> Vec<CertificateDer<'static>> {
    let made = rcgen::generate_simple_self_signed([host.to_owned()]).unwrap();
    vec![made.cert.der().clone()]
}

// Law 22.
#[tokio::test]
async fn a_store_that_cannot_be_written_is_not_ready() {
    let opened = Opened::new().await;
    opened.readiness.look().await.unwrap();
    assert!(opened.readiness.is_ready());

    opened.store.close().await;
    assert!(opened.readiness.look().await.is_err());

    assert!(!opened.readiness.is_ready());
    assert_eq!(opened.readiness.checks()[0], ("store", false));
}

// Law 22.
#[tokio::test]
async fn a_key_that_the_process_does_not_have_is_not_ready() {
    let opened = Opened::new().await;
    let other = KeyCheck {
        purpose: "sealing".to_owned(),
        key: KeyId::parse("k2").unwrap(),
        value: [7; 32],
    };
    let now = SystemClock.now();
    opened.store.note_keys(&[other], now).await.unwrap();

    assert!(opened.readiness.look().await.is_err());

    let checks = opened.readiness.checks();
    assert_eq!(checks[..2], [("store", true), ("keys", false)]);
}

// Law 22.
#[tokio::test]
async fn a_certificate_that_every_computer_refuses_is_not_ready() {
    let opened = Opened::new().await;
    assert!(opened.readiness.is_ready());

    opened.chain.send_replace(certificate("elsewhere.example"));
    assert!(matches!(
        opened.readiness.look().await,
        Err(Unready::Certificate)
    ));

    assert_eq!(opened.readiness.checks()[2], ("certificate", false));
    assert!(!opened.readiness.is_ready());
}

// Law 22.
#[tokio::test]
async fn checks_that_hang_are_not_ready() {
    let opened = Opened::new().await;
    let long_ago = Instant::now().checked_sub(STALE).unwrap();

    opened.readiness.found().at = long_ago;

    assert!(!opened.readiness.is_ready());
}

/// The patience of a look whose turn never comes.
const SHORT: Duration = Duration::from_millis(300);

// Law 22.
#[tokio::test]
async fn a_store_in_which_others_write_is_ready() {
    let opened = Opened::new().await;
    let looked = Notify::new();
    let held = opened.store.work(LockKey::EVERYTHING).await.unwrap();
    let writes = async {
        let proved = opened.store.prove_writable(SystemClock.now()).await;
        proved.unwrap();
    };
    let keeps_its_turn = async {
        let kept = opened.store.work(LockKey::EVERYTHING).await.unwrap();
        looked.notified().await;
        drop(kept);
    };
    let looks = async {
        let found = opened.readiness.use_store(SHORT).await;
        looked.notify_one();
        found
    };
    let gives_way = async { held.commit().await.unwrap() };

    let ((), (), found, ()) = tokio::join!(writes, keeps_its_turn, looks, gives_way);

    found.unwrap();
}

// Law 22.
#[tokio::test]
async fn a_store_in_which_nobody_writes_is_not_ready() {
    let opened = Opened::new().await;
    let held = opened.store.work(LockKey::EVERYTHING).await.unwrap();

    let found = opened.readiness.use_store(SHORT).await;

    assert!(matches!(found, Err(Unready::Silent)), "{found:?}");
    drop(held);
}
