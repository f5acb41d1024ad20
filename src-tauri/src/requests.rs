//! What the interface sends with a command, where it sends more than nothing.

use chiave_client::Scope;
use chiave_protocol::{EventId, MethodId, Secret, attempt::Purpose, method::MethodKind};
use serde::Deserialize;

/// Signs in.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SignInRequest {
    pub user_name: String,
    pub password: Secret,
}

/// Signs out: on every computer, or only here.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SignOutRequest {
    pub everywhere: bool,
}

/// Asks for a code: for a kind of method, and for which method of that kind.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CodeRequest {
    pub kind: MethodKind,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub method: Option<MethodId>,
}

/// Asks for the events before a known one.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ActivityRequest {
    pub before: EventId,
}

/// Asks whether a password is good, as it is being typed.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EvaluateRequest {
    pub scope: Scope,
    pub candidate: Secret,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub current: Option<Secret>,
}

/// Changes the password.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangeRequest {
    pub current: Secret,
    pub new: Secret,
}

/// Sets a password where something else stands in for the old one.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewPasswordRequest {
    pub new: Secret,
}

/// Begins to add an authenticator app, under the name that the person gives it.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BeginAuthenticatorRequest {
    pub scope: Scope,
    pub label: String,
}

/// Begins to make a recovery sheet.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BeginRecoveryCodesRequest {
    pub scope: Scope,
}

/// Begins to add a personal email address.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BeginMailRequest {
    pub scope: Scope,
    pub address: String,
}

/// Hands in the first code of a method.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ConfirmMethodRequest {
    pub scope: Scope,
    pub id: MethodId,
    pub code: Secret,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub label: Option<String>,
}

/// Removes a method.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RemoveMethodRequest {
    pub scope: Scope,
    pub id: MethodId,
}

/// Begins an activation with the activation code from the IT department.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ActivateRequest {
    pub user_name: String,
    pub pass: Secret,
}

/// Begins a reset or an unlock.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StartAttemptRequest {
    pub user_name: String,
    pub purpose: Purpose,
}

/// Copies a text that is a secret for as long as it is used.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CopyRequest {
    pub text: Secret,
}

/// Examines this computer.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExamineRequest {
    /// The tag of the language that the window speaks.
    pub language: String,
    /// Whether the person asked for another examination, so a locked keyring may ask to be opened.
    pub again: bool,
}

/// Names the support report that the person sees.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportRequest {
    pub number: u32,
}
