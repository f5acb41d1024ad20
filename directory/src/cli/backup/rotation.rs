//! A folder of dated backups, of which the newest are kept.

use super::super::{file_fault::folder_of, output::Output, problem::Problem};
use crate::clock::rfc3339;
use chiave_protocol::Timestamp;
use chiave_words::{Arg, Cli};
use std::{
    io,
    path::{Path, PathBuf},
};

/// The ending of a dated backup.
const ENDING: &str = ".age";
/// The form of the name of a dated backup: a digit in the place of each `0`.
const FORM: &str = "0000-00-00T000000Z.age";

/// The path of the backup of `now` in a folder. Names sort by their time.
pub(super) fn dated(folder: &Path, now: Timestamp) -> PathBuf {
    let time = rfc3339(now).unwrap_or_default().replace(':', "");
    folder.join(time + ENDING)
}

/// The newest dated backup of a folder.
pub(super) fn newest(folder: &Path) -> Result<PathBuf, Problem> {
    let newest = all(folder).map_err(Problem::on(folder))?.pop();
    let name = folder.display().to_string();
    newest.ok_or_else(|| Problem::said(Cli::CliDrillNone, &[("folder", &name)]))
}

/// Removes all dated backups of the folder of `made` but the newest ones: `keep` stay, `made` among
/// them. If the clock was set back, the name of `made` sorts before older ones (law 20).
pub(super) fn rotate(made: &Path, keep: u32, output: &Output) -> Result<(), Problem> {
    let folder = folder_of(made);
    let mut old = all(folder).map_err(Problem::on(folder))?;
    old.retain(|file| file != made);
    let others = usize::try_from(keep)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    old.truncate(old.len().saturating_sub(others));
    for file in &old {
        std::fs::remove_file(file).map_err(Problem::on(file))?;
    }
    if !old.is_empty() {
        let count = i64::try_from(old.len()).unwrap_or(i64::MAX);
        let args = [("count", Arg::Number(count))];
        output.message(&output.say(Cli::CliBackupRotated, &args));
    }
    Ok(())
}

/// Every dated backup of a folder, the oldest first. No other file of the folder is touched.
fn all(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut dated = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(is_dated) && entry.file_type()?.is_file() {
            dated.push(entry.path());
        }
    }
    dated.sort();
    Ok(dated)
}

fn is_dated(name: &str) -> bool {
    let fits = |(letter, form): (u8, u8)| match form {
        b'0' => letter.is_ascii_digit(),
        _ => letter == form,
    };
    name.len() == FORM.len() && name.bytes().zip(FORM.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_the_form_that_is_looked_for() {
        let path = dated(Path::new("/b"), Timestamp::from_unix(1_800_000_000));

        assert_eq!(path, Path::new("/b/2027-01-15T080000Z.age"));
        assert!(is_dated("2027-01-15T080000Z.age"));
        for other in [
            "2027-01-15.age",
            "2027-01-15T08000OZ.age",
            "x2027-01-15T080000Z.age",
        ] {
            assert!(!is_dated(other), "{other}");
        }
    }
}
