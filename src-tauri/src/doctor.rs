//! `chiave doctor`: the examination of this computer in a terminal.

mod facts;
mod sentences;
#[cfg(test)]
mod tests;

use chiave_client::{Checked, Client, Examination, Health, Parts};
use chiave_words::{Doctor, Words};
use facts::Facts;
use sentences::{fix, found};
use serde_json::json;
use std::io;

/// Examines this computer.
///
/// # Errors
///
/// Whatever keeps the system from starting a runtime.
pub fn examine() -> io::Result<Examination> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let client = Client::new(Parts::of_this_computer());
    let examination = runtime.block_on(client.examine());
    // A keyring that hangs must not keep the command from ending.
    runtime.shutdown_background();
    Ok(examination)
}

/// The lines for people.
pub fn text(words: &Words, examination: &Examination) -> Vec<String> {
    let server = examination.server.as_deref().unwrap_or_default();
    let findings = examination.findings.iter();
    let mut lines: Vec<String> = findings
        .flat_map(|checked| lines_of(words, server, checked))
        .collect();
    let verdict = match examination.is_good() {
        true => Doctor::DoctorAllGood,
        false => Doctor::DoctorNotGood,
    };
    lines.push(words.say(verdict, &[]));
    lines
}

/// One JSON object for each finding, and one that says whether all is good.
pub fn lines_of_json(examination: &Examination) -> Vec<String> {
    let findings = examination.findings.iter().map(|it| json!(it).to_string());
    let verdict = json!({"good": examination.is_good(), "server": examination.server});
    findings.chain([verdict.to_string()]).collect()
}

/// What was found, and what mends it.
fn lines_of(words: &Words, server: &str, checked: &Checked) -> Vec<String> {
    let health = match checked.health {
        Health::Good => Doctor::DoctorGood,
        Health::Doubtful => Doctor::DoctorDoubtful,
        Health::Bad => Doctor::DoctorBad,
    };
    let facts = Facts::of(words, server, &checked.finding);
    let first = format!(
        "{}: {}",
        words.say(health, &[]),
        words.say(found(&checked.finding), &facts.args())
    );
    let fix = fix(&checked.finding).map(|fix| format!("  {}", words.say(fix, &[])));
    [first].into_iter().chain(fix).collect()
}
