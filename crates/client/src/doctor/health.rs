//! How good each finding is.

use super::Finding;
use crate::KeyringState;
use serde::Serialize;

/// How good a finding is, from good to bad.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Health {
    /// As it should be.
    Good,
    /// Everything works, but something is better mended.
    Doubtful,
    /// Something does not work because of it.
    Bad,
}

impl Health {
    /// How good a whole is whose parts are this good.
    #[must_use]
    pub fn worst(all: impl Iterator<Item = Self>) -> Self {
        all.max().unwrap_or(Self::Good)
    }
}

impl Finding {
    /// How good the finding is.
    #[must_use]
    pub const fn health(&self) -> Health {
        match self {
            Self::SettingsGood
            | Self::ViaProxy { .. }
            | Self::ViaSystemProxy { .. }
            | Self::NoSystemProxy
            | Self::NameFound { .. }
            | Self::CertificateTrusted { .. }
            | Self::OwnCertificate { .. }
            | Self::ServiceAnswers { .. }
            | Self::ClockAgrees
            | Self::NothingKept
            | Self::FilesKept
            | Self::SignedIn { .. }
            | Self::NotSignedIn => Health::Good,
            // A password can be reset and changed without a keyring and without files.
            Self::SettingsIgnored { .. }
            | Self::AuthorityWithKey { .. }
            | Self::AddressSilent { .. }
            | Self::PinsOnlyReported { .. }
            | Self::OwnCertificateEnds { .. }
            | Self::KeyringLeft { .. }
            | Self::ClockDiffers { .. }
            | Self::FilesNotKept { .. }
            | Self::FilesOfAnother { .. } => Health::Doubtful,
            Self::Keyring { state, .. } => match state {
                KeyringState::Ready => Health::Good,
                _ => Health::Doubtful,
            },
            Self::NoServer
            | Self::NoAuthority
            | Self::NoNetwork
            | Self::NoProxyAddress { .. }
            | Self::ProxyRefuses { .. }
            | Self::ProxyLeadsNowhere { .. }
            | Self::NameNotFound { .. }
            | Self::NameNotInTime { .. }
            | Self::PortClosed { .. }
            | Self::PortSilent { .. }
            | Self::CertificateNotTrusted { .. }
            | Self::CertificateOfAuthority { .. }
            | Self::CertificateOtherPurpose { .. }
            | Self::CertificateNotPinned { .. }
            | Self::CertificateOtherName { .. }
            | Self::CertificateExpired { .. }
            | Self::CertificateNotYetValid { .. }
            | Self::ClientCertificateRefused { .. }
            | Self::NoAnswer
            | Self::NoService
            | Self::ServiceRefuses { .. }
            | Self::AnotherService
            | Self::UpdateNeeded
            | Self::ServiceTooOld
            | Self::ClockWrong { .. } => Health::Bad,
        }
    }
}
