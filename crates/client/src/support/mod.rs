//! The support report of this computer: drawn up, shown to the person, and saved exactly as it was shown.

mod facts;
#[cfg(test)]
mod tests;

use crate::{
    Client, Examination, Reach, SessionState, WriteKind, files,
    report::policy_hash,
    settings::{Level, Settings, Sourced},
};
use chiave_protocol::{
    limits::BODY_BYTES,
    support::{FORMAT, Hash, OpenWrite, Policy, Setting, SupportReport, Term, Version, Word},
};
use chiave_settings::{Computer, Document as _};
use std::{collections::BTreeSet, io, path::PathBuf};

impl Term for Reach {}
impl Term for SessionState {}
impl Term for WriteKind {}

/// A support report that a person was shown.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnReport(SupportReport);

impl DrawnReport {
    /// A report that is about to be shown.
    #[must_use]
    pub const fn new(report: SupportReport) -> Self {
        Self(report)
    }

    /// The name of the file for it, without a folder.
    #[must_use]
    pub fn name(&self) -> String {
        let at = String::from(self.0.made_at).replace(':', "");
        format!("chiave-report-{at}.json")
    }

    /// The document, as it is shown and saved.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.document()
    }

    /// The report, as it is sent.
    pub(crate) const fn report(&self) -> &SupportReport {
        &self.0
    }
}

impl Client {
    /// Examines this computer and draws up the report. A keyring that was found locked before is not asked again.
    pub async fn draw_report(&self) -> DrawnReport {
        let examination = self.examine().await;
        DrawnReport::new(shortened(self.support_report(&examination)))
    }

    /// Saves a report in a new file, which only the person can read.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::AlreadyExists`] if there is something at `path`, and whatever else keeps the system from
    /// writing.
    pub async fn save_report(&self, drawn: DrawnReport, path: PathBuf) -> io::Result<()> {
        self.on_disk(move |_, here| files::create(here, &path, drawn.text().as_bytes()))
            .await
    }

    fn support_report(&self, examination: &Examination) -> SupportReport {
        let (settings, link) = (self.settings(), self.link());
        let memory = self.memory();
        SupportReport {
            format: FORMAT,
            made_at: self.0.clock.now().into(),
            version: Version::of(env!("CARGO_PKG_VERSION")),
            system: self.0.platform.system(),
            reach: Word::of(&link.reach()),
            last_contact: link.heard().map(|heard| heard.here.into()),
            findings: examination.findings.iter().map(facts::told).collect(),
            policy: policy(&settings),
            session: Word::of(&memory.session.progress()),
            open_write: memory.write.open().map(|note| OpenWrite {
                kind: Word::of(&note.kind),
                operation_id: note.id,
            }),
            requests: link.log().requests(),
            failures: link.log().failures(),
        }
    }
}

/// The report without its oldest requests, as far as it would not fit in one request to the service.
fn shortened(mut report: SupportReport) -> SupportReport {
    let is_too_long =
        |report: &SupportReport| serde_json::to_vec(report).is_ok_and(|it| it.len() > BODY_BYTES);
    while !report.requests.is_empty() && is_too_long(&report) {
        report.requests.remove(0);
    }
    report
}

/// The managed settings without their values.
fn policy(settings: &Settings) -> Policy {
    let ignored = settings.problems.iter();
    let files: BTreeSet<_> = (settings.shown.iter())
        .map(|it| it.source.as_str())
        .collect();
    Policy {
        hash: Hash::parse(&policy_hash(settings)),
        settings: (settings.shown.iter())
            .filter_map(|it| setting(&files, it))
            .collect(),
        ignored: ignored.map(|it| Word::fixed(it.fault.name())).collect(),
        kept: settings.kept,
    }
}

/// A setting without its value. `files` are those that set one.
fn setting(files: &BTreeSet<&str>, shown: &Sourced) -> Option<Setting> {
    let before = files.iter().take_while(|it| **it != shown.source);
    Some(Setting {
        key: Word::fixed(Computer::named(&shown.key)?.name()),
        level: Word::fixed(match shown.level {
            Level::Mandatory => "mandatory",
            Level::Recommended => "recommended",
        }),
        file: u32::try_from(before.count() + 1).ok()?,
        line: shown.line,
    })
}
