//! The sentences of `chiave doctor`.

use super::*;
use chiave_client::{Finding, KeyringState};
use chiave_protocol::{ErrorCode, Timestamp};
use chiave_words::Language;
use std::collections::BTreeSet;

fn every_finding() -> Vec<Finding> {
    let at = Some(Timestamp::from_unix(1_795_424_400));
    let text = || "x.example".to_owned();
    let (issuer, names, owner) = (Some(text()), Some(text()), Some(text()));
    let keyring = |state| Finding::Keyring {
        state,
        owner: owner.clone(),
    };
    vec![
        Finding::SettingsGood,
        Finding::SettingsIgnored { problems: 2 },
        Finding::NoServer,
        Finding::NoAuthority,
        Finding::NoNetwork,
        Finding::ViaProxy { proxy: text() },
        Finding::ViaSystemProxy,
        Finding::NameFound {
            host: text(),
            address: text(),
        },
        Finding::NameNotFound { host: text() },
        Finding::PortClosed { place: text() },
        Finding::PortSilent { place: text() },
        Finding::CertificateTrusted {
            issuer: issuer.clone(),
            at: Timestamp::from_unix(1_795_424_400),
        },
        Finding::CertificateNotTrusted {
            issuer: issuer.clone(),
        },
        Finding::CertificateNotPinned { issuer },
        Finding::CertificateOtherName { names },
        Finding::CertificateExpired { at },
        Finding::CertificateNotYetValid { at },
        Finding::NoAnswer,
        Finding::NoService,
        Finding::ServiceRefuses {
            code: ErrorCode::Internal,
        },
        Finding::AnotherService,
        Finding::UpdateNeeded,
        Finding::ServiceTooOld,
        Finding::ServiceAnswers {
            organisation: text(),
            version: text(),
        },
        Finding::ClockAgrees,
        Finding::ClockDiffers { ahead_s: 600 },
        Finding::ClockDiffers { ahead_s: -600 },
        Finding::ClockWrong,
        keyring(KeyringState::Ready),
        keyring(KeyringState::Locked),
        keyring(KeyringState::Missing),
        keyring(KeyringState::Hanging),
        Finding::FilesKept,
        Finding::FilesNotKept { folder: text() },
        Finding::SignedIn { user_name: text() },
        Finding::NotSignedIn,
    ]
}

fn said(language: Language, finding: Finding) -> Vec<String> {
    let server = "https://c.example.com";
    let words = Words::of(language);
    Said::of(words, server, &Checked::from(finding)).lines(words)
}

#[test]
fn every_finding_has_a_whole_sentence_of_its_own() {
    for language in Language::ALL {
        let lines: Vec<_> = every_finding()
            .into_iter()
            .map(|it| said(language, it))
            .collect();

        let first: BTreeSet<_> = lines.iter().map(|lines| lines[0].clone()).collect();
        assert_eq!(first.len(), lines.len());
        let text = lines.concat().join("\n");
        for hole in ["{", "$", "none", "doctor-"] {
            assert!(!text.contains(hole), "{hole} in {text}");
        }
    }
}

#[test]
fn exactly_what_is_not_good_says_what_mends_it() {
    for finding in every_finding() {
        let is_good = finding.health() == Health::Good;
        let lines = said(Language::English, finding);

        assert_eq!(lines.len() == 1, is_good, "{lines:?}");
    }
}

#[test]
fn what_is_not_known_is_left_out() {
    let unknown = [
        Finding::CertificateNotTrusted { issuer: None },
        Finding::CertificateNotPinned { issuer: None },
        Finding::CertificateOtherName { names: None },
        Finding::CertificateExpired { at: None },
        Finding::CertificateNotYetValid { at: None },
        Finding::Keyring {
            state: KeyringState::Ready,
            owner: None,
        },
    ];
    for finding in unknown {
        let line = said(Language::English, finding).remove(0);

        assert!(!line.contains("none") && !line.contains("()"), "{line}");
    }
}

#[test]
fn times_and_minutes_are_words() {
    let at = Some(Timestamp::from_unix(0));
    let expired = said(Language::English, Finding::CertificateExpired { at });
    let behind = said(Language::English, Finding::ClockDiffers { ahead_s: -659 });

    assert!(expired[0].contains("January 1970"), "{}", expired[0]);
    assert!(behind[0].contains("10 minutes behind"), "{}", behind[0]);
}

#[test]
fn as_json_each_line_is_an_object_without_sentences() {
    let examination = Examination {
        server: None,
        findings: vec![Finding::NoServer.into(), Finding::NotSignedIn.into()],
    };

    assert_eq!(
        lines_of_json(&examination),
        [
            r#"{"health":"bad","finding":"no-server"}"#,
            r#"{"health":"good","finding":"not-signed-in"}"#,
            r#"{"good":false,"server":null}"#,
        ]
    );
}
