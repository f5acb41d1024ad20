//! What the client tells, on its way to the window, and what the window tells the client.

use crate::{clipboard, place};
use chiave_client::{Client, Event, WriteStage};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, Window, WindowEvent};
use tokio::sync::broadcast::error::RecvError;

/// The payload of `write-stage`.
#[derive(Clone, Serialize)]
struct Stage {
    stage: WriteStage,
}

/// Hands on every event of the client for as long as the application runs.
pub fn forward(app: AppHandle, client: Client) {
    let mut events = client.events();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => hand_on(&app, event),
                // Some were missed: how things stand now stands for all of them.
                Err(RecvError::Lagged(_)) => {
                    hand_on(&app, Event::Status(Box::new(client.status().await)));
                    hand_on(&app, Event::State(Box::new(client.state().await)));
                }
                Err(RecvError::Closed) => return,
            }
        }
    });
}

/// Coming back to the window is a good moment to ask the service, and closing it the last one to keep
/// where it stood and to take a copied secret out of the clipboard.
pub fn on_window_event(window: &Window, event: &WindowEvent) {
    let client = window.state::<Client>().inner().clone();
    match event {
        WindowEvent::Focused(true) => {
            tauri::async_runtime::spawn(async move { client.refresh_if_old().await });
        }
        WindowEvent::CloseRequested { .. } => {
            place::keep(window, &client);
            clipboard::take_away_now(window.app_handle());
        }
        _ => {}
    }
}

fn hand_on(app: &AppHandle, event: Event) {
    let sent = match event {
        Event::Status(status) => app.emit("status-changed", status),
        Event::State(view) => app.emit("state-changed", view),
        Event::Stage(stage) => app.emit("write-stage", Stage { stage }),
    };
    if let Err(error) = sent {
        tracing::warn!(%error, "the window was not told");
    }
}
