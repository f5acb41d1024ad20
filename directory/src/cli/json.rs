//! Answers for scripts: one JSON object a line, with words that do not follow the language.

use super::outbox::rfc3339;
use chiave_domain::account::{Account, Role};
use chiave_flows::rate_limit::buckets::Wait;
use chiave_protocol::typed::escaped;
use serde::Serialize;

/// An account in the form for scripts.
#[derive(Serialize)]
pub(super) struct AccountJson<'a> {
    user_name: &'a str,
    name: &'a str,
    given_name: &'a str,
    family_name: &'a str,
    mail: Option<&'a str>,
    language: &'a str,
    role: &'static str,
    groups: &'a [String],
    state: &'static str,
    password_set_at: Option<String>,
    must_change: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    waits: Option<Vec<WaitJson>>,
}

/// A rate limit that refuses tries until a given time, after wrong passwords or codes.
#[derive(Serialize)]
struct WaitJson {
    secret: &'static str,
    until: Option<String>,
}

impl<'a> AccountJson<'a> {
    /// An account in a list. `state` is one of the states that `account list` shows.
    pub(super) fn new(account: &'a Account, state: &'static str) -> Self {
        Self {
            user_name: account.user_name.as_str(),
            name: &account.display_name,
            given_name: &account.given_name,
            family_name: &account.family_name,
            mail: account.mail.as_deref(),
            language: &account.language,
            role: match account.role {
                Role::Employee => "employee",
                Role::Administrator => "administrator",
            },
            groups: &account.groups,
            state,
            password_set_at: account.password_changed_at.and_then(rfc3339),
            must_change: account.must_change,
            waits: None,
        }
    }

    /// Adds the rate limits that refuse tries of this account.
    pub(super) fn with_waits(mut self, waits: &[Wait]) -> Self {
        let waits = waits.iter().map(|wait| WaitJson {
            secret: wait.secret,
            until: rfc3339(wait.until),
        });
        self.waits = Some(waits.collect());
        self
    }
}

/// A row of the audit log in the form for scripts.
#[derive(Serialize)]
pub(super) struct AuditJson<'a> {
    pub(super) number: i64,
    pub(super) at: Option<String>,
    pub(super) event: &'a str,
    pub(super) user_name: Option<&'a str>,
    pub(super) computer: Option<&'a str>,
    pub(super) detail: &'a str,
}

/// A value as one JSON line. Control characters that a terminal would act on are escaped as JSON
/// escapes, so the line stays valid JSON.
pub(super) fn line(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string(value)?;
    let mut line = String::with_capacity(text.len());
    let mut units = [0; 2];
    for character in text.chars() {
        let own = character.to_string();
        if escaped(&own) == own || character == '\\' {
            line.push(character);
        } else {
            for unit in character.encode_utf16(&mut units) {
                line.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_read_back() {
        let text = "Giulia \u{1b}[31m \\ \"x\" \u{202e}è\u{e0001}\n";

        let line = line(&text).unwrap();

        assert!(
            !line.contains(['\u{1b}', '\u{202e}', '\u{e0001}', '\n']),
            "{line}"
        );
        assert!(line.contains('è'));
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }
}
