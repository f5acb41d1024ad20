//! The sentences for each finding of an examination.

use chiave_client::{Finding, KeyringState};
use chiave_words::Doctor;

/// The sentence that says what was found.
pub(super) const fn found(finding: &Finding) -> Doctor {
    use Doctor as D;
    match finding {
        Finding::SettingsGood => D::DoctorSettingsGood,
        Finding::SettingsIgnored { .. } => D::DoctorSettingsIgnored,
        Finding::NoServer => D::DoctorNoServer,
        Finding::NoAuthority => D::DoctorNoAuthority,
        Finding::AuthorityWithKey { .. } => D::DoctorAuthorityWithKey,
        Finding::NoNetwork => D::DoctorNoNetwork,
        Finding::ViaProxy { .. } => D::DoctorViaProxy,
        Finding::ViaSystemProxy { .. } => D::DoctorViaSystemProxy,
        Finding::NoSystemProxy => D::DoctorNoSystemProxy,
        Finding::NoProxyAddress { .. } => D::DoctorNoProxyAddress,
        Finding::ProxyRefuses { .. } => D::DoctorProxyRefuses,
        Finding::ProxyLeadsNowhere { .. } => D::DoctorProxyLeadsNowhere,
        Finding::NameFound { .. } => D::DoctorNameFound,
        Finding::NameNotFound { .. } => D::DoctorNameNotFound,
        Finding::NameNotInTime { .. } => D::DoctorNameNotInTime,
        Finding::PortClosed { .. } => D::DoctorPortClosed,
        Finding::PortSilent { .. } => D::DoctorPortSilent,
        Finding::AddressSilent { .. } => D::DoctorAddressSilent,
        Finding::NoAnswer => D::DoctorNoAnswer,
        Finding::CertificateTrusted { .. } => D::DoctorCertificateTrusted,
        Finding::PinsOnlyReported { .. } => D::DoctorPinsOnlyReported,
        Finding::CertificateNotTrusted { .. } => D::DoctorCertificateNotTrusted,
        Finding::CertificateOfAuthority { .. } => D::DoctorCertificateOfAuthority,
        Finding::CertificateOtherPurpose { .. } => D::DoctorCertificateOtherPurpose,
        Finding::CertificateNotPinned { .. } => D::DoctorCertificateNotPinned,
        Finding::CertificateOtherName { .. } => D::DoctorCertificateOtherName,
        Finding::CertificateExpired { .. } => D::DoctorCertificateExpired,
        Finding::CertificateNotYetValid { .. } => D::DoctorCertificateNotYetValid,
        Finding::ClientCertificateRefused { .. } => D::DoctorClientCertificateRefused,
        Finding::OwnCertificate { .. } => D::DoctorOwnCertificate,
        Finding::OwnCertificateEnds { .. } => D::DoctorOwnCertificateEnds,
        Finding::NoService => D::DoctorNoService,
        Finding::ServiceRefuses { .. } => D::DoctorServiceRefuses,
        Finding::AnotherService => D::DoctorAnotherService,
        Finding::UpdateNeeded => D::DoctorUpdateNeeded,
        Finding::ServiceTooOld => D::DoctorServiceTooOld,
        Finding::ServiceAnswers { .. } => D::DoctorServiceAnswers,
        Finding::ClockAgrees => D::DoctorClockAgrees,
        Finding::ClockDiffers { ahead_s } if *ahead_s > 0 => D::DoctorClockAhead,
        Finding::ClockDiffers { .. } => D::DoctorClockBehind,
        Finding::ClockWrong { .. } => D::DoctorClockWrong,
        Finding::Keyring { state, .. } => match state {
            KeyringState::Ready => D::DoctorKeyringReady,
            KeyringState::Locked => D::DoctorKeyringLocked,
            // An examination asks the keyring first, so its state is known.
            KeyringState::Missing | KeyringState::Unknown => D::DoctorKeyringMissing,
            KeyringState::Hanging => D::DoctorKeyringHanging,
        },
        Finding::NothingKept => D::DoctorNothingKept,
        Finding::KeyringLeft { .. } => D::DoctorKeyringLeft,
        Finding::FilesKept => D::DoctorFilesKept,
        Finding::FilesNotKept { .. } => D::DoctorFilesNotKept,
        Finding::FilesOfAnother { .. } => D::DoctorFilesOfAnother,
        Finding::SignedIn { .. } => D::DoctorSignedIn,
        Finding::NotSignedIn => D::DoctorNotSignedIn,
    }
}

