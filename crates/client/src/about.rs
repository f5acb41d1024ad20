//! The version and the settings of this application, for the person and the help desk.

use crate::{
    Client,
    settings::{Logo, SettingProblem, Sourced},
};
use serde::Serialize;

/// The version and the settings with their sources.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct About {
    /// Of two answers, the one with the higher number was read later; as in
    /// [`AppStatus`](crate::AppStatus).
    pub sequence: u32,
    /// The version of this application.
    pub version: String,
    /// The address of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub server: Option<Sourced>,
    /// The certificate authority of the company.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub authority: Option<Sourced>,
    /// Whether the certificate of the service has none of the pinned keys, and counts only because the
    /// pins are only reported.
    pub unpinned: bool,
    /// How to reach the help desk, if the settings say it. Known before the keyring has been read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub help_desk: Option<String>,
    /// The page of the help desk, if the settings name one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub help_url: Option<String>,
    /// The company's logo, if the settings name one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub logo: Option<Logo>,
    /// Every setting that is in force.
    pub settings: Vec<Sourced>,
    /// Settings that are ignored, and why.
    pub problems: Vec<SettingProblem>,
    /// Whether the setting for a shared computer has changed since the start, and counts from the next one.
    pub kiosk_waits: bool,
    /// Whether a file can no longer be read, so the settings are those that were read before.
    pub kept: bool,
}

impl Client {
    /// The version and the settings.
    #[must_use]
    pub fn about(&self) -> About {
        let sequence = self.next_in_sequence();
        let settings = self.settings();
        let user = self.memory().whose();
        About {
            sequence,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            server: settings.sourced("server"),
            authority: settings.sourced("authority"),
            unpinned: self.link().is_unpinned(),
            help_desk: self.help_desk(&settings, user.as_deref()),
            help_url: self.help_url(&settings, user.as_deref()),
            logo: settings.shown_logo(),
            settings: settings.shown.clone(),
            problems: settings.problems.clone(),
            kiosk_waits: settings.kiosk != self.is_shared(),
            kept: settings.kept,
        }
    }
}
