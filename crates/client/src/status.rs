//! The status of the client, in one answer for the interface.

use crate::{
    Accent, Client, Event, KeyringState, Offers, Preferences, Reach, Removed, SharedComputer,
    WriteStatus,
};
use chiave_protocol::{Timestamp, session::SignInStep};
use serde::Serialize;

/// How far the session is signed in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SessionState {
    /// There is no session.
    None,
    /// Signed in, but another step is required first; `step` names it.
    Limited,
    /// Fully signed in.
    Full,
}

/// The status of the client.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AppStatus {
    /// Of two statuses, the one with the higher number was read later. Events and the answers of
    /// commands reach the window on two ways, so a status may arrive after a later one.
    pub sequence: u32,
    /// Whether the service can be reached.
    pub reach: Reach,
    /// When the certificate of the service expired or becomes valid, if that is the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub certificate_at: Option<Timestamp>,
    /// The company's name: as the managed settings say, otherwise as the service does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub organisation: Option<String>,
    /// How to reach the help desk, if the managed settings say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub help_desk: Option<String>,
    /// The page of the help desk, if the managed settings name one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub help_url: Option<String>,
    /// How far the session is signed in.
    pub session: SessionState,
    /// The next step after signing in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub step: Option<SignInStep>,
    /// The user name from the service; before the first synchronisation, as typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub user_name: Option<String>,
    /// The display name of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub display_name: Option<String>,
    /// The state of the keyring.
    pub keyring: KeyringState,
    /// How long a turn lasts without a person, if people share this computer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub shared: Option<SharedComputer>,
    /// Whether files can be stored on this computer. If not, everything works in memory and is lost
    /// when the application ends.
    pub files_kept: bool,
    /// Whether a write was begun whose outcome is unknown; [`Client::settle`] asks for it.
    pub unsettled: bool,
    /// The latest write, whichever screen began it, until [`Client::write_seen`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub write: Option<WriteStatus>,
    /// Whether emails of the service are delayed at present, for everybody.
    pub mail_delayed: bool,
    /// The preferences in force.
    pub preferences: Preferences,
    /// The colours of the window, if the company names its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub accent: Option<Accent>,
    /// Why the account's data was removed from this computer, until somebody signs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub removed: Option<Removed>,
    /// Whether the IT department asks for the support report of this computer, and the person has not answered.
    pub report_asked: bool,
    /// The days before the expiry of a password at which the window reminds of it, the smallest first.
    pub reminder_days: Vec<u32>,
    /// The language for dates and times on this computer, as a tag such as `en-GB`; absent if the
    /// system has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub formats: Option<String>,
    /// The names of the managed settings.
    pub managed: Vec<String>,
    /// The actions that exist on this computer.
    pub offers: Offers,
}

impl Client {
    /// The status. The first call waits for the keyring, up to the keyring's deadline.
    pub async fn status(&self) -> AppStatus {
        self.open_keyring_once().await;
        self.current_status()
    }

    /// The preferences in force: the person's choices, and managed settings.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        let settings = self.settings();
        self.memory().choice.under(&settings)
    }

    /// The language of mails to the person.
    pub(crate) fn language(&self) -> &'static str {
        let system = self.0.platform.language();
        self.preferences().language.tag(system.as_deref())
    }

    /// Stores new preferences and returns those that are in force.
    pub async fn set_preferences(&self, wanted: Preferences) -> Preferences {
        let before = self.preferences();
        let choice = {
            let mut memory = self.memory();
            memory.choice = memory.choice.after(before, wanted);
            memory.choice
        };
        self.tell_status();
        let keep = self.on_disk(move |client, here| choice.keep(here, &client.0.places.config));
        if let Err(error) = keep.await {
            tracing::warn!(%error, "the preferences cannot be kept");
        }
        self.preferences()
    }

    pub(crate) fn tell_status(&self) {
        self.emit(Event::Status(Box::new(self.current_status())));
    }

    fn current_status(&self) -> AppStatus {
        let sequence = self.next_in_sequence();
        let preferences = self.preferences();
        let (settings, link) = (self.settings(), self.link());
        let user = self.memory().whose();
        let help_desk = self.help_desk(&settings, user.as_deref());
        let help_url = self.help_url(&settings, user.as_deref());
        let memory = self.memory();
        let state = memory.session.account();
        AppStatus {
            sequence,
            reach: link.reach(),
            certificate_at: link.certificate_at(),
            organisation: (settings.organisation.clone())
                .or_else(|| link.service().map(|service| service.organisation)),
            help_desk,
            help_url,
            session: memory.session.progress(),
            step: memory.session.step().cloned(),
            user_name: memory.session.user_name().cloned(),
            display_name: state.map(|state| state.account.display_name.clone()),
            keyring: self.0.keyring.state(),
            shared: self.shared(),
            files_kept: self.0.files_kept,
            unsettled: memory.to_settle().is_some(),
            write: memory.write.shown(memory.keys.are_kept()),
            mail_delayed: link.mail_delayed(),
            preferences,
            accent: settings.accent.map(Accent::of),
            removed: memory.removed.shown(),
            report_asked: memory.report_asked().is_some(),
            formats: self.0.platform.formats(),
            reminder_days: settings.reminder_days.days().to_vec(),
            managed: settings.managed(),
            offers: settings.offers,
        }
    }
}
