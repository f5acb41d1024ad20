//! Answers for scripts: one JSON object a line, with words that do not follow the language.

use crate::clock::rfc3339;
use chiave_domain::{
    account::{Account, Role},
    delivery::Fault,
    method::{Method, spec},
};
use chiave_flows::admin::{reset_shut::ClosedMethod, situation::Situation};
use chiave_protocol::typed::escaped;
use serde::Serialize;

/// An account in the form for scripts.
#[derive(Serialize)]
pub(super) struct AccountJson<'a> {
    /// The id that the log has.
    account_id: String,
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
    /// The last completed sign-in; null where there was none.
    last_sign_in_at: Option<String>,
    /// The computer of that sign-in, as the computer named itself.
    last_sign_in_computer: Option<&'a str>,
    /// From when the activation code is good, which may be later than now; null where the account has none.
    code_valid_from: Option<String>,
    /// Until when the activation code is good; null where the account has none.
    code_valid_until: Option<String>,
    waits: Vec<WaitJson>,
    /// What is closed to computers that the account does not know.
    reset_on_unknown_computers: ResetJson,
}

/// Resets and unlocks on computers that the account does not know.
#[derive(Serialize)]
struct ResetJson {
    /// Until when no code is sent; null where codes are sent.
    no_codes_until: Option<String>,
    closed_methods: Vec<ClosedJson>,
}

/// A method that too many wrong codes in a row closed.
#[derive(Serialize)]
struct ClosedJson {
    id: String,
    kind: &'static str,
}

/// A rate limit that refuses tries until a given time, after wrong passwords or codes.
#[derive(Serialize)]
struct WaitJson {
    secret: &'static str,
    until: Option<String>,
}

impl ClosedJson {
    fn of(method: &ClosedMethod) -> Self {
        Self {
            id: method.id.to_string(),
            kind: spec(method.kind).word,
        }
    }
}

impl<'a> AccountJson<'a> {
    /// An account. `state` is one of the states that `account list` shows.
    pub(super) fn new(account: &'a Account, state: &'static str, situation: &'a Situation) -> Self {
        let last = situation.last_sign_in.as_ref();
        let waits = situation.waits.iter().map(|wait| WaitJson {
            secret: wait.secret,
            until: rfc3339(wait.until),
        });
        Self {
            account_id: account.id.to_string(),
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
            last_sign_in_at: last.and_then(|last| rfc3339(last.at)),
            last_sign_in_computer: last.and_then(|last| last.computer.as_deref()),
            code_valid_from: situation.code.and_then(|code| rfc3339(code.from)),
            code_valid_until: situation.code.and_then(|code| rfc3339(code.until)),
            waits: waits.collect(),
            reset_on_unknown_computers: ResetJson {
                no_codes_until: situation.shut.codes_until.and_then(rfc3339),
                closed_methods: situation.shut.closed.iter().map(ClosedJson::of).collect(),
            },
        }
    }
}

/// A method of an account in the form for scripts.
#[derive(Serialize)]
pub(super) struct MethodJson<'a> {
    user_name: &'a str,
    id: String,
    kind: &'static str,
    /// The name of an app, or a masked address.
    hint: String,
    state: &'static str,
    registered_at: Option<String>,
    /// When a temporary code ends; null for other kinds.
    ends_at: Option<String>,
    /// Whether a temporary code is good for one use only; null for other kinds.
    once: Option<bool>,
}

impl<'a> MethodJson<'a> {
    /// A method of this user. `state` is one of the states that `account methods` shows.
    pub(super) fn new(user_name: &'a str, method: &Method, state: &'static str) -> Self {
        Self {
            user_name,
            id: method.id.to_string(),
            kind: method.spec().word,
            hint: method.hint(),
            state,
            registered_at: rfc3339(method.added_at),
            ends_at: method.ends_at().and_then(rfc3339),
            once: method.temporary_code().map(|code| code.once),
        }
    }
}

