//! How things stand, in one answer for the interface.

use crate::{
    Client, Event, Failure, KeyringStanding, LocalCode, Preferences, WriteStatus, error::Code,
    memory::Memory,
};
use chiave_protocol::{ErrorCode, session::SignInStep};
use serde::Serialize;

/// Whether the service can be reached, as the last request found it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Reach {
    /// It answers.
    Online,
    /// It does not.
    Offline,
    /// Nobody vouches for the certificate shown, or by this laptop's clock it is not valid now.
    CertificateNotTrusted,
    /// No usable service is configured.
    NotConfigured,
    /// This version is too old for the service.
    UpdateNeeded,
    /// The service is too old for this version.
    ServiceTooOld,
    /// Nothing was tried yet.
    #[default]
    Unknown,
}

/// How much of a session there is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SessionStanding {
    /// Nobody is signed in.
    None,
    /// Signed in, but something has to be done first; `step` says what.
    Limited,
    /// Signed in.
    Whole,
}

/// How things stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AppStatus {
    /// The service.
    pub reach: Reach,
    /// The company's name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub organisation: Option<String>,
    /// The session.
    pub session: SessionStanding,
    /// What comes next after signing in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub step: Option<SignInStep>,
    /// As the service has it; before the first synchronisation as typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub user_name: Option<String>,
    /// How the person is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub display_name: Option<String>,
    /// The keyring.
    pub keyring: KeyringStanding,
    /// Whether a write was begun whose outcome nobody has heard; [`Client::settle`] asks for it.
    pub unsettled: bool,
    /// The latest write, on whichever screen it was begun, until [`Client::write_seen`].
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub write: Option<WriteStatus>,
    /// The person's choices.
    pub preferences: Preferences,
    /// The names of the settings that IT laid down.
    pub managed: Vec<String>,
}

impl Client {
    /// How things stand. Waits for the keyring, up to its deadline, the first time only.
    pub async fn status(&self) -> AppStatus {
        self.open_keyring_once().await;
        self.current_status()
    }

    /// The person's choices, with what is managed put in.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        self.memory().preferences.under(&self.0.settings)
    }

    /// Takes over a choice and says what holds now.
    pub fn set_preferences(&self, choice: Preferences) -> Preferences {
        choice.keep(&self.0.places.config);
        self.memory().preferences = choice;
        self.tell_status();
        self.preferences()
    }

    pub(crate) fn tell_status(&self) {
        self.tell(Event::Status(Box::new(self.current_status())));
    }

    /// Learns from how a request ended, and tells where that is news.
    pub(crate) fn note_reach<T>(&self, outcome: &Result<T, Failure>) {
        let reach = reach_after(outcome.as_ref().err());
        let news = {
            let mut memory = self.memory();
            std::mem::replace(&mut memory.reach, reach) != reach
        };
        if news {
            self.tell_status();
        }
    }

    fn current_status(&self) -> AppStatus {
        let preferences = self.preferences();
        let memory = self.memory();
        let state = memory.state.as_ref().map(|snapshot| &snapshot.state);
        let step = memory.session.as_ref().map(|session| session.step.clone());
        AppStatus {
            reach: memory.reach,
            organisation: memory
                .service
                .as_ref()
                .map(|service| service.organisation.clone()),
            session: standing(&memory),
            step,
            user_name: state
                .map(|state| &state.account.user_name)
                .or(memory.session.as_ref().map(|session| &session.user_name))
                .cloned(),
            display_name: state.map(|state| state.account.display_name.clone()),
            keyring: self.0.keyring.state(),
            unsettled: memory.to_settle().is_some(),
            write: memory
                .write
                .as_ref()
                .and_then(|write| write.shown(memory.device_kept)),
            preferences,
            managed: self.0.settings.managed(),
        }
    }
}

fn standing(memory: &Memory) -> SessionStanding {
    match memory.session.as_ref().map(|session| &session.step) {
        None => SessionStanding::None,
        Some(SignInStep::MustChange { .. } | SignInStep::Prove { .. } | SignInStep::Unknown) => {
            SessionStanding::Limited
        }
        Some(SignInStep::Done | SignInStep::Register { .. } | SignInStep::Reconfirm) => {
            SessionStanding::Whole
        }
    }
}

fn reach_after(failure: Option<&Failure>) -> Reach {
    match failure.map(|failure| failure.code) {
        Some(Code::Local(LocalCode::ServiceUnreachable)) => Reach::Offline,
        Some(Code::Local(LocalCode::CertificateNotTrusted | LocalCode::ClockWrong)) => {
            Reach::CertificateNotTrusted
        }
        Some(Code::Local(LocalCode::NotConfigured)) => Reach::NotConfigured,
        Some(Code::Local(LocalCode::ServiceTooNew) | Code::Service(ErrorCode::UpdateNeeded)) => {
            Reach::UpdateNeeded
        }
        Some(Code::Local(LocalCode::ServiceTooOld)) => Reach::ServiceTooOld,
        // Any other refusal comes from the service: it is there.
        None
        | Some(Code::Service(_))
        | Some(Code::Local(LocalCode::Cancelled | LocalCode::NothingInProgress)) => Reach::Online,
    }
}
