//! What a support report says of a finding: every fact that is not private.

use crate::{Checked, Finding, Health, KeyringState};
use chiave_protocol::support::{self, Term, Version, Word};

impl Term for Finding {
    const TAG: Option<&'static str> = Some("finding");
}
impl Term for Health {}
impl Term for KeyringState {}

/// A finding without the names and addresses in it. What this function forgets is not told.
pub(super) fn told(Checked { health, finding }: &Checked) -> support::Finding {
    let bare = bare(Word::of(health), Word::of(finding));
    match finding {
        Finding::SettingsIgnored { problems } => support::Finding {
            problems: u32::try_from(*problems).ok(),
            ..bare
        },
        Finding::ProxyRefuses {
            status,
            with_sign_in,
            proxy: _,
        } => support::Finding {
            status: Some(*status),
            with_sign_in: Some(*with_sign_in),
            ..bare
        },
        Finding::CertificateTrusted { at, issuer: _ }
        | Finding::OwnCertificate { at, file: _ }
        | Finding::OwnCertificateEnds { at, file: _ } => support::Finding {
            at: Some((*at).into()),
            ..bare
        },
        Finding::CertificateExpired { at, .. } | Finding::CertificateNotYetValid { at, .. } => {
            support::Finding {
                at: at.map(Into::into),
                ..bare
            }
        }
        Finding::ServiceRefuses { code } => support::Finding {
            code: Some(Word::of(code)),
            ..bare
        },
        Finding::ServiceAnswers { version, .. } => support::Finding {
            version: Version::of(version),
            ..bare
        },
        Finding::ClockDiffers { ahead_s } => support::Finding {
            ahead_s: Some(*ahead_s),
            ..bare
        },
        Finding::Keyring { state, owner } => support::Finding {
            state: Some(Word::of(state)),
            owner: owner.as_deref().and_then(keyring),
            ..bare
        },
        _ => bare,
    }
}

/// The program that answers as a keyring, if it is one that many use.
fn keyring(owner: &str) -> Option<Word> {
    let programs = [
        "gnome-keyring-daemon",
        "keepassxc",
        "ksecretd",
        "kwalletd5",
        "kwalletd6",
        "oo7-daemon",
        "pass-secret-service",
    ];
    Word::among(&programs, owner)
}

/// A finding without any fact.
fn bare(health: Word, finding: Word) -> support::Finding {
    support::Finding {
        health,
        finding,
        problems: None,
        status: None,
        with_sign_in: None,
        at: None,
        code: None,
        version: None,
        ahead_s: None,
        state: None,
        owner: None,
    }
}
