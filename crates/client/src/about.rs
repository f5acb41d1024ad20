//! What this application is and how it is set up, for the person and for whoever helps them.

use crate::{
    Client,
    settings::{SettingProblem, Sourced},
};
use serde::Serialize;

/// Version and settings with their sources.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct About {
    /// Of this application.
    pub version: String,
    /// The service.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub server: Option<Sourced>,
    /// The company's authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub authority: Option<Sourced>,
    /// Every setting that counts.
    pub settings: Vec<Sourced>,
    /// Settings that do not count, and why.
    pub problems: Vec<SettingProblem>,
}

impl Client {
    /// Version and settings.
    #[must_use]
    pub fn about(&self) -> About {
        let settings = &self.0.settings;
        About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            server: settings.sourced("server"),
            authority: settings.sourced("authority"),
            settings: settings.shown.clone(),
            problems: settings.problems.clone(),
        }
    }
}
