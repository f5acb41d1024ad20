//! Writes the TypeScript types for the user interface.
//!
//! `TS_RS_EXPORT_DIR=… cargo test -p chiave --bin chiave -- export_bindings` writes the types to
//! that folder; `cargo xtask gen` runs this and copies them to `ui/src/ipc/bindings/`.

use chiave_client::{
    About, AppStatus, AuthenticatorView, Evaluation, Failure, Scope, StateView, WriteStage,
};
use chiave_protocol::{
    activation::ActivationView,
    attempt::AttemptView,
    method::{CodeSent, MailOffer, SecurityInfo},
    password::WriteOutcome,
    session::{Proven, SignInStep},
    state::Activity,
};
use ts_rs::{Config, ExportError, TS};

#[test]
fn export_bindings() {
    // Counts and seconds are far below the largest integer that a JavaScript number holds exactly.
    let config = Config::from_env().with_large_int("number");
    let config = match std::env::var_os("TS_RS_EXPORT_DIR") {
        Some(_) => config,
        None => config.with_out_dir(concat!(env!("OUT_DIR"), "/bindings")),
    };

    export(&config).unwrap();
}

/// Exports the types of answers and events, with all types that they contain.
fn export(config: &Config) -> Result<(), ExportError> {
    About::export_all(config)?;
    ActivationView::export_all(config)?;
    Activity::export_all(config)?;
    AppStatus::export_all(config)?;
    AttemptView::export_all(config)?;
    AuthenticatorView::export_all(config)?;
    CodeSent::export_all(config)?;
    Failure::export_all(config)?;
    Evaluation::export_all(config)?;
    MailOffer::export_all(config)?;
    Proven::export_all(config)?;
    Scope::export_all(config)?;
    SecurityInfo::export_all(config)?;
    SignInStep::export_all(config)?;
    StateView::export_all(config)?;
    WriteOutcome::export_all(config)?;
    WriteStage::export_all(config)
}
