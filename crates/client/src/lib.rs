//! The client of the service: HTTPS, session, device key, keyring, offline state, synchronisation,
//! settings.
//!
//! Everything goes through one handle, [`Client`], with async calls and a stream of [`Event`]s, so
//! a window and, later, an agent without a window can use it. The client never exposes a token, and
//! holds a password no longer than the call that passed it.

mod about;
mod acknowledgement;
mod activation;
mod activity;
mod ask;
mod asked_report;
mod attempt;
mod background;
mod clock;
mod contact;
mod doctor;
mod error;
mod evaluate;
mod failpoint;
mod files;
mod help_desk;
mod identity;
mod in_progress;
mod journal;
mod keyring;
mod kiosk;
mod link;
mod look;
mod mail_delay;
mod memory;
mod methods;
mod orders;
mod platform;
mod preferences;
mod presence;
mod qr;
mod removed;
mod report;
mod session;
pub mod settings;
mod start;
mod state_file;
mod status;
mod support;
mod sync;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod window_place;
mod work;
mod write;

pub use about::About;
pub use clock::{Clock, ComputerClock};
pub use doctor::{Checked, Examination, Finding, Health, Part};
pub use error::{Code, Failure, LocalCode};
pub use evaluate::Evaluation;
pub use files::Places;
pub use keyring::{
    Bytes, DEADLINE as KEYRING_DEADLINE, Entry, KeyringState, OpenVault, Vault, VaultError,
};
pub use kiosk::{Farewell, SharedComputer};
pub use link::Reach;
pub use look::Look;
pub use memory::Scope;
pub use methods::{AuthenticatorView, FirstCode};
pub use platform::{Network, Platform};
pub use preferences::{Language, Preferences, Theme};
pub use presence::{NoClaim, Presence};
pub use removed::Removed;
pub use settings::{Accent, Explanation, Offers, Settings, Sourced, Verdict};
pub use start::{
    Client, Event, Parts, explanation_of_this_computer, language_of_this_computer,
    opens_with_the_session, settings_of_this_computer,
};
pub use status::{AppStatus, SessionState};
pub use support::DrawnReport;
pub use sync::StateView;
pub use window_place::WindowPlace;
pub use write::{WriteKind, WriteProgress, WriteStage, WriteStatus};
