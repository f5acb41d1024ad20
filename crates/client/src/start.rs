//! The handle, and what it is made of.

use crate::{
    api::Api,
    clock::{Clock, LaptopClock},
    error::{Failure, LocalCode},
    files::{self, Places},
    heard::Heard,
    journal::Note,
    keyring::{self, Held, Keyring, OpenVault},
    memory::Memory,
    platform::{self, Platform},
    preferences::Preferences,
    settings::Settings,
    status::{AppStatus, Reach},
    sync::StateView,
    write::{LatestWrite, WriteStage},
};
use chiave_crypto::{Random, SystemRandom};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, broadcast, mpsc};

/// Events that a slow listener may be behind by before it misses some.
const EVENTS: usize = 64;

/// Something that a window or an agent wants to know at once.
#[derive(Clone, Debug)]
pub enum Event {
    /// How things stand has changed.
    Status(Box<AppStatus>),
    /// What is known of the account has changed.
    State(Box<StateView>),
    /// A write has come a step further.
    Stage(WriteStage),
}

/// What a client is made of; [`Parts::of_this_laptop`] unless it is a test.
pub struct Parts {
    /// Where its files are.
    pub places: Places,
    /// What IT laid down.
    pub settings: Settings,
    /// The operating system.
    pub platform: Arc<dyn Platform>,
    /// The keyring.
    pub vault: OpenVault,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Where ids and keys come from.
    pub random: Arc<dyn Random>,
}

impl Parts {
    /// Everything as it is on this laptop.
    ///
    /// With the feature `automation`, and only then, `CHIAVE_POLICY_DIR` names another folder of
    /// settings, whose owner is believed, and `CHIAVE_CLOCK_AHEAD_S` makes the clock wrong.
    #[must_use]
    pub fn of_this_laptop() -> Self {
        let Found {
            platform,
            places,
            clock,
            settings,
        } = Found::here();
        for problem in &settings.problems {
            tracing::warn!(%problem, "a setting does not count");
        }
        Self {
            places,
            settings,
            vault: platform.open_vault(),
            platform,
            clock: Arc::new(clock),
            random: Arc::new(SystemRandom),
        }
    }
}

/// What IT laid down for this computer, as a client would take it.
#[must_use]
pub fn settings_of_this_computer() -> Settings {
    Found::here().settings
}

/// What is found on this computer before anything runs.
struct Found {
    platform: Arc<dyn Platform>,
    places: Places,
    clock: LaptopClock,
    settings: Settings,
}

impl Found {
    fn here() -> Self {
        let platform = platform::of_this_computer();
        let (places, owner) = (platform.places(), platform.trusted_owner());
        #[cfg(feature = "automation")]
        let (places, owner, clock) = crate::failpoint::instead_of(places, owner);
        #[cfg(not(feature = "automation"))]
        let clock = LaptopClock::default();
        Self {
            settings: Settings::load(&places, owner),
            platform,
            places,
            clock,
        }
    }
}

/// The handle. Clones are the same client.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) places: Places,
    pub(crate) settings: Settings,
    pub(crate) platform: Arc<dyn Platform>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) keyring: Keyring,
    /// What the keyring answers late; the background task takes it.
    pub(crate) late: Mutex<Option<mpsc::UnboundedReceiver<Held>>>,
    /// One at a time opens the keyring.
    pub(crate) opening: tokio::sync::Mutex<()>,
    /// One write at a time.
    pub(crate) writing: tokio::sync::Mutex<()>,
    /// Whether files can be kept, as found at the start.
    pub(crate) files_kept: bool,
    /// One piece of work on files at a time.
    pub(crate) filing: Arc<tokio::sync::Mutex<()>>,
    /// One synchronisation at a time.
    pub(crate) syncing: tokio::sync::Mutex<()>,
    /// Told when the service is found to be reached, or not, otherwise than before.
    pub(crate) reach_changed: Notify,
    /// Wakes a long computation's owner when the person has changed their mind.
    pub(crate) cancelled: Notify,
    api: Result<Api, Failure>,
    memory: Mutex<Memory>,
    events: broadcast::Sender<Event>,
}

impl Client {
    /// Makes a client. Nothing is read but the preferences and the note of an open write, nothing is
    /// written but a file that shows whether files can be kept, and nobody
    /// is asked, before the first call.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts {
            places,
            settings,
            platform,
            vault,
            clock,
            random,
        } = parts;
        let api = way_to_the_service(&settings, &clock, &random);
        if let (Ok(api), Some(heard)) = (&api, Heard::read(&places.data)) {
            api.remember(heard);
        }
        let (keyring, late) = Keyring::start(vault, keyring::DEADLINE);
        let files_kept = files::can_be_kept(&places.data);
        let memory = Memory {
            preferences: Preferences::load(&places.config),
            write: Note::read(&places.data).map(LatestWrite::noted),
            reach: if api.is_ok() {
                Reach::Unknown
            } else {
                Reach::NotConfigured
            },
            ..Memory::default()
        };
        Self(Arc::new(Inner {
            places,
            settings,
            platform,
            clock,
            random,
            keyring,
            late: Mutex::new(Some(late)),
            opening: tokio::sync::Mutex::default(),
            writing: tokio::sync::Mutex::default(),
            files_kept,
            filing: Arc::default(),
            syncing: tokio::sync::Mutex::default(),
            reach_changed: Notify::new(),
            cancelled: Notify::new(),
            api,
            memory: Mutex::new(memory),
            events: broadcast::channel(EVENTS).0,
        }))
    }

    /// What happens from now on.
    #[must_use]
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.0.events.subscribe()
    }

    /// Tells whoever listens.
    pub(crate) fn tell(&self, event: Event) {
        // Nobody listening is no error.
        let _ = self.0.events.send(event);
    }

    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn api(&self) -> Result<&Api, Failure> {
        self.0.api.as_ref().map_err(Clone::clone)
    }
}

fn way_to_the_service(
    settings: &Settings,
    clock: &Arc<dyn Clock>,
    random: &Arc<dyn Random>,
) -> Result<Api, Failure> {
    let origin = settings.server.clone().ok_or(LocalCode::NotConfigured)?;
    Api::new(settings, origin, clock.clone(), random.clone())
}