/// An order to a computer, in the form for scripts. Of one that cannot be read, id and state are not null.
#[derive(Default, Serialize)]
pub(super) struct OrderJson<'a> {
    pub(super) id: Option<String>,
    pub(super) order: Option<&'static str>,
    pub(super) account_id: Option<String>,
    pub(super) user_name: Option<&'a str>,
    pub(super) device: Option<String>,
    pub(super) computer: Option<&'a str>,
    pub(super) made_at: Option<String>,
    /// The user id of who gave the order.
    pub(super) by_uid: Option<u32>,
    pub(super) expires_at: Option<String>,
    pub(super) state: &'static str,
    /// Why the order failed; null where it did not.
    pub(super) failure: Option<&'static str>,
    /// When the order ended; null while it waits.
    pub(super) ended_at: Option<String>,
}

/// A row of `outbox show` in the form for scripts. The key `row` says which kind of row it is.
#[derive(Serialize)]
#[serde(tag = "row", rename_all = "kebab-case")]
pub(super) enum OutboxJson<'a> {
    Server {
        state: &'static str,
        failing_since: Option<String>,
        next_try_at: Option<String>,
        last_refusal: Option<&'a str>,
        last_refusal_at: Option<String>,
        taken_at: Option<String>,
    },
    Waiting {
        mails: &'static str,
        count: u64,
        oldest_at: Option<String>,
        next_try_at: Option<String>,
        fault: Option<Fault>,
        refusal: Option<&'a str>,
    },
    GivenUp {
        at: Option<String>,
        id: String,
        message: &'a str,
        user_name: Option<&'a str>,
        tries: u32,
        refusal: &'a str,
    },
}

/// An unreadable value in the form for scripts.
#[derive(Serialize)]
pub(super) struct UnreadableJson<'a> {
    pub(super) table: &'a str,
    pub(super) column: &'a str,
    pub(super) row: String,
    pub(super) user_name: Option<&'a str>,
    pub(super) cause: &'a str,
}

/// A key that the store knows, in the form for scripts.
#[derive(Serialize)]
pub(super) struct KeyJson<'a> {
    pub(super) purpose: &'a str,
    pub(super) id: &'a str,
    pub(super) place: &'static str,
    /// How many values of each kind need the key.
    pub(super) passwords: u64,
    pub(super) activation_codes: u64,
    pub(super) sealed: u64,
}

/// The result of `audit verify` in the form for scripts.
#[derive(Serialize)]
pub(super) struct VerdictJson {
    pub(super) whole: bool,
    /// Rows that the chain covers, as far as it was followed.
    pub(super) rows: u64,
    /// What is wrong; null where the log is whole.
    pub(super) finding: Option<&'static str>,
    /// The row or link that the finding is about.
    pub(super) number: Option<i64>,
    /// The time of the checkpoint that the log was compared with.
    pub(super) checkpoint_at: Option<String>,
}

/// The change that an import would make to one person, in the form for scripts.
#[derive(Serialize)]
pub(super) struct StepJson<'a> {
    pub(super) step: &'static str,
    pub(super) user_name: &'a str,
    pub(super) changes: Vec<ChangeJson<'a>>,
}

/// One field of a person before and after; before is null for a new account.
#[derive(Serialize)]
pub(super) struct ChangeJson<'a> {
    pub(super) field: &'a str,
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
}

/// A row of the audit log as a script reads it.
#[derive(Serialize)]
pub(super) struct AuditJson<'a> {
    pub(super) number: i64,
    pub(super) at: Option<String>,
    pub(super) event: &'a str,
    /// The id that the log has; null where the event is about no account.
    pub(super) account_id: Option<String>,
    pub(super) user_name: Option<&'a str>,
    pub(super) computer: Option<&'a str>,
    /// The thumbprint of the device key (RFC 7638), the same in every row of one computer; null where
    /// no computer took part.
    pub(super) device: Option<String>,
    /// The details of the event; null where it has none.
    pub(super) detail: Option<&'a str>,
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
