//! The handle of the client and its parts.

use crate::{
    about::About,
    clock::{Clock, ComputerClock},
    files::{self, MayWait, Places},
    journal::Note,
    keyring::{self, Held, Keyring, OpenVault},
    kiosk::{Kiosk, Patience},
    link::Heard,
    memory::Memory,
    platform::{self, Platform},
    preferences::Choice,
    removed::RemovedNote,
    settings::{Explanation, InForce, LogLevel, Provider, Reading, Settings},
    status::AppStatus,
    sync::StateView,
    write::{WriteCell, WriteStage},
};
use chiave_crypto::{Random, SystemRandom};
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU32, Ordering},
};
use tokio::sync::{Notify, broadcast, mpsc};

/// The number of events by which a slow listener may be late before it misses some.
const EVENTS: usize = 64;

/// An event for a window or an agent.
#[derive(Clone, Debug)]
pub enum Event {
    /// The status has changed.
    Status(Box<AppStatus>),
    /// The state of the account has changed.
    State(Box<StateView>),
    /// A write has reached its next stage.
    Stage(WriteStage),
    /// The managed settings have changed.
    About(Box<About>),
    /// The turn of the person at a shared computer has ended.
    TurnEnded,
}

/// The parts of a client; outside tests, [`Parts::of_this_computer`].
pub struct Parts {
    /// The folders of the files.
    pub places: Places,
    /// The places where IT sets values.
    pub policy: Arc<dyn Provider>,
    /// What the managed settings say.
    pub reading: Reading,
    /// What follows from the reading. Concluded once, because that parses the certificate authority.
    pub settings: Settings,
    /// The operating system.
    pub platform: Arc<dyn Platform>,
    /// Opens the keyring.
    pub vault: OpenVault,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of ids and keys.
    pub random: Arc<dyn Random>,
    /// What there is on a computer that people share.
    pub(crate) kiosk: Option<Kiosk>,
}

impl Parts {
    /// The parts for this computer.
    ///
    /// With the feature `automation`, and only then, `CHIAVE_POLICY_DIR` names another folder of
    /// settings, whose owner is trusted, `CHIAVE_CLOCK_AHEAD_S` changes the clock, and `CHIAVE_TURN_S` shortens a
    /// turn at a shared computer.
    #[must_use]
    pub fn of_this_computer() -> Self {
        let Found {
            platform,
            policy,
            places,
            clock,
            patience,
        } = Found::here();
        let reading = Reading::take(&*policy);
        let settings = Settings::read(reading.clone());
        let session_folder = platform.session_folder();
        let is_shared = settings.kiosk;
        let parts = Self {
            settings,
            reading,
            places,
            policy,
            vault: platform.open_vault(),
            platform,
            clock: Arc::new(clock),
            random: Arc::new(SystemRandom),
            kiosk: None,
        };
        match is_shared {
            true => parts.of_a_shared_computer(&session_folder, patience),
            false => parts,
        }
    }

    /// How much the application writes to its log.
    #[must_use]
    pub fn log_level(&self) -> LogLevel {
        self.settings.log_level
    }
}

/// The managed settings of this computer, as a client would read them.
#[must_use]
pub fn settings_of_this_computer() -> Settings {
    Settings::load(&*Found::here().policy)
}

/// The language of the person's system, as a tag such as `it-IT`.
#[must_use]
pub fn language_of_this_computer() -> Option<String> {
    platform::of_this_computer().language()
}

/// Whether the managed settings have the window open by itself now that the person's session at the computer begins.
#[must_use]
pub fn opens_with_the_session() -> bool {
    let Found { policy, clock, .. } = Found::here();
    Settings::load(&*policy).opens_with_the_session(clock.minute_of_the_day())
}

/// Which settings of this computer are in force, and why.
#[must_use]
pub fn explanation_of_this_computer() -> Explanation {
    let Found { policy, places, .. } = Found::here();
    Explanation::load(&*policy, &places)
}

/// What is found on this computer before anything runs.
struct Found {
    platform: Arc<dyn Platform>,
    policy: Arc<dyn Provider>,
    places: Places,
    clock: ComputerClock,
    patience: Patience,
}

