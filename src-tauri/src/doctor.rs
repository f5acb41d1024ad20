//! The examination of this computer in sentences: `chiave doctor` in a terminal, and the page of the
//! window.

mod facts;
mod sentences;
#[cfg(test)]
mod tests;
mod view;

pub use view::ExaminationView;

use crate::terminal;
use chiave_client::{Checked, Examination, Health, Part};
use chiave_words::{Doctor, Words};
use facts::Facts;
use sentences::{fix, found};
use serde_json::json;
use std::io;

/// Examines this computer, and makes nothing that the keyring lacks.
///
/// # Errors
///
/// Whatever keeps the system from starting a runtime.
pub fn examine() -> io::Result<Examination> {
    terminal::run(|runtime, client| {
        runtime.block_on(async {
            client.look_at_keyring().await;
            client.examine().await
        })
    })
}

/// The lines for people.
pub fn text(words: &Words, examination: &Examination) -> Vec<String> {
    lines(words, &Said::all(words, examination), verdict(examination))
}

fn lines(words: &Words, said: &[Said], verdict: Doctor) -> Vec<String> {
    let said = said.iter().flat_map(|said| said.lines(words));
    said.chain([words.say(verdict, &[])]).collect()
}

/// One JSON object for each finding, and one that says whether all is good.
pub fn lines_of_json(examination: &Examination) -> Vec<String> {
    let findings = examination.findings.iter().map(|it| json!(it).to_string());
    let verdict = json!({"good": examination.is_good(), "server": examination.server});
    findings.chain([verdict.to_string()]).collect()
}

/// A finding in sentences.
struct Said {
    part: Part,
    health: Health,
    found: String,
    /// What mends it, if it is not good.
    fix: Option<String>,
}

impl Said {
    fn of(words: &Words, server: &str, checked: &Checked) -> Self {
        let finding = &checked.finding;
        let facts = Facts::of(words, server, finding);
        Self {
            part: finding.part(),
            health: checked.health,
            found: words.say(found(finding), &facts.args()),
            fix: fix(finding).map(|fix| words.say(fix, &facts.args())),
        }
    }

    /// Every finding of an examination.
    fn all(words: &Words, examination: &Examination) -> Vec<Self> {
        let server = examination.server.as_deref().unwrap_or_default();
        let findings = examination.findings.iter();
        let said = findings.map(|checked| Self::of(words, server, checked));
        said.collect()
    }

    /// What was found, and what mends it.
    fn lines(&self, words: &Words) -> Vec<String> {
        let first = format!("{}: {}", words.say(health(self.health), &[]), self.found);
        let fix = self.fix.as_ref().map(|fix| format!("  {fix}"));
        [first].into_iter().chain(fix).collect()
    }
}

/// The word for how good a finding is.
const fn health(health: Health) -> Doctor {
    match health {
        Health::Good => Doctor::DoctorGood,
        Health::Doubtful => Doctor::DoctorDoubtful,
        Health::Bad => Doctor::DoctorBad,
    }
}

/// The sentence that says whether the application can work.
fn verdict(examination: &Examination) -> Doctor {
    match examination.is_good() {
        true => Doctor::DoctorAllGood,
        false => Doctor::DoctorNotGood,
    }
}
