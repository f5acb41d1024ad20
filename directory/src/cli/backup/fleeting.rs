//! Files that a command makes for its own time only, and removes at its end: also at an end by a signal.

use super::super::problem::Problem;
use chiave_crypto::{SystemRandom, random};
use std::{
    io,
    path::{Path, PathBuf},
    sync::{Mutex, Once, PoisonError},
    thread,
};
use tokio::signal::unix::{SignalKind, signal};

/// The files that a signal removes.
static HELD: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
/// A shell reports the end of a process by a signal as 128 and the number of the signal.
const BY_SIGNAL: i32 = 128;

/// Files that are removed when this value is dropped, or when SIGINT or SIGTERM ends the process.
pub(super) struct Fleeting {
    paths: Vec<PathBuf>,
}

impl Fleeting {
    /// A file that is about to be made.
    ///
    /// # Errors
    ///
    /// If the system does not hand signals over.
    pub(super) fn file(path: PathBuf) -> Result<Self, Problem> {
        Self::of(vec![path])
    }

    /// A copy of the store that is about to be made, with what SQLite makes beside it. The copy lies in
    /// the data folder, so no part of it reaches a folder that other users can read.
    ///
    /// # Errors
    ///
    /// As [`Self::file`].
    pub(super) fn copy_in(folder: &Path, what: &str) -> Result<Self, Problem> {
        let name = format!("{what}{}", random::uuid(&SystemRandom));
        let endings = ["", "-wal", "-shm", "-journal"];
        let paths = endings.map(|ending| folder.join(format!("{name}{ending}")));
        Self::of(paths.into())
    }

    fn of(paths: Vec<PathBuf>) -> Result<Self, Problem> {
        watch().map_err(|error| Problem::failed(&error))?;
        held(|held| held.extend(paths.iter().cloned()));
        Ok(Self { paths })
    }

    /// The path of the file itself.
    pub(super) fn path(&self) -> &Path {
        self.paths.first().map_or(Path::new(""), PathBuf::as_path)
    }

    /// Removes the files now, while whoever has opened them can go on reading.
    pub(super) fn remove(self) {}

    /// Leaves the files where they are.
    pub(super) fn keep(mut self) {
        self.let_go();
        self.paths.clear();
    }

    fn let_go(&self) {
        held(|held| held.retain(|path| !self.paths.contains(path)));
    }
}

impl Drop for Fleeting {
    fn drop(&mut self) {
        remove(&self.paths);
        self.let_go();
    }
}

/// Removes files. Some of them were never made, and a failure to remove one is not what is reported.
fn remove(paths: &[PathBuf]) {
    for path in paths {
        let _ = std::fs::remove_file(path);
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
        remove(&held);
        std::process::exit(BY_SIGNAL + number)
    };
    thread::Builder::new().name("signals".into()).spawn(wait)?;
    Ok(())
}
