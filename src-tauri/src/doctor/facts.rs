//! The facts of a finding as arguments of its sentence.

use chiave_client::{Clock as _, ComputerClock, Finding};
use chiave_protocol::Timestamp;
use chiave_words::{Arg, Words};
use serde_json::json;
use std::collections::BTreeMap;

/// What stands for a text that is not known: the sentences have a form for it.
const UNKNOWN: &str = "none";

/// The facts by the names that the sentences have for them.
#[derive(Default)]
pub(super) struct Facts(BTreeMap<&'static str, Fact>);

enum Fact {
    Text(String),
    Number(i64),
}

impl Facts {
    pub(super) fn of(words: &Words, server: &str, finding: &Finding) -> Self {
        let facts = Self::default();
        match finding {
            Finding::SettingsIgnored { problems } => facts.count("problems", *problems),
            Finding::ViaProxy { proxy }
            | Finding::ViaSystemProxy { proxy }
            | Finding::ProxyLeadsNowhere { proxy } => facts.text("proxy", proxy),
            Finding::AuthorityWithKey { file } => facts.text("file", file),
            Finding::NoProxyAddress { variable } => facts.text("variable", variable),
            Finding::ProxyRefuses { proxy, status, .. } => facts
                .text("proxy", proxy)
                .number("status", i64::from(*status))
                .text("why", why_refused(finding)),
            Finding::NameFound { .. }
            | Finding::NameNotFound { .. }
            | Finding::NameNotInTime { .. }
            | Finding::PortClosed { .. }
            | Finding::PortSilent { .. }
            | Finding::AddressSilent { .. } => facts.of_address(finding),
            Finding::CertificateTrusted { .. }
            | Finding::PinsOnlyReported { .. }
            | Finding::CertificateNotTrusted { .. }
            | Finding::CertificateOfAuthority { .. }
            | Finding::CertificateOtherPurpose { .. }
            | Finding::CertificateNotPinned { .. }
            | Finding::CertificateOtherName { .. }
            | Finding::CertificateExpired { .. }
            | Finding::CertificateNotYetValid { .. }
            | Finding::ClientCertificateRefused { .. }
            | Finding::OwnCertificate { .. }
            | Finding::OwnCertificateEnds { .. } => facts.of_certificate(words, finding),
            Finding::ClockWrong { now } => facts.time("now", words, Some(*now)),
            Finding::NoAnswer | Finding::NoService | Finding::AnotherService => {
                facts.text("server", server)
            }
            Finding::ServiceRefuses { .. } | Finding::ServiceAnswers { .. } => {
                facts.of_answer(finding)
            }
            Finding::ClockDiffers { ahead_s } => facts.number("minutes", (ahead_s / 60).abs()),
            Finding::Keyring { owner, .. } => facts.known("owner", owner),
            Finding::KeyringLeft { keyrings } => facts.text("keyrings", keyrings),
            Finding::FilesNotKept { folder } | Finding::FilesOfAnother { folder } => {
                facts.text("folder", folder)
            }
            Finding::SignedIn { user_name } => facts.text("user_name", user_name),
            Finding::SettingsGood
            | Finding::NoServer
            | Finding::NoAuthority
            | Finding::NoNetwork
            | Finding::NoSystemProxy
            | Finding::UpdateNeeded
            | Finding::ServiceTooOld
            | Finding::ClockAgrees
            | Finding::NothingKept
            | Finding::FilesKept
            | Finding::NotSignedIn => facts,
        }
    }

    /// The facts of a finding about the addresses of the service.
    fn of_address(self, finding: &Finding) -> Self {
        match finding {
            Finding::NameFound { host, address } => {
                self.text("host", host).text("address", address)
            }
            Finding::NameNotFound { host } | Finding::NameNotInTime { host } => {
                self.text("host", host)
            }
            Finding::PortClosed { place } | Finding::PortSilent { place } => {
                self.text("place", place)
            }
            Finding::AddressSilent { address, place } => {
                self.text("address", address).text("place", place)
            }
            _ => self,
        }
    }

    /// The facts of a finding about what the service answered.
    fn of_answer(self, finding: &Finding) -> Self {
        match finding {
            Finding::ServiceRefuses { code } => {
                self.text("code", json!(code).as_str().unwrap_or(UNKNOWN))
            }
            Finding::ServiceAnswers {
                organisation,
                version,
            } => self
                .text("organisation", organisation)
                .text("version", version),
            _ => self,
        }
    }

    /// The facts of a finding about a certificate.
    fn of_certificate(self, words: &Words, finding: &Finding) -> Self {
        match finding {
            Finding::CertificateTrusted { issuer, at } => {
                self.known("issuer", issuer).time("at", words, Some(*at))
            }
            Finding::PinsOnlyReported { issuer }
            | Finding::CertificateNotTrusted { issuer }
            | Finding::CertificateOfAuthority { issuer }
            | Finding::CertificateOtherPurpose { issuer }
            | Finding::CertificateNotPinned { issuer } => self.known("issuer", issuer),
            Finding::CertificateOtherName { names } => self.known("names", names),
            Finding::CertificateExpired { at, now }
            | Finding::CertificateNotYetValid { at, now } => {
                self.time("at", words, *at).time("now", words, Some(*now))
            }
            Finding::ClientCertificateRefused { file, at } => {
                self.known("file", file).time("at", words, *at)
            }
            Finding::OwnCertificate { file, at } | Finding::OwnCertificateEnds { file, at } => {
                self.text("file", file).time("at", words, Some(*at))
            }
            _ => self,
        }
    }

    /// The facts as arguments.
    pub(super) fn args(&self) -> Vec<(&str, Arg<'_>)> {
        let facts = self.0.iter();
        facts.map(|(name, fact)| (*name, fact.arg())).collect()
    }

    fn text(mut self, name: &'static str, text: &str) -> Self {
        self.0.insert(name, Fact::Text(text.to_owned()));
        self
    }

    fn known(self, name: &'static str, text: &Option<String>) -> Self {
        self.text(name, text.as_deref().unwrap_or(UNKNOWN))
    }

    fn count(self, name: &'static str, count: usize) -> Self {
        self.number(name, i64::try_from(count).unwrap_or(i64::MAX))
    }

    fn number(mut self, name: &'static str, number: i64) -> Self {
        self.0.insert(name, Fact::Number(number));
        self
    }

    fn time(self, name: &'static str, words: &Words, at: Option<Timestamp>) -> Self {
        let offset_min = ComputerClock::default().utc_offset_min();
        let time = at.map(|at| words.date_time(at, offset_min));
        self.known(name, &time)
    }
}

/// Why a proxy refuses, as the sentence of what mends it has a form for it.
const fn why_refused(finding: &Finding) -> &'static str {
    let Finding::ProxyRefuses {
        status,
        with_sign_in,
        ..
    } = finding
    else {
        return UNKNOWN;
    };
    match (*status, *with_sign_in) {
        (407, false) => "no-sign-in",
        (407, true) => "wrong-sign-in",
        (502..=504, _) => "no-way",
        _ => "not-allowed",
    }
}

impl Fact {
    fn arg(&self) -> Arg<'_> {
        match self {
            Self::Text(text) => Arg::Text(text),
            Self::Number(number) => Arg::Number(*number),
        }
    }
}
