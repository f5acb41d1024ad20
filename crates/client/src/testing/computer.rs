//! A computer whose folders and keyring survive a restart of the client.

use super::{MemoryVault, NOW, Service};
use crate::{
    Client, Clock, Network, OpenVault, Parts, Places, Platform,
    settings::{PolicyFolder, Provider, Reading, Settings},
};
use chiave_crypto::{Random, SystemRandom};
use chiave_protocol::{
    Timestamp,
    support::{System, Word},
};
use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{runtime::Handle, sync::Notify};

pub(crate) struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        NOW
    }

    fn uptime(&self) -> Duration {
        Duration::ZERO
    }

    fn utc_offset_min(&self) -> i16 {
        60
    }
}

/// A clock that a test moves.
#[derive(Default)]
pub(crate) struct SetClock {
    passed_s: AtomicI64,
    ran_s: AtomicI64,
}

impl SetClock {
    /// Time passes while the computer runs.
    pub(crate) fn run(&self, seconds: i64) {
        self.ran_s.fetch_add(seconds, Ordering::SeqCst);
        self.sleep(seconds);
    }

    /// Time passes while the computer is off.
    pub(crate) fn sleep(&self, seconds: i64) {
        self.passed_s.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        NOW.plus(self.passed_s.load(Ordering::SeqCst))
    }

    fn uptime(&self) -> Duration {
        let ran = self.ran_s.load(Ordering::SeqCst);
        Duration::from_secs(ran.unsigned_abs())
    }

    fn utc_offset_min(&self) -> i16 {
        60
    }
}

/// A platform that a test connects to networks and disconnects.
pub(crate) struct TestPlatform {
    network: Mutex<Network>,
    /// How often the name of the computer was read.
    pub(crate) names_read: AtomicUsize,
    /// For how long the question for the owner of the keyring gets no answer.
    pub(crate) owner_hangs: Mutex<Duration>,
}

impl Default for TestPlatform {
    fn default() -> Self {
        Self {
            network: Mutex::new(Network {
                connected: true,
                fingerprint: 1,
            }),
            names_read: AtomicUsize::new(0),
            owner_hangs: Mutex::default(),
        }
    }
}

impl TestPlatform {
    /// Moves the computer to another network.
    pub(crate) fn move_on(&self) {
        self.network.lock().unwrap().fingerprint += 1;
    }
}

impl Platform for TestPlatform {
    fn places(&self) -> Places {
        unreachable!("a test has places of its own")
    }

    fn session_folder(&self) -> PathBuf {
        unreachable!("a test has a folder of its own")
    }

    fn open_vault(&self) -> OpenVault {
        unreachable!("a test has a vault of its own")
    }

    fn keyring_owner(&self) -> Option<String> {
        let hangs = *self.owner_hangs.lock().unwrap();
        std::thread::sleep(hangs);
        Some("test-keyring".into())
    }

    fn policy(&self) -> Arc<dyn Provider> {
        unreachable!("a test has settings of its own")
    }

    fn system(&self) -> System {
        System {
            kind: Word::fixed("test"),
            processor: Word::fixed("none"),
            name: None,
            version: None,
            kernel: None,
        }
    }

    fn device_name(&self) -> String {
        self.names_read.fetch_add(1, Ordering::SeqCst);
        "test".into()
    }

    fn language(&self) -> Option<String> {
        None
    }

    fn formats(&self) -> Option<String> {
        Some("it-IT".into())
    }

    fn network(&self) -> Network {
        *self.network.lock().unwrap()
    }

    fn survive_a_full_disk(&self) -> Option<Box<dyn std::any::Any + Send>> {
        None
    }
}

/// A random source; a test can hold its next use.
#[derive(Default)]
pub(crate) struct TestRandom(Mutex<Option<Arc<Gate>>>);

/// Where a use of [`TestRandom`] waits.
#[derive(Default)]
pub(crate) struct Gate {
    /// Notified when something waits.
    pub(crate) reached: Notify,
    /// Lets it go on.
    pub(crate) open: Notify,
}

impl TestRandom {
    /// Holds the next use at a gate. The runtime of the test needs several threads.
    pub(crate) fn hold(&self, gate: Arc<Gate>) {
        *self.0.lock().unwrap() = Some(gate);
    }
}

impl Random for TestRandom {
    fn fill(&self, bytes: &mut [u8]) {
        let gate = self.0.lock().unwrap().take();
        if let Some(gate) = gate {
            gate.reached.notify_one();
            tokio::task::block_in_place(|| Handle::current().block_on(gate.open.notified()));
        }
        SystemRandom.fill(bytes);
    }
}

/// A folder of managed settings that nobody else can write.
pub(crate) struct PolicyFiles(tempfile::TempDir);

impl PolicyFiles {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        Self(folder)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The folder as a place of settings.
    pub(crate) fn provider(&self) -> PolicyFolder {
        PolicyFolder {
            folder: self.folder().to_owned(),
            owner: fs::metadata(self.folder()).unwrap().uid(),
        }
    }

    pub(crate) fn write(&self, name: &str, content: &str) {
        let path = self.folder().join(name);
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    }

    /// Names a service and its authority.
    pub(crate) fn name(&self, service: &Service) {
        self.write("company.pem", &service.authority);
        let server = service.origin.as_str();
        let settings = serde_json::json!({"server": server, "authority": "company.pem"});
        self.write("10-company.json", &settings.to_string());
    }
}

/// A computer: its folders survive a restart of the client.
pub(crate) struct Laptop {
    pub(crate) folder: tempfile::TempDir,
    /// The managed settings, each file with its content.
    pub(crate) policy: PolicyFiles,
    pub(crate) vault: MemoryVault,
    pub(crate) platform: Arc<TestPlatform>,
    pub(crate) random: Arc<TestRandom>,
}

impl Laptop {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            policy: PolicyFiles::new(),
            vault: MemoryVault::default(),
            platform: Arc::default(),
            random: Arc::default(),
        }
    }

    pub(crate) fn start(&self, service: &Service) -> Client {
        self.start_with(service, self.vault.opener())
    }

    pub(crate) fn start_with(&self, service: &Service, vault: OpenVault) -> Client {
        self.start_of(service, vault, Arc::new(FixedClock))
    }

    /// Starts a client by another clock.
    pub(crate) fn start_by(&self, service: &Service, clock: Arc<dyn Clock>) -> Client {
        self.start_of(service, self.vault.opener(), clock)
    }

    fn start_of(&self, service: &Service, vault: OpenVault, clock: Arc<dyn Clock>) -> Client {
        self.policy.name(service);
        Client::new(Parts {
            clock,
            ..self.parts(vault)
        })
    }

    /// The parts of a client with the settings of now and a fixed clock.
    pub(crate) fn parts(&self, vault: OpenVault) -> Parts {
        let folder = self.folder.path();
        let places = Places {
            data: folder.join("data"),
            config: folder.join("config"),
        };
        let policy = self.policy.provider();
        let reading = Reading::take(&policy);
        Parts {
            settings: Settings::read(reading.clone()),
            reading,
            places,
            policy: Arc::new(policy),
            platform: self.platform.clone(),
            vault,
            clock: Arc::new(FixedClock),
            random: self.random.clone(),
            kiosk: None,
        }
    }
}
