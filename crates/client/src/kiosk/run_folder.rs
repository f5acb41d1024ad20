//! The folder for the files of one run on a shared computer.
//!
//! A process holds a lock in its folder as long as it lives. A folder without such a process is left over from one
//! that was killed, and the next run removes it.

use crate::{
    Places,
    files::{self, Lock, MayWait},
};
use chiave_crypto::{Random, random};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// How the name of a folder of a run begins.
const PREFIX: &str = "chiave-kiosk-";
/// The file with the lock.
const LOCK: &str = "run";

/// A folder that only this person of the system can read.
pub(super) struct RunFolder {
    path: PathBuf,
    lock: Option<Lock>,
}

impl RunFolder {
    /// Removes what earlier runs left below `base`, and makes the folder of this run there.
    ///
    /// # Errors
    ///
    /// Whatever keeps the system from making the folder. A folder that exists already is an error: somebody else
    /// may have made it. So is one that another run has taken for a left-over, before this run had its lock.
    pub(super) fn make(here: MayWait, base: &Path, random: &dyn Random) -> io::Result<Self> {
        remove_left_overs(here, base, |it| files::is_ours(here, it));
        let path = base.join(format!("{PREFIX}{}", random::uuid(random)));
        files::make_new_folder(here, &path)?;
        Self::hold(here, path)
    }

    fn hold(here: MayWait, path: PathBuf) -> io::Result<Self> {
        match files::try_lock(here, &path.join(LOCK))? {
            None => Err(io::ErrorKind::WouldBlock.into()),
            lock => Ok(Self { path, lock }),
        }
    }

    /// The folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The places for the files of the application.
    pub(super) fn places(&self) -> Places {
        Places {
            data: self.path.join("data"),
            config: self.path.join("config"),
        }
    }

    /// Removes everything that was written in this folder.
    ///
    /// # Errors
    ///
    /// What may still be there.
    pub(super) fn empty(&self) -> io::Result<()> {
        let Places { data, config } = self.places();
        let outcomes = [data, config].map(|it| remove(&it));
        outcomes.into_iter().collect()
    }

    /// Removes the folder.
    ///
    /// # Errors
    ///
    /// What may still be there.
    pub(super) fn remove(&self) -> io::Result<()> {
        remove(&self.path)
    }
}

impl Drop for RunFolder {
    fn drop(&mut self) {
        // Some systems remove no folder with an open file.
        self.lock = None;
        if let Err(error) = self.remove() {
            tracing::warn!(%error, "the folder of this run is still there");
        }
    }
}

/// Removes the folders whose processes are gone. Nothing is opened in a folder of somebody else: it cannot be removed,
/// and its owner chooses what is in it.
fn remove_left_overs(here: MayWait, base: &Path, is_ours: impl Fn(&Path) -> bool) {
    let entries = fs::read_dir(base).into_iter().flatten().flatten();
    let named = entries.filter(|it| it.file_name().to_string_lossy().starts_with(PREFIX));
    // A link may lead to any folder.
    let folders = named.filter(|it| it.file_type().is_ok_and(|kind| kind.is_dir()));
    let ours = folders.map(|it| it.path()).filter(|it| is_ours(it));
    for folder in ours {
        let removed = match files::try_lock(here, &folder.join(LOCK)) {
            Ok(Some(lock)) => {
                drop(lock);
                remove(&folder)
            }
            Ok(None) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = removed {
            tracing::warn!(%error, "the folder of an earlier run is still there");
        }
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_crypto::SystemRandom;

    const HERE: MayWait = MayWait::on_the_main_thread();

    fn make(base: &Path) -> RunFolder {
        RunFolder::make(HERE, base, &SystemRandom).unwrap()
    }

    fn names(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|it| it.unwrap().path()).collect()
    }

    #[test]
    fn a_run_has_a_folder_that_ends_with_it() {
        let base = tempfile::tempdir().unwrap();
        let run = make(base.path());
        let Places { data, config } = run.places();
        for folder in [&data, &config] {
            files::replace(HERE, &folder.join("file"), b"anna").unwrap();
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&run.path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }

        run.empty().unwrap();
        assert_eq!(names(&run.path), [run.path.join(LOCK)]);
        drop(run);

        assert_eq!(names(base.path()), Vec::<PathBuf>::new());
    }

    #[test]
    fn what_a_killed_run_left_is_removed_by_the_next() {
        let base = tempfile::tempdir().unwrap();
        let alive = make(base.path());
        let mut killed = make(base.path());
        let left = killed.path.clone();
        fs::write(left.join("file"), b"anna").unwrap();
        // The system ends the lock of a process that is killed, and nobody removes the folder.
        killed.lock = None;
        std::mem::forget(killed);

        let next = make(base.path());

        assert!(!left.exists());
        assert!(alive.path.exists() && next.path.exists());
    }

    #[test]
    fn other_folders_are_left_alone() {
        let base = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("file"), b"anna").unwrap();
        fs::create_dir(base.path().join("other")).unwrap();
        #[cfg(unix)]
        {
            let link = base.path().join("chiave-kiosk-link");
            std::os::unix::fs::symlink(elsewhere.path(), link).unwrap();
        }

        drop(make(base.path()));

        assert!(base.path().join("other").exists());
        assert!(elsewhere.path().join("file").exists());
    }

    #[test]
    fn nothing_is_opened_in_a_folder_of_somebody_else() {
        let base = tempfile::tempdir().unwrap();
        let folder = base.path().join("chiave-kiosk-anothers");
        fs::create_dir(&folder).unwrap();

        remove_left_overs(HERE, base.path(), |it| *it != folder);

        assert_eq!(names(&folder), Vec::<PathBuf>::new());
        remove_left_overs(HERE, base.path(), |_| true);
        assert!(!folder.exists());
    }

    #[test]
    fn a_folder_that_another_run_has_taken_is_not_used() {
        let base = tempfile::tempdir().unwrap();
        let other = make(base.path());

        let outcome = RunFolder::hold(HERE, other.path.clone()).map(drop);

        assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::WouldBlock);
        assert!(other.path.exists());
    }

    #[test]
    fn without_a_base_there_is_no_folder() {
        let base = tempfile::tempdir().unwrap();

        let made = RunFolder::make(HERE, &base.path().join("gone"), &SystemRandom);

        assert!(made.is_err());
        let nowhere = Places::nowhere().data.join("file");
        assert!(files::replace(HERE, &nowhere, b"anna").is_err());
    }
}
