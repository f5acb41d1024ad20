//! The desktop application: one window, its commands and its events. Every decision is in
//! `chiave_client`; every sentence is in `locales`, and the interface looks up those of the window.

// Windows would open a console beside the window. The installer also has this program for a console.
#![cfg_attr(windows, windows_subsystem = "windows")]

mod arguments;
mod beginning;
#[cfg(test)]
mod bindings;
mod browser;
mod clipboard;
mod commands;
mod declaration;
mod declared;
mod doctor;
mod environment;
mod events;
mod help_page;
mod import;
mod instance;
mod link;
mod linked;
mod place;
mod policy;
mod requests;
mod shell;
mod support;
mod terminal;
mod turn;
mod window;

use arguments::Start;
use chiave_client::{Client, Parts};
use chiave_log::{Format, Output, Settings};
use chiave_words::Cli;
use linked::Linked;
use std::process::ExitCode;
use tauri::{Builder, Manager, RunEvent, Wry, generate_context};

fn main() -> ExitCode {
    if let Some(code) = environment::start_over_without_doors() {
        return code;
    }
    let help = match arguments::answer() {
        Start::Window { help } => help,
        Start::Answered(code) => return code,
    };
    if let Some(why) = window::cannot_be_shown() {
        return arguments::no_window(why);
    }
    if instance::is_stopped() {
        return arguments::no_window(Cli::CliAppNoAnswer);
    }
    let parts = Parts::of_this_computer();
    // Only IT sets the level, and no level shows more than we have reviewed.
    let log = chiave_log::start(Settings {
        filter: parts.log_level().filter().to_owned(),
        format: Format::Text,
        output: Output::ErrorOutput,
    });
    let error = match with_commands(Builder::default(), parts)
        .manage(Linked::to(help))
        .build(generate_context!())
    {
        Ok(app) => {
            app.run(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    clipboard::take_away_now(app);
                    app.state::<Client>().end_run();
                }
            });
            return ExitCode::SUCCESS;
        }
        Err(error) => error,
    };
    if instance::closed_meanwhile(&error) {
        drop(log);
        return environment::start_over();
    }
    tracing::error!(%error, "the window cannot be opened");
    ExitCode::FAILURE
}

fn with_commands(builder: Builder<Wry>, parts: Parts) -> Builder<Wry> {
    let client = Client::new(parts);
    builder
        // Registered first: a second start ends here, and the existing window handles it.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            linked::follow(app, arguments.get(1..).unwrap_or_default());
        }))
        .manage(client.clone())
        .manage(clipboard::Copied::default())
        .manage(support::Shown::default())
        .on_window_event(events::on_window_event)
        .setup(move |app| {
            client.claim_when_free();
            window::open(app, &client)?;
            events::forward(app.handle().clone(), client.clone());
            tauri::async_runtime::spawn(client.keep_in_step());
            Ok(())
        })
        .invoke_handler(shell::handler())
}