impl Found {
    fn here() -> Self {
        let platform = platform::of_this_computer();
        let policy = platform.policy();
        #[cfg(feature = "automation")]
        let policy = crate::failpoint::policy().unwrap_or(policy);
        #[cfg(feature = "automation")]
        let clock = crate::failpoint::clock();
        #[cfg(not(feature = "automation"))]
        let clock = ComputerClock::default();
        #[cfg(feature = "automation")]
        let patience = crate::failpoint::patience();
        #[cfg(not(feature = "automation"))]
        let patience = Patience::default();
        Self {
            places: platform.places(),
            platform,
            policy,
            clock,
            patience,
        }
    }
}

/// The handle. Clones share one client.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) places: Places,
    /// The places where IT sets values.
    pub(crate) policy: Arc<dyn Provider>,
    /// What the managed settings said when they were last looked at. One look at a time.
    pub(crate) looked_at: tokio::sync::Mutex<Arc<Reading>>,
    in_force: Mutex<InForce>,
    pub(crate) platform: Arc<dyn Platform>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) keyring: Keyring,
    /// What there is on a computer that people share.
    pub(crate) kiosk: Option<Kiosk>,
    /// Receives late results of the keyring; the background task takes it.
    pub(crate) late: Mutex<Option<mpsc::UnboundedReceiver<Held>>>,
    /// Allows one task at a time to open the keyring.
    pub(crate) opening: tokio::sync::Mutex<()>,
    /// Allows one write at a time.
    pub(crate) writing: tokio::sync::Mutex<()>,
    /// Whether files can be stored, as found at the start.
    pub(crate) files_kept: bool,
    /// Allows one file operation at a time.
    pub(crate) filing: Arc<tokio::sync::Mutex<()>>,
    /// Allows one synchronisation at a time.
    pub(crate) syncing: tokio::sync::Mutex<()>,
    /// Held while the time without the service is counted and noted.
    pub(crate) noting: tokio::sync::Mutex<()>,
    /// Wakes the task of a long computation when the person cancels.
    pub(crate) cancelled: Notify,
    memory: Mutex<Memory>,
    /// The number of the latest status or view.
    sequence: AtomicU32,
    events: broadcast::Sender<Event>,
}

impl Client {
    /// Makes a client. Before the first call, the client reads only the preferences and what an earlier
    /// process noted of an open write, of a removal and of the time of the service, writes only a file
    /// that shows whether files can be stored, and contacts nobody. To be called on the main thread.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts {
            places,
            policy,
            reading,
            settings,
            platform,
            vault,
            clock,
            random,
            kiosk,
        } = parts;
        let here = MayWait::on_the_main_thread();
        let heard = Heard::read(here, &places.data);
        settings.log_problems();
        let in_force = InForce::new(settings, heard, clock.clone(), random.clone());
        let (keyring, late) = Keyring::start(vault, keyring::DEADLINE);
        let files_kept = files::can_be_kept(here, &places.data);
        let memory = Memory {
            choice: Choice::load(here, &places.config),
            write: WriteCell::noted(Note::read(here, &places.data)),
            removed: RemovedNote::read(here, &places.data),
            ..Memory::default()
        };
        Self(Arc::new(Inner {
            places,
            policy,
            looked_at: tokio::sync::Mutex::new(Arc::new(reading)),
            in_force: Mutex::new(in_force),
            platform,
            clock,
            random,
            keyring,
            kiosk,
            late: Mutex::new(Some(late)),
            opening: tokio::sync::Mutex::default(),
            writing: tokio::sync::Mutex::default(),
            files_kept,
            filing: Arc::default(),
            syncing: tokio::sync::Mutex::default(),
            noting: tokio::sync::Mutex::default(),
            cancelled: Notify::new(),
            memory: Mutex::new(memory),
            sequence: AtomicU32::new(0),
            events: broadcast::channel(EVENTS).0,
        }))
    }

    /// A receiver of all events from now on.
    #[must_use]
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.0.events.subscribe()
    }

    /// Sends an event to every receiver.
    pub(crate) fn emit(&self, event: Event) {
        // If nobody receives events, sending fails, which is no error.
        let _ = self.0.events.send(event);
    }

    /// The number of a status or view, to be taken before the content is read: whatever was changed
    /// before an earlier number was taken is then part of the content.
    pub(crate) fn next_in_sequence(&self) -> u32 {
        self.0.sequence.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// The managed settings in force, and the connection that follows from them.
    pub(crate) fn in_force(&self) -> MutexGuard<'_, InForce> {
        self.0
            .in_force
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
