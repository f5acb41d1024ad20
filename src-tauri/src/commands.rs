//! The commands: each calls the client and returns its answer. Commands hold no business rules.

use crate::{
    clipboard,
    requests::{
        Activate, Address, Before, Change, Confirm, Evaluate, Kind, Label, Method, NewPassword,
        SignIn, SignOut, Start, Text,
    },
};
use chiave_client::{
    About, AppStatus, AuthenticatorView, Client, Evaluation, Failure, FirstCode, Preferences,
    StateView,
};
use chiave_protocol::{
    ErrorCode,
    activation::ActivationView,
    attempt::AttemptView,
    method::{CodeSent, MailOffer, Prove, SecurityInfo},
    password::WriteOutcome,
    session::{Proven, SignInStep},
    state::Activity,
};
use tauri::{AppHandle, State, WebviewWindow};

type Answer<T> = Result<T, Failure>;

#[tauri::command]
pub async fn status(client: State<'_, Client>) -> Answer<AppStatus> {
    Ok(client.status().await)
}

#[tauri::command]
pub async fn sign_in(client: State<'_, Client>, request: SignIn) -> Answer<SignInStep> {
    client.sign_in(request.user_name, request.password).await
}

#[tauri::command]
pub async fn sign_out(client: State<'_, Client>, request: SignOut) -> Answer<()> {
    client.sign_out(request.everywhere).await
}

#[tauri::command]
pub async fn session_code(client: State<'_, Client>, request: Kind) -> Answer<CodeSent> {
    client.session_code(request.kind, request.method).await
}

#[tauri::command]
pub async fn session_prove(client: State<'_, Client>, request: Prove) -> Answer<Proven> {
    client.session_prove(request).await
}

#[tauri::command]
pub async fn state(client: State<'_, Client>) -> Answer<StateView> {
    Ok(client.state().await)
}

#[tauri::command]
pub async fn sync(client: State<'_, Client>) -> Answer<StateView> {
    client.sync().await
}

#[tauri::command]
pub async fn activity(client: State<'_, Client>, request: Before) -> Answer<Activity> {
    client.activity(request.before).await
}

#[tauri::command]
pub async fn evaluate_password(client: State<'_, Client>, request: Evaluate) -> Answer<Evaluation> {
    client.evaluate_password(request.scope, &request.candidate, request.current.as_ref())
}

#[tauri::command]
pub async fn change_password(client: State<'_, Client>, request: Change) -> Answer<WriteOutcome> {
    client.change_password(request.current, request.new).await
}

#[tauri::command]
pub async fn settle(client: State<'_, Client>) -> Answer<Option<WriteOutcome>> {
    client.settle().await
}

#[tauri::command]
pub async fn write_seen(client: State<'_, Client>) -> Answer<()> {
    client.write_seen();
    Ok(())
}

#[tauri::command]
pub async fn begin_authenticator(
    client: State<'_, Client>,
    request: Label,
) -> Answer<AuthenticatorView> {
    client
        .begin_authenticator(request.scope, request.label)
        .await
}

#[tauri::command]
pub async fn begin_mail(client: State<'_, Client>, request: Address) -> Answer<MailOffer> {
    client.begin_mail(request.scope, request.address).await
}

#[tauri::command]
pub async fn confirm_method(client: State<'_, Client>, request: Confirm) -> Answer<SecurityInfo> {
    let first = FirstCode {
        id: request.id,
        code: request.code,
        label: request.label,
    };
    client.confirm_method(request.scope, first).await
}

#[tauri::command]
pub async fn remove_method(client: State<'_, Client>, request: Method) -> Answer<SecurityInfo> {
    client.remove_method(request.scope, request.id).await
}

#[tauri::command]
pub async fn activate(client: State<'_, Client>, request: Activate) -> Answer<ActivationView> {
    client.activate(request.user_name, request.pass).await
}

#[tauri::command]
pub async fn set_first_password(
    client: State<'_, Client>,
    request: NewPassword,
) -> Answer<WriteOutcome> {
    client.set_first_password(request.new).await
}

#[tauri::command]
pub async fn start_attempt(client: State<'_, Client>, request: Start) -> Answer<AttemptView> {
    client
        .start_attempt(request.user_name, request.purpose)
        .await
}

#[tauri::command]
pub async fn attempt_view(client: State<'_, Client>) -> Answer<AttemptView> {
    client.attempt_view().await
}

#[tauri::command]
pub async fn attempt_code(client: State<'_, Client>, request: Kind) -> Answer<AttemptView> {
    client.attempt_code(request.kind).await
}

#[tauri::command]
pub async fn attempt_prove(client: State<'_, Client>, request: Prove) -> Answer<AttemptView> {
    client.attempt_prove(request.kind, request.secret).await
}

#[tauri::command]
pub async fn attempt_set_password(
    client: State<'_, Client>,
    request: NewPassword,
) -> Answer<WriteOutcome> {
    client.attempt_set_password(request.new).await
}

#[tauri::command]
pub async fn attempt_unlock(client: State<'_, Client>) -> Answer<WriteOutcome> {
    client.attempt_unlock().await
}

#[tauri::command]
pub async fn cancel(client: State<'_, Client>) -> Answer<()> {
    client.cancel().await;
    Ok(())
}

#[tauri::command]
pub async fn preferences(client: State<'_, Client>) -> Answer<Preferences> {
    Ok(client.preferences())
}

#[tauri::command]
pub async fn set_preferences(
    client: State<'_, Client>,
    request: Preferences,
) -> Answer<Preferences> {
    Ok(client.set_preferences(request).await)
}

#[tauri::command]
pub async fn about(client: State<'_, Client>) -> Answer<About> {
    Ok(client.about())
}

#[tauri::command]
pub async fn copy_for_a_while(app: AppHandle, request: Text) -> Answer<()> {
    clipboard::put_for_a_while(&app, request.text).map_err(|error| unavailable(&error))
}

#[tauri::command]
pub async fn close_window(window: WebviewWindow) -> Answer<()> {
    window.close().map_err(|error| unavailable(&error))
}

fn unavailable(error: &tauri::Error) -> Failure {
    tracing::warn!(%error, "the desktop did not do what was asked");
    ErrorCode::Internal.into()
}
