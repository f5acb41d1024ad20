//! The sentences of `chiave doctor`.

use super::*;
use chiave_client::{Finding, KeyringState};
use chiave_protocol::{ErrorCode, Timestamp};
use chiave_words::Language;
use std::collections::BTreeSet;

const AT: Timestamp = Timestamp::from_unix(1_795_424_400);

fn text() -> String {
    "x.example".to_owned()
}

fn every_finding() -> Vec<Finding> {
    [on_the_way(), of_certificates(), behind_it()].concat()
}

/// The findings up to the certificate.
fn on_the_way() -> Vec<Finding> {
    vec![
        Finding::SettingsGood,
        Finding::SettingsIgnored { problems: 2 },
        Finding::NoServer,
        Finding::NoAuthority,
        Finding::AuthorityWithKey { file: text() },
        Finding::NoNetwork,
        Finding::ViaProxy { proxy: text() },
        Finding::ViaSystemProxy { proxy: text() },
        Finding::NoSystemProxy,
        Finding::NoProxyAddress {
            variable: "HTTPS_PROXY",
        },
        Finding::ProxyRefuses {
            proxy: text(),
            status: 407,
            with_sign_in: false,
        },
        Finding::ProxyLeadsNowhere { proxy: text() },
        Finding::NameFound {
            host: text(),
            address: text(),
        },
        Finding::NameNotFound { host: text() },
        Finding::NameNotInTime { host: text() },
        Finding::PortClosed { place: text() },
        Finding::PortSilent { place: text() },
        Finding::AddressSilent {
            address: text(),
            place: text(),
        },
    ]
}

/// The findings about certificates.
fn of_certificates() -> Vec<Finding> {
    let (now, at) = (AT, Some(AT));
    let (issuer, names) = (Some(text()), Some(text()));
    vec![
        Finding::CertificateTrusted {
            issuer: issuer.clone(),
            at: now,
        },
        Finding::PinsOnlyReported {
            issuer: issuer.clone(),
        },
        Finding::CertificateNotTrusted {
            issuer: issuer.clone(),
        },
        Finding::CertificateOfAuthority {
            issuer: issuer.clone(),
        },
        Finding::CertificateOtherPurpose {
            issuer: issuer.clone(),
        },
        Finding::CertificateNotPinned { issuer },
        Finding::CertificateOtherName { names },
        Finding::CertificateExpired { at, now },
        Finding::CertificateNotYetValid { at, now },
        Finding::ClientCertificateRefused {
            file: Some(text()),
            at,
        },
        Finding::OwnCertificate {
            file: text(),
            at: now,
        },
        Finding::OwnCertificateEnds {
            file: text(),
            at: now,
        },
    ]
}

/// The findings about the service and about the computer itself.
fn behind_it() -> Vec<Finding> {
    let owner = Some(text());
    let keyring = |state| Finding::Keyring {
        state,
        owner: owner.clone(),
    };
    vec![
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
        Finding::ClockWrong { now: AT },
        keyring(KeyringState::Ready),
        keyring(KeyringState::Locked),
        keyring(KeyringState::Missing),
        keyring(KeyringState::Hanging),
        Finding::KeyringLeft { keyrings: text() },
        Finding::NothingKept,
        Finding::FilesKept,
        Finding::FilesNotKept { folder: text() },
        Finding::FilesOfAnother { folder: text() },
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
    let now = Timestamp::from_unix(0);
    let unknown = [
        Finding::CertificateTrusted {
            issuer: None,
            at: now,
        },
        Finding::PinsOnlyReported { issuer: None },
        Finding::CertificateNotTrusted { issuer: None },
        Finding::CertificateNotPinned { issuer: None },
        Finding::CertificateOtherName { names: None },
        Finding::CertificateExpired { at: None, now },
        Finding::CertificateNotYetValid { at: None, now },
        Finding::ClientCertificateRefused {
            file: None,
            at: None,
        },
        Finding::ClientCertificateRefused {
            file: Some(text()),
            at: None,
        },
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
    let now = Timestamp::from_unix(1_795_424_400);
    let expired = said(Language::English, Finding::CertificateExpired { at, now });
    let behind = said(Language::English, Finding::ClockDiffers { ahead_s: -659 });

    assert!(expired[0].contains("January 1970"), "{}", expired[0]);
    assert!(expired[1].contains("November 2026"), "{}", expired[1]);
    assert!(behind[0].contains("10 minutes behind"), "{}", behind[0]);
}

#[test]
fn as_json_each_line_is_an_object_without_sentences() {
    let examination = Examination {
        server: None,
        findings: vec![Finding::NoServer.into(), Finding::NotSignedIn.into()],
    };

    let lines = lines_of_json(&examination);
    let read: Vec<serde_json::Value> = lines
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        read,
        [
            serde_json::json!({"health": "bad", "finding": "no-server"}),
            serde_json::json!({"health": "good", "finding": "not-signed-in"}),
            serde_json::json!({"good": false, "server": null}),
        ]
    );
}

#[test]
fn the_help_desk_is_told_the_issuer_only_where_it_is_known() {
    for (issuer, is_asked_for) in [(Some("R3".to_owned()), true), (None, false)] {
        let (pinned, trusted) = (issuer.clone(), issuer);
        for finding in [
            Finding::CertificateNotPinned { issuer: pinned },
            Finding::CertificateNotTrusted { issuer: trusted },
        ] {
            let fix = said(Language::English, finding).remove(1);

            assert_eq!(fix.contains("who issued it"), is_asked_for, "{fix}");
        }
    }
}

#[test]
fn a_missing_intermediate_certificate_is_among_the_causes() {
    let not_trusted = Finding::CertificateNotTrusted { issuer: None };
    let fix = said(Language::English, not_trusted).remove(1);

    assert!(fix.contains("intermediate certificate"), "{fix}");
}

#[test]
fn a_refusal_of_a_proxy_has_a_mend_by_its_status() {
    let mend = |status, with_sign_in| {
        let refuses = Finding::ProxyRefuses {
            proxy: "proxy.example:3128".to_owned(),
            status,
            with_sign_in,
        };
        said(Language::English, refuses)
    };

    let [first, asks] = &mend(407, false)[..] else {
        panic!()
    };
    assert!(first.contains("407"), "{first}");
    assert!(asks.contains("asks for a sign-in"), "{asks}");
    let wrong = &mend(407, true)[1];
    assert!(wrong.contains("does not accept the sign-in"), "{wrong}");
    for status in 502..=504 {
        let no_way = &mend(status, true)[1];
        assert!(no_way.contains("cannot reach"), "{no_way}");
    }
    let not_allowed = &mend(403, true)[1];
    assert!(not_allowed.contains("has to allow"), "{not_allowed}");
}
