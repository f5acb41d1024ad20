//! Which part of a computer each finding is about.

use super::Finding;

/// A part of what the application needs, in the order in which one part needs the other.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Part {
    /// The managed settings.
    Settings,
    /// The way to the service: network, proxy, name and port.
    Connection,
    /// The certificates of the service and of this computer.
    Certificate,
    /// The service.
    Service,
    /// The clock.
    Clock,
    /// The keyring.
    Keyring,
    /// The folder for the files of the application.
    Files,
    /// The session.
    Session,
}

impl Finding {
    /// The part that the finding is about.
    #[must_use]
    pub const fn part(&self) -> Part {
        match self {
            Self::SettingsGood
            | Self::SettingsIgnored { .. }
            | Self::NoServer
            | Self::NoAuthority
            | Self::AuthorityWithKey { .. } => Part::Settings,
            Self::NoNetwork
            | Self::ViaProxy { .. }
            | Self::ViaSystemProxy { .. }
            | Self::NoSystemProxy
            | Self::NoProxyAddress { .. }
            | Self::ProxyRefuses { .. }
            | Self::ProxyLeadsNowhere { .. }
            | Self::NameFound { .. }
            | Self::NameNotFound { .. }
            | Self::NameNotInTime { .. }
            | Self::PortClosed { .. }
            | Self::PortSilent { .. }
            | Self::AddressSilent { .. }
            | Self::NoAnswer => Part::Connection,
            Self::CertificateTrusted { .. }
            | Self::PinsOnlyReported { .. }
            | Self::CertificateNotTrusted { .. }
            | Self::CertificateOfAuthority { .. }
            | Self::CertificateOtherPurpose { .. }
            | Self::CertificateNotPinned { .. }
            | Self::CertificateOtherName { .. }
            | Self::CertificateExpired { .. }
            | Self::CertificateNotYetValid { .. }
            | Self::ClientCertificateRefused { .. }
            | Self::OwnCertificate { .. }
            | Self::OwnCertificateEnds { .. } => Part::Certificate,
            Self::NoService
            | Self::ServiceRefuses { .. }
            | Self::AnotherService
            | Self::UpdateNeeded
            | Self::ServiceTooOld
            | Self::ServiceAnswers { .. } => Part::Service,
            Self::ClockAgrees | Self::ClockDiffers { .. } | Self::ClockWrong { .. } => Part::Clock,
            Self::Keyring { .. } | Self::NothingKept | Self::KeyringLeft { .. } => Part::Keyring,
            Self::FilesKept | Self::FilesNotKept { .. } | Self::FilesOfAnother { .. } => {
                Part::Files
            }
            Self::SignedIn { .. } | Self::NotSignedIn => Part::Session,
        }
    }
}
