//! The name of a backup while it is written, and what a killed command left under such a name.

use super::super::{file_fault::folder_of, output::Output, problem::Problem};
use chiave_words::{Arg, Cli};
use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};
use std::{
    ffi::{OsStr, OsString},
    fs::File,
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

/// Removes what killed commands left in the folder of `path`: files with the hidden name of a backup of
/// which `is_ours` says so. A file that another command is writing stays, and is named.
pub(super) fn clear(
    path: &Path,
    is_ours: impl Fn(&str) -> bool,
    output: &Output,
) -> Result<(), Problem> {
    let folder = folder_of(path);
    for left in left(folder, is_ours).map_err(Problem::on(folder))? {
        let sentence = match is_abandoned(&left) {
            true => {
                std::fs::remove_file(&left).map_err(Problem::on(&left))?;
                Cli::CliBackupUnfinishedRemoved
            }
            false => Cli::CliBackupUnfinished,
        };
        let file = left.display().to_string();
        output.message(&output.say(sentence, &[("file", Arg::Text(&file))]));
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

/// Whether no command writes this file any more: the lock of a command ends with the command.
fn is_abandoned(file: &Path) -> bool {
    File::open(file).is_ok_and(|file| file.try_lock().is_ok())
}