/// The sentence that says what mends it, for a finding that is not good.
pub(super) const fn fix(finding: &Finding) -> Option<Doctor> {
    use Doctor as D;
    Some(match finding {
        Finding::SettingsIgnored { .. } => D::DoctorSettingsIgnoredFix,
        Finding::NoServer => D::DoctorNoServerFix,
        Finding::NoAuthority => D::DoctorNoAuthorityFix,
        Finding::AuthorityWithKey { .. } => D::DoctorAuthorityWithKeyFix,
        Finding::NoNetwork => D::DoctorNoNetworkFix,
        Finding::NoProxyAddress { .. } => D::DoctorNoProxyAddressFix,
        Finding::ProxyRefuses { .. } => D::DoctorProxyRefusesFix,
        Finding::ProxyLeadsNowhere { .. } => D::DoctorProxyLeadsNowhereFix,
        Finding::NameNotFound { .. } => D::DoctorNameNotFoundFix,
        Finding::NameNotInTime { .. } => D::DoctorNameNotInTimeFix,
        Finding::PortClosed { .. } => D::DoctorPortClosedFix,
        Finding::PortSilent { .. } => D::DoctorPortSilentFix,
        Finding::AddressSilent { .. } => D::DoctorAddressSilentFix,
        Finding::NoAnswer => D::DoctorNoAnswerFix,
        Finding::PinsOnlyReported { .. } => D::DoctorPinsOnlyReportedFix,
        Finding::CertificateNotTrusted { .. } => D::DoctorCertificateNotTrustedFix,
        Finding::CertificateOfAuthority { .. } => D::DoctorCertificateOfAuthorityFix,
        Finding::CertificateOtherPurpose { .. } => D::DoctorCertificateOtherPurposeFix,
        Finding::CertificateNotPinned { .. } => D::DoctorCertificateNotPinnedFix,
        Finding::CertificateOtherName { .. } => D::DoctorCertificateOtherNameFix,
        Finding::CertificateExpired { .. } => D::DoctorCertificateExpiredFix,
        Finding::CertificateNotYetValid { .. } => D::DoctorCertificateNotYetValidFix,
        Finding::ClientCertificateRefused { .. } => D::DoctorClientCertificateRefusedFix,
        Finding::OwnCertificateEnds { .. } => D::DoctorOwnCertificateEndsFix,
        Finding::NoService => D::DoctorNoServiceFix,
        Finding::ServiceRefuses { .. } => D::DoctorServiceRefusesFix,
        Finding::AnotherService => D::DoctorAnotherServiceFix,
        Finding::UpdateNeeded => D::DoctorUpdateNeededFix,
        Finding::ServiceTooOld => D::DoctorServiceTooOldFix,
        Finding::ClockDiffers { .. } => D::DoctorClockDiffersFix,
        Finding::ClockWrong { .. } => D::DoctorClockWrongFix,
        Finding::Keyring { state, .. } => match state {
            KeyringState::Ready => return None,
            KeyringState::Locked => D::DoctorKeyringLockedFix,
            KeyringState::Missing | KeyringState::Unknown => D::DoctorKeyringMissingFix,
            KeyringState::Hanging => D::DoctorKeyringHangingFix,
        },
        Finding::KeyringLeft { .. } => D::DoctorKeyringLeftFix,
        Finding::FilesNotKept { .. } => D::DoctorFilesNotKeptFix,
        Finding::FilesOfAnother { .. } => D::DoctorFilesOfAnotherFix,
        Finding::SettingsGood
        | Finding::ViaProxy { .. }
        | Finding::ViaSystemProxy { .. }
        | Finding::NoSystemProxy
        | Finding::NameFound { .. }
        | Finding::CertificateTrusted { .. }
        | Finding::OwnCertificate { .. }
        | Finding::ServiceAnswers { .. }
        | Finding::ClockAgrees
        | Finding::NothingKept
        | Finding::FilesKept
        | Finding::SignedIn { .. }
        | Finding::NotSignedIn => return None,
    })
}
