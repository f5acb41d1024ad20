//! Opens a page in the browser of the desktop. The only page that is ever opened is that of the help
//! desk, whose address comes from the managed settings and never from the window (law 14).

use std::io;
use tauri::AppHandle;
use tokio::sync::oneshot;

/// Opens a page; ends when the desktop has begun to open it.
///
/// # Errors
///
/// An error if the window is gone, or the desktop has no browser.
pub async fn open(app: &AppHandle, page: String) -> tauri::Result<()> {
    let (tell, told) = oneshot::channel();
    app.run_on_main_thread(move || {
        // Nobody is told if the command was given up meanwhile.
        let _ = tell.send(system::open(&page));
    })?;
    let opened = told.await.map_err(io::Error::other)?;
    Ok(opened?)
}

/// The desktop's choice of a browser; to be asked on the main thread.
#[cfg(target_os = "linux")]
mod system {
    use super::io;
    use gtk::gio::{AppInfo, AppLaunchContext};

    pub fn open(page: &str) -> io::Result<()> {
        AppInfo::launch_default_for_uri(page, AppLaunchContext::NONE).map_err(io::Error::other)
    }
}

/// The browser of other systems is not supported yet.
#[cfg(not(target_os = "linux"))]
mod system {
    use super::io;

    pub fn open(_: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
