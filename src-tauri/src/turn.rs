//! The end of a person's turn at a shared computer, as far as the window has something of it. The client ends the turn.

use crate::{clipboard, linked::Linked, support::Shown};
use chiave_client::Client;
use std::time::Duration;
use tauri::{AppHandle, Manager, Window};

/// How long a window that closes waits for the service to hear that a session is over: as long as a person waits for
/// one answer.
const FAREWELL: Duration = Duration::from_secs(5);

/// Empties the window: whatever the page knows of the person ends with the page.
pub fn empty(app: &AppHandle) {
    app.state::<Shown>().forget();
    app.state::<Linked>().take();
    let handle = app.clone();
    if let Err(error) = app.run_on_main_thread(move || clipboard::empty(&handle)) {
        tracing::warn!(%error, "something may still be in the clipboard");
    }
    for window in app.webview_windows().values() {
        // Each on its own: what fails keeps nothing else from being done.
        for emptied in [
            window.reload(),
            window.clear_all_browsing_data(),
            window.set_fullscreen(true),
        ] {
            if let Err(error) = emptied {
                tracing::error!(%error, "the window was not emptied as a whole");
            }
        }
    }
}

/// Ends the turn, and then closes the window. A write keeps the window open until its outcome is known.
pub fn end_and_close(window: Window, client: Client) {
    tauri::async_runtime::spawn(async move {
        let farewell = client.finish().await;
        let said = tokio::time::timeout(FAREWELL, farewell.said());
        if said.await.is_err() {
            tracing::warn!("the service was not told in time that the turn has ended");
        }
        if let Err(error) = window.destroy() {
            tracing::warn!(%error, "the window did not close");
        }
    });
}
