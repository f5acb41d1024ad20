//! The secrets that a laptop sends and is given, for the hunt after all suites.

use serde_json::Value;

use super::{answer::Answer, ask::Envelope};
use crate::{
    Result,
    secrets::{self, Kind, note},
};

/// Fields of a request that hold a password.
const PASSWORDS: [&str; 3] = ["password", "current", "new"];

/// Notes what a request gives away and what its answer brings.
///
/// # Errors
///
/// When it cannot be noted.
pub fn take(envelope: &Envelope, answer: &Answer) -> Result<()> {
    if !secrets::wanted() {
        return Ok(());
    }
    let sent: Value = serde_json::from_slice(&envelope.body).unwrap_or(Value::Null);
    let mut typed: Vec<&Value> = PASSWORDS.iter().map(|field| &sent[field]).collect();
    if sent["kind"] == "password" {
        typed.push(&sent["secret"]);
    }
    for password in typed.into_iter().filter_map(Value::as_str) {
        note(Kind::Password, password)?;
    }
    match answer.json()["token"].as_str() {
        Some(token) => note(opened_by(&envelope.path), token),
        None => Ok(()),
    }
}

/// What the token opens that is given to whoever asks for `path`.
fn opened_by(path: &str) -> Kind {
    match path {
        "/v1/attempts" => Kind::Attempt,
        "/v1/activations" => Kind::Activation,
        _ => Kind::Session,
    }
}
