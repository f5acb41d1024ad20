//! Counts the TLS handshakes that failed, by reason. Strangers can cause most of them as often as they like, so the log
//! names only those that are about certificates, and each reason at most once a minute.

use super::sparse::Sparse;
use rustls::{AlertDescription, Error};
use std::{
    io,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Why a handshake failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HandshakeFailure {
    /// The computer showed no certificate, although `tls.client_authority` asks for one.
    NoCertificate,
    /// The computer’s certificate does not count: of another authority, expired, or for another purpose.
    CertificateRefused,
    /// The peer does not trust the certificate of the service.
    ServiceNotTrusted,
    /// The peer speaks no TLS 1.3, or nothing else that both can.
    NothingInCommon,
    /// The peer was silent for too long.
    TooSlow,
    /// Everything else: the peer went away, or spoke no TLS.
    Other,
}

/// The number of failed handshakes since the start of the service.
#[derive(Default)]
pub(super) struct FailedHandshakes([Mutex<Failed>; HandshakeFailure::ALL.len()]);

#[derive(Default)]
struct Failed {
    count: u64,
    said: Sparse,
}

impl HandshakeFailure {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::NoCertificate,
        Self::CertificateRefused,
        Self::ServiceNotTrusted,
        Self::NothingInCommon,
        Self::TooSlow,
        Self::Other,
    ];

    /// The reason in one word, for metrics and log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoCertificate => "no-certificate",
            Self::CertificateRefused => "certificate-refused",
            Self::ServiceNotTrusted => "service-not-trusted",
            Self::NothingInCommon => "nothing-in-common",
            Self::TooSlow => "too-slow",
            Self::Other => "other",
        }
    }

    /// The reason behind the error of a handshake.
    pub(super) fn of(error: &io::Error) -> Self {
        let of_tls = error.get_ref().and_then(|inner| inner.downcast_ref());
        match of_tls {
            Some(Error::NoCertificatesPresented) => Self::NoCertificate,
            Some(Error::InvalidCertificate(_)) => Self::CertificateRefused,
            Some(Error::AlertReceived(alert)) if is_about_the_certificate(*alert) => {
                Self::ServiceNotTrusted
            }
            Some(Error::PeerIncompatible(_)) => Self::NothingInCommon,
            Some(_) | None => Self::Other,
        }
    }

    /// Whether the reason is something that the IT department can mend, and so belongs into the log.
    const fn is_of_certificates(self) -> bool {
        matches!(
            self,
            Self::NoCertificate | Self::CertificateRefused | Self::ServiceNotTrusted
        )
    }
}

/// Whether a peer says with this alert that it does not accept the certificate of the service (RFC 8446, section 6.2).
/// A signature that does not fit is that of another authority of the same name.
const fn is_about_the_certificate(alert: AlertDescription) -> bool {
    matches!(
        alert,
        AlertDescription::BadCertificate
            | AlertDescription::UnsupportedCertificate
            | AlertDescription::CertificateRevoked
            | AlertDescription::CertificateExpired
            | AlertDescription::CertificateUnknown
            | AlertDescription::UnknownCA
            | AlertDescription::DecryptError
    )
}

impl FailedHandshakes {
    /// Counts a failure, and writes a line if one is due.
    pub(super) fn count(&self, why: HandshakeFailure) {
        let due = {
            let mut failed = self.of(why);
            failed.count += 1;
            why.is_of_certificates()
                .then(|| failed.said.speak())
                .flatten()
        };
        if let Some(unsaid) = due {
            let reason = why.word();
            tracing::warn!(reason, unsaid, "a TLS handshake failed over a certificate");
        }
    }

    /// The number of failures for a reason.
    pub(super) fn number(&self, why: HandshakeFailure) -> u64 {
        self.of(why).count
    }

    fn of(&self, why: HandshakeFailure) -> MutexGuard<'_, Failed> {
        self.0[why as usize]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustls::{CertificateError, PeerIncompatible};

    #[test]
    fn every_reason_has_a_place_of_its_own() {
        let failed = FailedHandshakes::default();

        for (n, why) in HandshakeFailure::ALL.into_iter().enumerate() {
            (0..n).for_each(|_| failed.count(why));
        }

        let counts = HandshakeFailure::ALL.map(|why| failed.number(why));
        assert_eq!(counts, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn an_error_names_its_reason() {
        let reason = |error| HandshakeFailure::of(&io::Error::other(error)).word();

        let expired = CertificateError::Expired;
        for (error, expected) in [
            (Error::NoCertificatesPresented, "no-certificate"),
            (Error::InvalidCertificate(expired), "certificate-refused"),
            (
                Error::AlertReceived(AlertDescription::UnknownCA),
                "service-not-trusted",
            ),
            (Error::AlertReceived(AlertDescription::CloseNotify), "other"),
            (
                Error::PeerIncompatible(PeerIncompatible::Tls12NotOffered),
                "nothing-in-common",
            ),
        ] {
            assert_eq!(reason(error), expected);
        }
        let gone = io::Error::from(io::ErrorKind::UnexpectedEof);
        assert_eq!(HandshakeFailure::of(&gone), HandshakeFailure::Other);
    }
}
