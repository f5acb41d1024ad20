//! The status in words that follow no language. Every field is always there; what is not known is null.

use super::task::Task;
use chiave_client::{KeyringState, Look, Reach, Removed, SessionState};
use chiave_protocol::{Timestamp, method::MethodKind, order::OrderKind, session::SignInStep};
use serde::Serialize;
use serde_json::json;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// The object that is printed. Its fields are part of the command line (`docs/administrator.md`).
#[derive(Serialize)]
struct StatusLine<'a> {
    session: SessionWord,
    user_name: Option<&'a str>,
    display_name: Option<&'a str>,
    signed_in_at: Option<String>,
    server: Option<&'a str>,
    reach: Reach,
    keyring: KeyringState,
    /// Whether the service confirmed the state just now.
    live: bool,
    synced_at: Option<String>,
    password_changed_at: Option<String>,
    password_expires_at: Option<String>,
    password_changeable_from: Option<String>,
    to_do: Vec<Task>,
    missing_methods: &'a [MethodKind],
    orders: &'a [OrderKind],
    removed: Option<Removed>,
    /// The locked keyrings that hold what was to be removed.
    left_in: &'a [String],
}

/// How far somebody is signed in.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum SessionWord {
    /// The keyring does not say it.
    Unknown,
    None,
    /// The service has ended the session.
    Ended,
    Limited,
    Full,
}

impl SessionWord {
    fn of(look: &Look) -> Self {
        match look.status.session {
            SessionState::Full => Self::Full,
            SessionState::Limited => Self::Limited,
            SessionState::None if look.has_ended => Self::Ended,
            SessionState::None if super::is_known(look) => Self::None,
            SessionState::None => Self::Unknown,
        }
    }
}

/// One JSON object.
pub fn line_of_json(look: &Look) -> String {
    let status = &look.status;
    let password = look.state.state.as_ref().map(|state| &state.password);
    let missing_methods = match &status.step {
        Some(SignInStep::Register { missing }) => missing.as_slice(),
        _ => &[],
    };
    json!(StatusLine {
        session: SessionWord::of(look),
        user_name: status.user_name.as_deref(),
        display_name: status.display_name.as_deref(),
        signed_in_at: look.signed_in_at.and_then(rfc3339),
        server: look.server.as_deref(),
        reach: status.reach,
        keyring: status.keyring,
        live: look.state.live,
        synced_at: look.state.synced_at.and_then(rfc3339),
        password_changed_at: password.and_then(|it| rfc3339(it.changed_at)),
        password_expires_at: password.and_then(|it| it.expires_at).and_then(rfc3339),
        password_changeable_from: password.and_then(|it| it.changeable_from).and_then(rfc3339),
        to_do: Task::all(look),
        missing_methods,
        orders: &look.orders,
        removed: status.removed,
        left_in: &look.left_in,
    })
    .to_string()
    .chars()
    .map(escaped)
    .collect()
}

/// A character of JSON so that no terminal takes it for a command. Characters that are not ASCII stand in
/// strings only, where an escape means the same.
fn escaped(character: char) -> String {
    let is_plain = match character.is_ascii() {
        true => character != '\u{7f}',
        false => character.is_alphanumeric(),
    };
    if is_plain {
        return character.into();
    }
    let units = character.encode_utf16(&mut [0; 2]).to_vec();
    units
        .into_iter()
        .map(|unit| format!("\\u{unit:04x}"))
        .collect()
}

fn rfc3339(at: Timestamp) -> Option<String> {
    let at = OffsetDateTime::from_unix_timestamp(at.as_unix()).ok()?;
    at.format(&Rfc3339).ok()
}
