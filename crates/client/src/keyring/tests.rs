//! The worker with keyrings that lock, vanish and hang.

use super::*;
use std::{
    collections::HashMap,
    sync::{
        Condvar,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

/// A keyring that a test controls.
#[derive(Default)]
struct Fake {
    held: Mutex<HashMap<Entry, Vec<u8>>>,
    fault: Mutex<Option<VaultError>>,
    /// While true, calls block, as with a stopped daemon.
    stopped: Mutex<bool>,
    /// Whether a blocked call is waiting for a person to open the keyring.
    closed: AtomicBool,
    resumed: Condvar,
    /// The number of connections; a connection from before a restart does not answer any more.
    connections: AtomicUsize,
    restarts: AtomicUsize,
}

struct Connection {
    fake: Arc<Fake>,
    made_after: usize,
}

impl Fake {
    fn opener(self: &Arc<Self>) -> OpenVault {
        let fake = self.clone();
        Arc::new(move || {
            fake.connections.fetch_add(1, Ordering::SeqCst);
            let made_after = fake.restarts.load(Ordering::SeqCst);
            Ok(Box::new(Connection {
                fake: fake.clone(),
                made_after,
            }))
        })
    }

    fn set_fault(&self, fault: Option<VaultError>) {
        *self.fault.lock().unwrap() = fault;
    }

    fn stop(&self) {
        *self.stopped.lock().unwrap() = true;
    }

    fn resume(&self) {
        *self.stopped.lock().unwrap() = false;
        self.resumed.notify_all();
    }
}

impl Connection {
    fn answer(&self) -> Result<(), VaultError> {
        let stopped = self.fake.stopped.lock().unwrap();
        drop(
            self.fake
                .resumed
                .wait_while(stopped, |stopped| *stopped)
                .unwrap(),
        );
        if self.made_after != self.fake.restarts.load(Ordering::SeqCst) {
            return Err(VaultError::Failed);
        }
        self.fake.fault.lock().unwrap().map_or(Ok(()), Err)
    }
}

impl Vault for Connection {
    fn is_closed(&self) -> bool {
        self.fake.closed.load(Ordering::SeqCst)
    }

    fn get(&self, entry: Entry) -> Result<Option<Bytes>, VaultError> {
        self.answer()?;
        Ok(self
            .fake
            .held
            .lock()
            .unwrap()
            .get(&entry)
            .cloned()
            .map(Bytes::new))
    }

    fn set(&self, entry: Entry, value: &[u8]) -> Result<(), VaultError> {
        self.answer()?;
        self.fake.held.lock().unwrap().insert(entry, value.to_vec());
        Ok(())
    }

    fn remove(&self, entry: Entry) -> Result<(), VaultError> {
        self.answer()?;
        self.fake.held.lock().unwrap().remove(&entry);
        Ok(())
    }

    fn clear(&self, _kept: Option<&[u8]>) -> Result<(), VaultError> {
        self.answer()?;
        self.fake.held.lock().unwrap().clear();
        Ok(())
    }

    fn names_of_locked(&self) -> Result<Vec<String>, VaultError> {
        self.answer().map(|()| Vec::new())
    }
}

fn keyring(fake: &Arc<Fake>) -> (Keyring, mpsc::UnboundedReceiver<Held>) {
    Keyring::start(fake.opener(), Duration::from_millis(50))
}

fn token() -> Bytes {
    Bytes::new(b"token".to_vec())
}

#[tokio::test]
async fn what_is_saved_is_loaded_and_what_is_forgotten_is_not() {
    let fake = Arc::new(Fake::default());
    let (keyring, _late) = keyring(&fake);
    assert_eq!(keyring.state(), KeyringState::Unknown);

    keyring.save(Entry::Session, token()).await.unwrap();
    assert_eq!(keyring.load().await.unwrap().session, Some(token()));

    keyring.forget(Entry::Session).await.unwrap();
    assert_eq!(keyring.load().await.unwrap().session, None);
    assert_eq!(keyring.state(), KeyringState::Ready);
}

// Law 15.
#[tokio::test]
async fn a_locked_keyring_is_asked_again_and_may_be_open_then() {
    let fake = Arc::new(Fake::default());
    let (keyring, _late) = keyring(&fake);
    fake.set_fault(Some(VaultError::Locked));

    assert_eq!(keyring.load().await.err(), Some(VaultError::Locked));
    assert_eq!(keyring.state(), KeyringState::Locked);

    fake.set_fault(None);
    assert!(keyring.load().await.is_ok());
    assert_eq!(keyring.state(), KeyringState::Ready);
}

#[tokio::test]
async fn a_laptop_without_a_keyring_says_so() {
    let open: OpenVault = Arc::new(|| Err(VaultError::Missing));
    let (keyring, _late) = Keyring::start(open, DEADLINE);

    assert_eq!(keyring.load().await.err(), Some(VaultError::Missing));
    assert_eq!(keyring.state(), KeyringState::Missing);
}

// Law 15.
#[tokio::test]
async fn a_restarted_keyring_is_reached_by_a_new_connection() {
    let fake = Arc::new(Fake::default());
    let (keyring, _late) = keyring(&fake);
    keyring.save(Entry::Session, token()).await.unwrap();

    fake.restarts.fetch_add(1, Ordering::SeqCst);

    assert_eq!(keyring.load().await.unwrap().session, Some(token()));
    assert_eq!(fake.connections.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_failing_keyring_is_tried_on_one_new_connection_only() {
    let fake = Arc::new(Fake::default());
    let (keyring, _late) = keyring(&fake);
    keyring.save(Entry::Session, token()).await.unwrap();

    fake.set_fault(Some(VaultError::Failed));

    assert_eq!(keyring.load().await.err(), Some(VaultError::Failed));
    assert_eq!(keyring.state(), KeyringState::Missing);
    assert_eq!(fake.connections.load(Ordering::SeqCst), 2);
}

// Law 15.
#[tokio::test]
async fn the_late_answer_of_a_hanging_keyring_is_used() {
    let fake = Arc::new(Fake::default());
    let (keyring, mut late) = keyring(&fake);
    keyring.save(Entry::Session, token()).await.unwrap();

    fake.stop();
    assert_eq!(keyring.load().await.err(), Some(VaultError::Hanging));
    assert_eq!(keyring.load().await.err(), Some(VaultError::Hanging));
    assert_eq!(keyring.state(), KeyringState::Hanging);

    fake.resume();
    assert_eq!(late.recv().await.unwrap().session, Some(token()));
    assert_eq!(keyring.state(), KeyringState::Ready);
    assert_eq!(keyring.load().await.unwrap().session, Some(token()));
}

#[tokio::test]
async fn a_late_save_makes_the_rest_be_read_again() {
    let fake = Arc::new(Fake::default());
    let (keyring, mut late) = keyring(&fake);

    fake.stop();
    assert_eq!(
        keyring.save(Entry::Session, token()).await,
        Err(VaultError::Hanging)
    );

    fake.resume();
    assert_eq!(late.recv().await.unwrap().session, Some(token()));
}

#[tokio::test]
async fn a_keyring_that_asks_for_its_password_counts_as_locked() {
    let fake = Arc::new(Fake::default());
    let (keyring, mut late) = keyring(&fake);
    fake.closed.store(true, Ordering::SeqCst);
    fake.stop();

    assert_eq!(keyring.load().await.err(), Some(VaultError::Locked));
    assert_eq!(keyring.load().await.err(), Some(VaultError::Locked));
    assert_eq!(keyring.state(), KeyringState::Locked);

    fake.held
        .lock()
        .unwrap()
        .insert(Entry::Session, b"token".to_vec());
    fake.closed.store(false, Ordering::SeqCst);
    fake.resume();
    assert_eq!(late.recv().await.unwrap().session, Some(token()));
    assert_eq!(keyring.state(), KeyringState::Ready);
}
