//! What the interface sends with a command, where it sends more than nothing.

use chiave_client::Scope;
use chiave_protocol::{EventId, MethodId, Secret, attempt::Purpose, method::MethodKind};
use serde::Deserialize;

/// A name and a password.
#[derive(Deserialize)]
pub struct SignIn {
    pub user_name: String,
    pub password: Secret,
}

/// How far signing out reaches.
#[derive(Deserialize)]
pub struct SignOut {
    pub everywhere: bool,
}

/// A kind of method, and which of several of that kind.
#[derive(Deserialize)]
pub struct Kind {
    pub kind: MethodKind,
    #[serde(default)]
    pub method: Option<MethodId>,
}

/// The event before which events are asked for.
#[derive(Deserialize)]
pub struct Before {
    pub before: EventId,
}

/// A password as it is being typed.
#[derive(Deserialize)]
pub struct Evaluate {
    pub scope: Scope,
    pub candidate: Secret,
    #[serde(default)]
    pub current: Option<Secret>,
}

/// A password and the one that replaces it.
#[derive(Deserialize)]
pub struct Change {
    pub current: Secret,
    pub new: Secret,
}

/// A password where something else stands in for the old one.
#[derive(Deserialize)]
pub struct NewPassword {
    pub new: Secret,
}

/// What the person calls a method.
#[derive(Deserialize)]
pub struct Label {
    pub scope: Scope,
    pub label: String,
}

/// A mail address.
#[derive(Deserialize)]
pub struct Address {
    pub scope: Scope,
    pub address: String,
}

/// The first code of a method.
#[derive(Deserialize)]
pub struct Confirm {
    pub scope: Scope,
    pub id: MethodId,
    pub code: Secret,
    #[serde(default)]
    pub label: Option<String>,
}

/// One method.
#[derive(Deserialize)]
pub struct Method {
    pub scope: Scope,
    pub id: MethodId,
}

/// A name and the pass that IT handed out.
#[derive(Deserialize)]
pub struct Activate {
    pub user_name: String,
    pub pass: Secret,
}

/// A name, and what shall be done about it.
#[derive(Deserialize)]
pub struct Start {
    pub user_name: String,
    pub purpose: Purpose,
}

/// A text that is a secret for as long as it is used.
#[derive(Deserialize)]
pub struct Text {
    pub text: Secret,
}
