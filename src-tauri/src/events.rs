//! Passes events of the client to the window, and events of the window to the client.

use crate::{
    clipboard, place,
    shell::{self, News},
    turn,
};
use chiave_client::{Client, Event};
use tauri::{AppHandle, Manager, Window, WindowEvent};
use tokio::sync::broadcast::error::RecvError;

/// Passes every event of the client on as long as the application runs.
pub fn forward(app: AppHandle, client: Client) {
    let mut events = client.events();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => hand_on(&app, &event),
                // Some events were missed: the current status replaces all of them.
                Err(RecvError::Lagged(_)) => {
                    hand_on(&app, &Event::Status(Box::new(client.status().await)));
                    hand_on(&app, &Event::State(Box::new(client.state().await)));
                    hand_on(&app, &Event::About(Box::new(client.about())));
                    if client.is_shared() {
                        // The end of a turn may be among them.
                        hand_on(&app, &Event::TurnEnded);
                    }
                }
                Err(RecvError::Closed) => return,
            }
        }
    });
}

/// Handles events of the window. When the window gets the focus, the client asks the service. When
/// the window closes, its position is stored and a copied secret is removed from the clipboard; on a shared computer,
/// the turn ends first.
pub fn on_window_event(window: &Window, event: &WindowEvent) {
    let client = window.state::<Client>().inner().clone();
    match event {
        WindowEvent::Focused(true) => {
            tauri::async_runtime::spawn(async move { client.refresh_if_old().await });
        }
        WindowEvent::CloseRequested { api, .. } => {
            if client.is_shared() {
                api.prevent_close();
                turn::end_and_close(window.clone(), client);
                return;
            }
            place::keep(window, &client);
            clipboard::take_away_now(window.app_handle());
        }
        _ => {}
    }
}

/// Tells the window that a link named a page of help, which the window then asks for.
pub fn tell_of_link(app: &AppHandle) {
    send(app, News::Link(&()));
}

fn hand_on(app: &AppHandle, event: &Event) {
    let news = match event {
        Event::Status(status) => News::Status(status),
        Event::State(state) => News::State(state),
        Event::Stage(stage) => News::Stage(stage),
        Event::About(about) => News::About(about),
        Event::TurnEnded => return turn::empty(app),
    };
    send(app, news);
}

fn send(app: &AppHandle, news: News<'_>) {
    if let Err(error) = shell::emit(app, news) {
        tracing::warn!(%error, "an event did not reach the window");
    }
}
