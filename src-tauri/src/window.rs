//! The one window. It shows our own page and nothing else, ever.

use crate::{beginning, environment, place};
use chiave_client::Client;
use chiave_words::Cli;
use std::{fs, path::Path};
use tauri::{App, AppHandle, Manager, Url, WebviewWindowBuilder, webview::NewWindowResponse};
#[cfg(target_os = "linux")]
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Opens the window that the configuration describes, where it was when it was last closed.
///
/// # Errors
///
/// Whatever keeps the system from showing it.
pub fn open(app: &App, client: &Client) -> tauri::Result<()> {
    for mut config in app.config().app.windows.clone() {
        place::remember(&mut config, app, client);
        config.fullscreen |= client.is_shared();
        config.url = beginning::address(client);
        let mut builder = WebviewWindowBuilder::from_config(app, &config)?
            .on_navigation(is_ours)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            // Each screen names the document, and a person who switches windows reads it.
            .on_document_title_changed(|window, title| {
                if let Err(error) = window.set_title(&title) {
                    tracing::warn!(%error, "the window was not named");
                }
            });
        if client.is_shared() || !is_kept(app) {
            builder = match client.run_folder().filter(|_| environment::is_driven()) {
                // A driver reaches no web view that keeps nothing at all.
                Some(folder) => builder.data_directory(folder.join("web")),
                // The folder named here exists, so that nobody tries to make one; nothing goes there.
                None => builder.incognito(true).data_directory(std::env::temp_dir()),
            };
        }
        let window = builder.build()?;
        #[cfg(target_os = "linux")]
        draw_without_graphics_card(&window)?;
        #[cfg(not(target_os = "linux"))]
        drop(window);
    }
    Ok(())
}

/// Lets WebKit draw with the processor. Forms gain nothing from a graphics card; without its layers the first picture
/// comes sooner, the window takes less memory, and no driver of a card can leave it blank.
#[cfg(target_os = "linux")]
fn draw_without_graphics_card(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Whether the web view can keep something in its folder.
fn is_kept(app: &App) -> bool {
    let folder = app.path().app_local_data_dir();
    let is_kept = folder.is_ok_and(|folder| can_be_written(&folder));
    if !is_kept {
        tracing::warn!("the folder of the window cannot be written; nothing of it is kept");
    }
    is_kept
}

/// Brings the window to the front: somebody started the program a second time.
pub fn raise(app: &AppHandle) {
    for window in app.webview_windows().values() {
        let raised = window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus());
        if let Err(error) = raised {
            tracing::warn!(%error, "the window was not raised");
        }
    }
}

/// Why no window can be shown: a desktop has to be named, and has to answer. To be asked on the main thread. The
/// framework below would end the program with a panic.
#[cfg(target_os = "linux")]
pub fn cannot_be_shown() -> Option<Cli> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_there = (is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")) && gtk::init().is_ok();
    (!is_there).then_some(Cli::CliAppNoWindow)
}

/// Why no window can be shown: the web view is a program of its own. The framework would end this one with a panic.
#[cfg(not(target_os = "linux"))]
pub fn cannot_be_shown() -> Option<Cli> {
    let version = tauri::webview_version();
    version.is_err().then_some(Cli::CliAppNoWebView)
}

/// Whether files can be made in `folder`, which is made where it is not there.
fn can_be_written(folder: &Path) -> bool {
    let probe = folder.join(".probe");
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&probe, b"probe"));
    let _ = fs::remove_file(probe);
    written.is_ok()
}

/// Where the application's own pages are. On other systems than Windows `http://tauri.localhost` is
/// an address of the network, which anybody on this computer may listen on.
#[cfg(windows)]
const OUR_PAGES: &str = "http://tauri.localhost";
/// Where the application's own pages are.
#[cfg(not(windows))]
const OUR_PAGES: &str = "tauri://localhost";

/// Whether an address is one of the application's own pages. Those have no port.
fn is_ours(url: &Url) -> bool {
    let Some((scheme, host)) = OUR_PAGES.split_once("://") else {
        return false;
    };
    url.scheme() == scheme && url.host_str() == Some(host) && url.port().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_made_is_not_used() {
        let file = std::env::temp_dir().join(format!("chiave-window-{}", std::process::id()));
        fs::write(&file, b"").unwrap();

        assert!(!can_be_written(&file.join("folder")));
        assert!(can_be_written(&std::env::temp_dir()));
        fs::remove_file(file).unwrap();
    }

    // Law 14.
    #[test]
    fn the_window_goes_nowhere_else() {
        let ours = |text: &str| is_ours(&Url::parse(text).unwrap());

        assert!(ours(&format!("{OUR_PAGES}/index.html")));
        for foreign in [
            // Our own name on the system where it is an address of the network, and other ports.
            #[cfg(not(windows))]
            "http://tauri.localhost/",
            #[cfg(windows)]
            "tauri://localhost/",
            "https://tauri.localhost/",
            "http://tauri.localhost:18099/?password=x",
            "tauri://localhost:18099/",
            "tauri://other/",
            "https://example.com/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!ours(foreign), "{foreign}");
        }
    }
}
