//! The support report: `chiave doctor --bundle` in a terminal, and the page of the window that checks this computer.

use crate::terminal;
use chiave_client::{Client, DrawnReport};
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
        /// Whether there is no room for it.
        is_full: bool,
    },
}

/// The report that the window was shown last. The window names neither the text nor the file: it has only the shell
/// save what the shell drew up (law 14).
#[derive(Default)]
pub struct Shown(Mutex<Option<DrawnReport>>);

impl Shown {
    /// Remembers a report that is about to be shown.
    pub fn show(&self, drawn: DrawnReport) -> ReportView {
        let text = drawn.text();
        *self.last() = Some(drawn);
        ReportView { text }
    }

    /// Forgets the report.
    pub fn forget(&self) {
        *self.last() = None;
    }

    /// The report that was shown last, if there is one.
    pub fn report(&self) -> Option<DrawnReport> {
        self.last().clone()
    }

    fn last(&self) -> MutexGuard<'_, Option<DrawnReport>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Saves a report in the folder in which the desktop puts what is downloaded; if it is not there, in the home folder.
pub async fn save(app: &AppHandle, client: &Client, drawn: DrawnReport) -> SavedReport {
    let folders = [app.path().download_dir(), app.path().home_dir()];
    save_in(client, drawn, folders.into_iter().flatten().collect()).await
}

/// Saves a report in the first of these folders that is there.
async fn save_in(client: &Client, drawn: DrawnReport, folders: Vec<PathBuf>) -> SavedReport {
    let mut outcome = SavedReport::Failed {
        folder: String::new(),
        is_full: false,
    };
    for folder in folders {
        let path = folder.join(drawn.name());
        let Err(error) = client.save_report(drawn.clone(), path.clone()).await else {
            return SavedReport::Done {
                path: path.display().to_string(),
            };
        };
        tracing::warn!(%error, "a support report is not saved");
        outcome = SavedReport::Failed {
            folder: folder.display().to_string(),
            is_full: is_of_a_full_disk(error.kind()),
        };
        if error.kind() != io::ErrorKind::NotFound {
            break;
        }
    }
    outcome
}

/// Whether a failure means that there is no room.
const fn is_of_a_full_disk(failure: io::ErrorKind) -> bool {
    use io::ErrorKind as K;
    matches!(failure, K::StorageFull | K::QuotaExceeded | K::FileTooLarge)
}

/// Examines this computer, and makes nothing that the keyring lacks. Returns the report, which is also saved at `path`
/// if one is given.
///
/// # Errors
///
/// Whatever keeps the system from starting a runtime or from writing the file; a file that exists is not replaced.
pub fn draw(path: Option<&Path>) -> io::Result<DrawnReport> {
    terminal::run(|runtime, client| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_client::Parts;

    fn report() -> DrawnReport {
        let report = serde_json::json!({
            "format": 1,
            "made_at": "2026-11-30T02:45:12Z",
            "system": {"kind": "linux", "processor": "x86_64"},
            "reach": "online",
            "findings": [],
            "policy": {"settings": [], "ignored": [], "kept": false},
            "session": "none",
            "requests": [],
            "failures": [],
        });
        DrawnReport::new(serde_json::from_value(report).unwrap())
    }

    #[tokio::test]
    async fn a_folder_that_was_removed_is_no_full_disk() {
        let client = Client::new(Parts::of_this_computer());
        let there = tempfile::tempdir().unwrap();
        let gone = there.path().join("Downloads");
        let saved = |folders| save_in(&client, report(), folders);

        let home = there.path().to_owned();
        let SavedReport::Done { path } = saved(vec![gone.clone(), home.clone()]).await else {
            panic!("the home folder is there");
        };
        assert_eq!(path, home.join(report().name()).display().to_string());

        let SavedReport::Failed { folder, is_full } = saved(vec![gone.clone()]).await else {
            panic!("no folder is there");
        };
        assert_eq!((folder, is_full), (gone.display().to_string(), false));
    }

    #[test]
    fn only_a_disk_without_room_is_called_full() {
        assert!(is_of_a_full_disk(io::ErrorKind::StorageFull));
        assert!(!is_of_a_full_disk(io::ErrorKind::PermissionDenied));
    }
}
