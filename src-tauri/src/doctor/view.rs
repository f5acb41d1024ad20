//! The examination as the page of the window shows it: part by part, in sentences.

use super::{Said, health, lines, verdict};
use chiave_client::{Examination, Health, Part};
use chiave_words::{Doctor, Words};
use serde::Serialize;
use std::collections::BTreeMap;

/// What an examination of this computer found, in sentences.
///
/// These sentences are the only ones that the window gets from the shell instead of looking them up
/// itself. They stand in `locales` like all others. `chiave doctor` says the same ones, so which
/// sentence fits a finding is decided once, in Rust; and the window, which loads every word before
/// it is needed, does not load those of a page that few people open.
#[derive(Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExaminationView {
    /// How good the worst finding is.
    pub health: Health,
    /// Whether the application can work.
    pub verdict: String,
    /// Every part that was examined.
    pub parts: Vec<PartView>,
    /// The lines of `chiave doctor`, for the help desk.
    pub report: String,
}

/// What was found of one part.
#[derive(Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartView {
    /// The name of the part.
    pub name: String,
    /// How good the worst finding of the part is.
    pub health: Health,
    /// The same as a word.
    pub state: String,
    /// The findings of the part.
    pub findings: Vec<FindingView>,
}

/// One finding.
#[derive(Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FindingView {
    /// What was found.
    pub found: String,
    /// What mends it, if it is not good.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub fix: Option<String>,
}

impl ExaminationView {
    /// The examination in the language of `words`.
    pub fn of(words: &Words, examination: &Examination) -> Self {
        let said = Said::all(words, examination);
        let report = lines(words, &said, verdict(examination)).join("\n");
        let mut parts = BTreeMap::<Part, Vec<Said>>::new();
        for said in said {
            parts.entry(said.part).or_default().push(said);
        }
        let parts = parts.into_iter();
        Self {
            health: examination.health(),
            verdict: words.say(verdict(examination), &[]),
            parts: parts
                .map(|(part, said)| PartView::of(words, part, said))
                .collect(),
            report,
        }
    }
}

impl PartView {
    fn of(words: &Words, part: Part, said: Vec<Said>) -> Self {
        let worst = Health::worst(said.iter().map(|said| said.health));
        let findings = said.into_iter().map(|said| FindingView {
            found: said.found,
            fix: said.fix,
        });
        Self {
            name: words.say(name(part), &[]),
            health: worst,
            state: words.say(health(worst), &[]),
            findings: findings.collect(),
        }
    }
}

const fn name(part: Part) -> Doctor {
    match part {
        Part::Settings => Doctor::DoctorPartSettings,
        Part::Connection => Doctor::DoctorPartConnection,
        Part::Certificate => Doctor::DoctorPartCertificate,
        Part::Service => Doctor::DoctorPartService,
        Part::Clock => Doctor::DoctorPartClock,
        Part::Keyring => Doctor::DoctorPartKeyring,
        Part::Files => Doctor::DoctorPartFiles,
        Part::Session => Doctor::DoctorPartSession,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_client::Finding;
    use chiave_words::Language;

    fn examination() -> Examination {
        let place = "chiave.example:443".to_owned();
        let proxy = "proxy.example:3128".to_owned();
        let findings = [
            Finding::SettingsGood,
            Finding::ViaProxy { proxy },
            Finding::PortClosed { place },
            Finding::NotSignedIn,
        ];
        Examination {
            server: None,
            findings: findings.into_iter().map(Into::into).collect(),
        }
    }

    #[test]
    fn a_part_is_as_good_as_its_worst_finding() {
        let view = ExaminationView::of(Words::of(Language::English), &examination());

        let parts: Vec<_> = view.parts.iter().collect();
        let seen = parts.iter().map(|it| (it.name.as_str(), it.state.as_str()));
        assert_eq!(
            seen.collect::<Vec<_>>(),
            [
                ("Settings", "Good"),
                ("Connection", "Problem"),
                ("Sign-in", "Good")
            ]
        );
        let connection = &parts[1].findings;
        assert_eq!(connection[0].fix, None);
        assert_eq!(
            connection[1].found,
            "Nothing accepts connections at chiave.example:443."
        );
        assert!(connection[1].fix.is_some());
        assert_eq!(view.health, Health::Bad);
    }

    #[test]
    fn the_report_is_what_the_terminal_says() {
        for language in Language::ALL {
            let words = Words::of(language);
            let view = ExaminationView::of(words, &examination());

            let lines = crate::doctor::text(words, &examination());
            assert_eq!(view.report, lines.join("\n"));
            for part in view.parts {
                for finding in part.findings {
                    assert!(view.report.contains(&finding.found));
                    assert!(view.report.contains(finding.fix.as_deref().unwrap_or("")));
                }
            }
        }
    }
}
