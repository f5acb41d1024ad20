//! The one window. It shows our own page and nothing else, ever.

use tauri::{App, Url, WebviewWindowBuilder, webview::NewWindowResponse};

/// Opens the window that the configuration describes.
///
/// # Errors
///
/// Whatever keeps the system from showing it.
pub fn open(app: &App) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, config)?
            .on_navigation(is_ours)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .build()?;
    }
    Ok(())
}

/// Whether an address is one of the application's own pages: `tauri://localhost`, which Windows
/// writes as `http://tauri.localhost`.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_nowhere_else() {
        let ours = |text: &str| is_ours(&Url::parse(text).unwrap());

        assert!(ours("tauri://localhost/index.html"));
        assert!(ours("http://tauri.localhost/"));
        for foreign in [
            "https://example.com/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!ours(foreign), "{foreign}");
        }
    }
}
