//! The name of a backup while it is written, and what a killed command left under such a name.

use super::super::{file_fault::folder_of, output::Output, problem::Problem};
use chiave_words::{Arg, Cli};
use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};
use std::{
    ffi::{OsStr, OsString},
    fs::{File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// The ending of the name of a backup that is being written; the name begins with a dot.
const ENDING: &str = ".unfinished";

/// The name of a backup while it is written: in the same folder, hidden, and not of a dated backup.
pub(super) fn hidden(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(ENDING);
    path.with_file_name(name)
}

/// The name that a backup with this hidden name was to get.
fn finished(hidden: &OsStr) -> Option<&str> {
    let name = hidden.to_str()?;
    name.strip_prefix('.')?.strip_suffix(ENDING)
}

/// Gives a file its name, unless the name is taken.
pub(super) fn take_name(hidden: &Path, path: &Path) -> Result<(), Problem> {
    let taken = || {
        let name = path.display().to_string();
        Problem::said(Cli::CliFileExists, &[("file", &name)])
    };
    match renameat_with(CWD, hidden, CWD, path, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        Err(Errno::EXIST) => Err(taken()),
        // Not every file system can do that in one step, such as that of a network.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => match super::exists(path)? {
            true => Err(taken()),
            false => std::fs::rename(hidden, path).map_err(Problem::on(path)),
        },
        Err(error) => Err(Problem::file(path, &error.into())),
    }
}

/// Whether a command is writing a file. A command locks the file, and the lock ends with the command.
#[derive(Debug)]
enum Writer {
    None,
    AnotherCommand,
    /// The system does not say.
    Unclear(io::Error),
}

impl Writer {
    fn of(file: &Path) -> Self {
        match File::open(file) {
            Ok(file) => Self::by_lock(file.try_lock()),
            Err(error) => Self::Unclear(error),
        }
    }

    fn by_lock(locked: Result<(), TryLockError>) -> Self {
        match locked {
            Ok(()) => Self::None,
            Err(TryLockError::WouldBlock) => Self::AnotherCommand,
            Err(TryLockError::Error(error)) => Self::Unclear(error),
        }
    }
}

/// Locks the file of a backup that this command made.
///
/// # Errors
///
/// If another command has the lock: that command took the file for abandoned, and removes it.
pub(super) fn lock(file: &File, hidden: &Path) -> Result<(), Problem> {
    match Writer::by_lock(file.try_lock()) {
        Writer::AnotherCommand => {
            let name = hidden.display().to_string();
            Err(Problem::said(Cli::CliBackupTaken, &[("file", &name)]))
        }
        // A file system without locks gets along: the next run names such a file and removes nothing.
        Writer::None | Writer::Unclear(_) => Ok(()),
    }
}

/// Removes what killed commands left in the folder of `path`: files with the hidden name of a backup of
/// which `is_ours` says so. A file that another command is writing, or may be writing, stays and is named.
pub(super) fn clear(
    path: &Path,
    is_ours: impl Fn(&str) -> bool,
    output: &Output,
) -> Result<(), Problem> {
    let folder = folder_of(path);
    for left in left(folder, is_ours).map_err(Problem::on(folder))? {
        let (sentence, cause) = match Writer::of(&left) {
            Writer::None => {
                std::fs::remove_file(&left).map_err(Problem::on(&left))?;
                (Cli::CliBackupUnfinishedRemoved, String::new())
            }
            Writer::AnotherCommand => (Cli::CliBackupUnfinished, String::new()),
            Writer::Unclear(error) => (Cli::CliBackupUnfinishedUnclear, error.to_string()),
        };
        let file = left.display().to_string();
        let args = [("file", Arg::Text(&file)), ("cause", Arg::Text(&cause))];
        output.message(&output.say(sentence, &args));
    }
    Ok(())
}

fn left(folder: &Path, is_ours: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut left = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if finished(&entry.file_name()).is_some_and(&is_ours) && entry.file_type()?.is_file() {
            left.push(entry.path());
        }
    }
    left.sort();
    Ok(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".chiave.age.unfinished");
        std::fs::write(&path, "").unwrap();
        (folder, path)
    }

    #[test]
    fn only_a_lock_says_that_another_command_is_writing() {
        let (folder, path) = made();
        assert!(matches!(Writer::of(&path), Writer::None));

        let other = File::open(&path).unwrap();
        other.lock().unwrap();
        assert!(matches!(Writer::of(&path), Writer::AnotherCommand));

        let circle = folder.path().join("circle");
        std::os::unix::fs::symlink(&circle, &circle).unwrap();
        let Writer::Unclear(error) = Writer::of(&circle) else {
            panic!("{:?}", Writer::of(&circle));
        };
        assert_eq!(error.raw_os_error(), Some(Errno::LOOP.raw_os_error()));
    }

    #[test]
    fn a_file_that_another_command_has_locked_is_lost() {
        let (_folder, path) = made();
        let own = File::open(&path).unwrap();
        let other = File::open(&path).unwrap();
        other.lock().unwrap();

        match lock(&own, &path) {
            Err(Problem::Sentence(sentence, _)) => assert_eq!(sentence, Cli::CliBackupTaken),
            end => panic!("{end:?}"),
        }
        other.unlock().unwrap();
        lock(&own, &path).unwrap();
    }
}
