//! What a support report says of each finding.

use super::*;
use crate::{Checked, Finding, KeyringState};
use chiave_protocol::ErrorCode;

/// Every finding that holds something, with a name in each text of it.
fn findings_with_facts() -> Vec<Finding> {
    [of_a_certificate(), of_the_rest()].concat()
}

fn planted() -> String {
    "planted".to_owned()
}

fn of_a_certificate() -> Vec<Finding> {
    let issuer = || Some(planted());
    let (now, at) = (NOW, Some(NOW));
    vec![
        Finding::CertificateTrusted {
            issuer: issuer(),
            at: NOW,
        },
        Finding::PinsOnlyReported { issuer: issuer() },
        Finding::CertificateNotTrusted { issuer: issuer() },
        Finding::CertificateOfAuthority { issuer: issuer() },
        Finding::CertificateOtherPurpose { issuer: issuer() },
        Finding::CertificateNotPinned { issuer: issuer() },
        Finding::CertificateOtherName { names: issuer() },
        Finding::CertificateExpired { at, now },
        Finding::CertificateNotYetValid { at, now },
        Finding::ClientCertificateRefused { file: issuer(), at },
        Finding::OwnCertificate {
            file: planted(),
            at: NOW,
        },
        Finding::OwnCertificateEnds {
            file: planted(),
            at: NOW,
        },
    ]
}

fn of_the_rest() -> Vec<Finding> {
    vec![
        Finding::SettingsIgnored { problems: 2 },
        Finding::AuthorityWithKey { file: planted() },
        Finding::ViaProxy { proxy: planted() },
        Finding::ViaSystemProxy { proxy: planted() },
        Finding::NoProxyAddress {
            variable: "planted",
        },
        Finding::ProxyRefuses {
            proxy: planted(),
            status: 407,
            with_sign_in: true,
        },
        Finding::ProxyLeadsNowhere { proxy: planted() },
        Finding::NameFound {
            host: planted(),
            address: planted(),
        },
        Finding::NameNotFound { host: planted() },
        Finding::NameNotInTime { host: planted() },
        Finding::PortClosed { place: planted() },
        Finding::PortSilent { place: planted() },
        Finding::AddressSilent {
            address: planted(),
            place: planted(),
        },
        Finding::ServiceRefuses {
            code: ErrorCode::Busy,
        },
        Finding::ServiceAnswers {
            organisation: planted(),
            version: planted(),
        },
        Finding::ClockDiffers { ahead_s: 600 },
        Finding::ClockWrong { now: NOW },
        Finding::Keyring {
            state: KeyringState::Ready,
            owner: Some(planted()),
        },
        Finding::KeyringLeft {
            keyrings: planted(),
        },
        Finding::FilesNotKept { folder: planted() },
        Finding::FilesOfAnother { folder: planted() },
        Finding::SignedIn {
            user_name: planted(),
        },
    ]
}

#[test]
fn no_finding_brings_a_name_or_an_address() {
    for finding in findings_with_facts() {
        let told = json!(facts::told(&Checked::from(finding)));

        assert_ne!(told["finding"], "unknown");
        assert!(!told.to_string().contains("planted"), "{told}");
    }
}

#[test]
fn every_finding_that_holds_something_is_tried() {
    let source = include_str!("../../doctor/finding.rs");
    let variant = |line: &str| {
        let name = line.strip_prefix("    ")?.strip_suffix(" {")?;
        let is_name = name.chars().all(char::is_alphanumeric);
        is_name.then(|| name.to_owned())
    };
    let tried = findings_with_facts();
    let name = |it: &Finding| format!("{it:?}").split(' ').next().unwrap().to_owned();

    let variants: BTreeSet<_> = source.lines().filter_map(variant).collect();

    assert_eq!(variants, tried.iter().map(name).collect());
}
