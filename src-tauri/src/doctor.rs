//! `chiave doctor`: the examination of this computer in a terminal.

mod sentences;
#[cfg(test)]
mod tests;

use chiave_client::{
    Checked, Client, Clock as _, ComputerClock, Examination, Finding, Health, Parts,
};
use chiave_protocol::Timestamp;
use chiave_words::{Arg, Doctor, Words};
use sentences::{fix, found};
use serde_json::{Value, json};
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

/// The facts of a finding as arguments of its sentence, under the names that the fields have.
struct Facts(Vec<Fact>);

struct Fact {
    name: String,
    value: FactValue,
}

impl Fact {
    fn arg(&self) -> Arg<'_> {
        match &self.value {
            FactValue::Text(text) => Arg::Text(text),
            FactValue::Number(number) => Arg::Number(*number),
        }
    }
}

enum FactValue {
    Text(String),
    Number(i64),
}

impl Facts {
    fn of(words: &Words, server: &str, finding: &Finding) -> Self {
        let text = |text: &str| FactValue::Text(text.to_owned());
        let mut facts = vec![
            ("server".to_owned(), text(server)),
            ("at".to_owned(), text("none")),
        ];
        if let Value::Object(fields) = json!(finding) {
            facts.extend(fields.into_iter().map(|(name, value)| {
                match (name.as_str(), &value) {
                    ("at", Value::Number(at)) => (name, FactValue::Text(time(words, at.as_i64()))),
                    ("ahead_s", Value::Number(s)) => {
                        let minutes = s.as_i64().unwrap_or_default().unsigned_abs() / 60;
                        let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
                        ("minutes".to_owned(), FactValue::Number(minutes))
                    }
                    (_, Value::Number(number)) => {
                        (name, FactValue::Number(number.as_i64().unwrap_or(i64::MAX)))
                    }
                    // The sentences have a form for what is not known.
                    (_, Value::String(known)) => (name, text(known)),
                    _ => (name, text("none")),
                }
            }));
        }
        let fact = |(name, value)| Fact { name, value };
        Self(facts.into_iter().map(fact).collect())
    }

    fn args(&self) -> Vec<(&str, Arg<'_>)> {
        let facts = self.0.iter();
        facts.map(|fact| (fact.name.as_str(), fact.arg())).collect()
    }
}

fn time(words: &Words, at: Option<i64>) -> String {
    let at = Timestamp::from_unix(at.unwrap_or_default());
    words.date_time(at, ComputerClock::default().utc_offset_min())
}
