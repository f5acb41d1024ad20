//! Files that a command makes for its own time only, and removes at its end: also at an end by a signal.

use super::super::problem::Problem;
use chiave_crypto::{SystemRandom, random};
use std::{
    fs::DirBuilder,
    io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    sync::{Mutex, Once, PoisonError},
    thread,
    time::Duration,
};
use tokio::signal::unix::{SignalKind, signal};

/// The files and folders that a signal removes.
static HELD: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
/// A shell reports the end of a process by a signal as 128 and the number of the signal.
const BY_SIGNAL: i32 = 128;
/// How often the removal of a folder begins while somebody makes files in it.
const REMOVED_AGAIN: u32 = 100;
const REMOVED_AGAIN_AFTER: Duration = Duration::from_millis(10);

/// A file that is removed when this value is dropped, or when SIGINT or SIGTERM ends the process.
pub(super) struct Fleeting {
    path: PathBuf,
    /// What is removed: the file, or the folder that has it; `None` once the file stays.
    made: Option<PathBuf>,
}

impl Fleeting {
    /// Makes a file, and returns what `make` returns of it.
    ///
    /// # Errors
    ///
    /// If the file cannot be made, or the system does not hand signals over.
    pub(super) fn file<T>(
        path: PathBuf,
        make: impl FnOnce(&Path) -> io::Result<T>,
    ) -> Result<(Self, T), Problem> {
        let file = make_held(&path, make)?;
        let made = Some(path.clone());
        Ok((Self { path, made }, file))
    }

    /// A place for a copy of the store, in a folder of its own: what SQLite makes beside the copy goes with
    /// the folder, and in a folder that is gone SQLite makes nothing anew. The folder lies in the data
    /// folder, so no part of the copy reaches a folder that other users can read.
    ///
    /// # Errors
    ///
    /// As [`Self::file`].
    pub(super) fn copy_in(folder: &Path, what: &str) -> Result<Self, Problem> {
        let made = folder.join(format!("{what}{}", random::uuid(&SystemRandom)));
        make_held(&made, |made| DirBuilder::new().mode(0o700).create(made))?;
        Ok(Self {
            path: made.join("chiave.db"),
            made: Some(made),
        })
    }

    /// The path of the file itself.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Removes the file now, while whoever has opened it can go on reading.
    pub(super) fn remove(self) {}

    /// Leaves the file where it is.
    pub(super) fn keep(mut self) {
        if let Some(made) = self.made.take() {
            let_go(&made);
        }
    }
}

impl Drop for Fleeting {
    fn drop(&mut self) {
        if let Some(made) = &self.made {
            remove(made);
            let_go(made);
        }
    }
}

/// Makes a file or a folder that a signal removes from then on. A signal waits until it is made.
fn make_held<T>(path: &Path, make: impl FnOnce(&Path) -> io::Result<T>) -> Result<T, Problem> {
    watch().map_err(|error| Problem::failed(&error))?;
    let made = held(|held| {
        let made = make(path)?;
        held.push(path.to_owned());
        Ok(made)
    });
    made.map_err(Problem::on(path))
}

fn let_go(made: &Path) {
    held(|held| held.retain(|path| path != made));
}

/// Removes a file, or a folder with its files. A failure is not what is reported.
fn remove(path: &Path) {
    for _ in 0..REMOVED_AGAIN {
        let removed = match path.is_dir() {
            true => std::fs::remove_dir_all(path),
            false => std::fs::remove_file(path),
        };
        // Somebody is still making files in the folder.
        if !removed.is_err_and(|error| error.kind() == io::ErrorKind::DirectoryNotEmpty) {
            return;
        }
        thread::sleep(REMOVED_AGAIN_AFTER);
    }
}

fn held<T>(change: impl FnOnce(&mut Vec<PathBuf>) -> T) -> T {
    change(&mut HELD.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Waits for signals on a thread of its own from now on: the command itself waits for disks and pipes.
fn watch() -> io::Result<()> {
    static WATCHED: Once = Once::new();
    let mut watched = Ok(());
    WATCHED.call_once(|| watched = begin_to_watch());
    watched
}

fn begin_to_watch() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let entered = runtime.enter();
    let interrupt = SignalKind::interrupt();
    let terminate = SignalKind::terminate();
    let (mut interrupted, mut terminated) = (signal(interrupt)?, signal(terminate)?);
    drop(entered);
    let wait = move || {
        let number = runtime.block_on(async {
            tokio::select! {
                _ = interrupted.recv() => interrupt.as_raw_value(),
                _ = terminated.recv() => terminate.as_raw_value(),
            }
        });
        // The list stays locked, so no further file is made.
        let held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().for_each(|path| remove(path));
        std::process::exit(BY_SIGNAL + number)
    };
    thread::Builder::new().name("signals".into()).spawn(wait)?;
    Ok(())
}
