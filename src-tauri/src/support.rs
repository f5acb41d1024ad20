//! The support report: `chiave doctor --bundle` in a terminal, and the page of the window that checks this computer.

use crate::terminal;
use chiave_client::{Client, DrawnReport, Parts};
use serde::Serialize;
use std::{
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};
use tauri::{AppHandle, Manager};

/// A report as the window shows it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportView {
    /// The whole document, exactly as it is saved.
    pub text: String,
}

/// What came of saving a report.
#[derive(Debug, Serialize)]
#[serde(tag = "saved", rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SavedReport {
    /// The report is in a file.
    Done {
        /// The file.
        path: String,
    },
    /// The report is in no file.
    Failed {
        /// The folder that was to have the file.
        folder: String,
    },
}

/// The report that the window was shown last. The window names neither the text nor the file: it has only the shell
/// save what the shell drew up (law 14).
#[derive(Default)]
pub struct Shown(Mutex<Option<DrawnReport>>);

impl Shown {
    /// Remembers a report that is about to be shown.
    pub fn show(&self, drawn: DrawnReport) -> ReportView {
        let text = drawn.text.clone();
        *self.last() = Some(drawn);
        ReportView { text }
    }

    /// The report that was shown last, if there is one.
    pub fn report(&self) -> Option<DrawnReport> {
        self.last().clone()
    }

    fn last(&self) -> MutexGuard<'_, Option<DrawnReport>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Saves a report in the folder in which the desktop puts what is downloaded; if there is none, in the home folder.
pub async fn save(app: &AppHandle, client: &Client, drawn: DrawnReport) -> SavedReport {
    let folder = app.path().download_dir().or_else(|_| app.path().home_dir());
    save_in(client, drawn, folder.unwrap_or_default()).await
}

async fn save_in(client: &Client, drawn: DrawnReport, folder: PathBuf) -> SavedReport {
    let path = folder.join(&drawn.name);
    match client.save_report(drawn, path.clone()).await {
        Ok(()) => SavedReport::Done {
            path: path.display().to_string(),
        },
        Err(error) => {
            tracing::warn!(%error, "a support report is not saved");
            SavedReport::Failed {
                folder: folder.display().to_string(),
            }
        }
    }
}

/// Examines this computer, and makes nothing that the keyring lacks. Returns the report, which is also saved at `path`
/// if one is given.
///
/// # Errors
///
/// Whatever keeps the system from starting a runtime or from writing the file; a file that exists is not replaced.
pub fn draw(path: Option<&Path>) -> io::Result<DrawnReport> {
    let client = Client::new(Parts::of_this_computer());
    terminal::run(|runtime| {
        runtime.block_on(async {
            client.look_at_keyring().await;
            let drawn = client.draw_report().await;
            if let Some(path) = path {
                client.save_report(drawn.clone(), path.to_owned()).await?;
            }
            Ok(drawn)
        })
    })?
}
