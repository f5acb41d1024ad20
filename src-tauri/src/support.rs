//! The support report: `chiave doctor --bundle` in a terminal, and the page of the window that checks this computer.

use crate::terminal;
use chiave_client::{Client, DrawnReport, LocalCode};
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
    /// Which report this is: the window names it to have it saved or sent.
    pub number: u32,
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
/// save or send what the shell drew up (law 14), and says by its number which report the person sees.
#[derive(Default)]
pub struct Shown(Mutex<Latest>);

/// The latest report, unless it was forgotten.
#[derive(Default)]
struct Latest {
    /// The number of the latest report; no other report of this process has it.
    number: u32,
    drawn: Option<DrawnReport>,
}

impl Shown {
    /// Remembers a report that is about to be shown, in place of the one before.
    pub fn show(&self, drawn: DrawnReport) -> ReportView {
        let text = drawn.text();
        let mut latest = self.latest();
        let number = latest.number.wrapping_add(1);
        *latest = Latest {
            number,
            drawn: Some(drawn),
        };
        ReportView { number, text }
    }

    /// Forgets the report.
    pub fn forget(&self) {
        self.latest().drawn = None;
    }

    /// The report that was shown with this number.
    ///
    /// # Errors
    ///
    /// [`LocalCode::ReportNotKept`] if another one was shown since, or if it was forgotten: what the person agreed to
    /// is that one and no other.
    pub fn report(&self, number: u32) -> Result<DrawnReport, LocalCode> {
        let latest = self.latest();
        let drawn = latest.drawn.clone().filter(|_| latest.number == number);
        drawn.ok_or(LocalCode::ReportNotKept)
    }

    fn latest(&self) -> MutexGuard<'_, Latest> {
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
        made_at("2026-11-30T02:45:12Z")
    }

    fn made_at(at: &str) -> DrawnReport {
        let least = include_str!("../../crates/protocol/src/support/least.json");
        let mut report: serde_json::Value = serde_json::from_str(least).unwrap();
        report["made_at"] = at.into();
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
    fn a_number_names_the_report_that_was_shown_with_it() {
        let shown = Shown::default();
        let first = shown.show(report());
        let second = shown.show(made_at("2026-11-30T02:46:00Z"));

        assert_eq!(shown.report(first.number), Err(LocalCode::ReportNotKept));
        let kept = shown.report(second.number).unwrap();
        assert_eq!(kept.text(), second.text);
        assert_ne!(kept.text(), first.text);
    }

    #[test]
    fn a_forgotten_report_is_kept_under_no_number() {
        let shown = Shown::default();
        let seen = shown.show(report());

        shown.forget();

        assert_eq!(shown.report(seen.number), Err(LocalCode::ReportNotKept));
        assert_ne!(shown.show(report()).number, seen.number);
        assert_eq!(shown.report(seen.number), Err(LocalCode::ReportNotKept));
        assert_eq!(Shown::default().report(0), Err(LocalCode::ReportNotKept));
    }

    #[test]
    fn only_a_disk_without_room_is_called_full() {
        assert!(is_of_a_full_disk(io::ErrorKind::StorageFull));
        assert!(!is_of_a_full_disk(io::ErrorKind::PermissionDenied));
    }
}
