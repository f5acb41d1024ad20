//! The hunt for leaks after all suites: what they left behind, searched for every secret they used.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use crate::{
    Result, fresh, programs,
    suite::Count,
    workspace::{self, command, target},
};

/// Names the file to the harness, which notes there what it uses.
pub const VARIABLE: &str = "CHIAVE_USED_SECRETS";

/// What the suites leave behind, below `target/`.
const LEFT_BEHIND: [&str; 4] = ["service", "journeys", "pictures", "demo"];

/// The file of used secrets, as long as a run lasts: it lies outside all that is searched, and goes
/// with the run.
#[derive(Debug)]
pub struct Notes(());

impl Notes {
    /// Begins a run with an empty file, and without what an earlier run left behind: its planted
    /// secrets, for one, would be found.
    pub fn begin() -> Result<Self> {
        remove(&file())?;
        for folder in ["service", "journeys"] {
            let folder = target().join(folder);
            if folder.exists() {
                std::fs::remove_dir_all(folder)?;
            }
        }
        Ok(Self(()))
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        if let Err(error) = remove(&file()) {
            println!("{}: {error}", file().display());
        }
    }
}

/// Where the harness notes what it uses.
pub fn file() -> PathBuf {
    target().join("used-secrets")
}

/// Searches, and counts the facts that the search has shown.
pub fn run() -> Result<Count> {
    let here = LEFT_BEHIND.iter().map(|name| target().join(name));
    let folders = here.chain([fresh::left_behind()]).filter(|it| it.exists());
    let hunt = command(workspace::binary("chiave-hunt"), &[])
        .arg(file())
        .args(folders)
        .stderr(Stdio::inherit())
        .output()?;
    programs::reported(&hunt)
}

fn remove(file: &Path) -> Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
