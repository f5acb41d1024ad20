//! A folder of dated backups, of which the newest are kept.

use super::super::{
    file_fault::folder_of,
    output::{Output, number},
    problem::Problem,
};
use crate::clock::rfc3339;
use chiave_protocol::Timestamp;
use chiave_words::{Arg, Cli};
use std::{
    io,
    path::{Path, PathBuf},
};
use time::{OffsetDateTime, PrimitiveDateTime, macros::format_description};

/// The seconds by which the time in a name may be later than this machine's clock.
pub(super) const CLOCK_TOLERANCE_S: i64 = 5 * 60;

/// A backup whose name is a time.
pub(super) struct Dated {
    pub(super) path: PathBuf,
    pub(super) at: Timestamp,
}

/// The dated backups of a folder, the oldest first.
struct Folder {
    past: Vec<Dated>,
    /// Those whose time has not come yet, by this machine's clock.
    ahead: Vec<Dated>,
}

/// The path of the backup of `now` in a folder. Names sort by their time.
pub(super) fn dated(folder: &Path, now: Timestamp) -> PathBuf {
    folder.join(name_of(now).unwrap_or_default())
}

/// The newest dated backup of a folder.
pub(super) fn newest(folder: &Path, now: Timestamp, output: &Output) -> Result<Dated, Problem> {
    let mut found = Folder::read(folder, now).map_err(Problem::on(folder))?;
    found.warn_of_ahead(output);
    let name = folder.display().to_string();
    let newest = found.past.pop();
    newest.ok_or_else(|| Problem::said(Cli::CliDrillNone, &[("folder", &name)]))
}

/// Removes all dated backups of the folder of `made` but the newest ones: `keep` stay, `made` among
/// them. A backup whose time has not come yet stays too, and takes no place: after the clock was set
/// back, it would push out the good ones that are made now (law 20).
pub(super) fn rotate(
    made: &Path,
    keep: u32,
    now: Timestamp,
    output: &Output,
) -> Result<(), Problem> {
    let folder = folder_of(made);
    let mut found = Folder::read(folder, now).map_err(Problem::on(folder))?;
    found.warn_of_ahead(output);
    let old = &mut found.past;
    old.retain(|file| file.path != made);
    let others = usize::try_from(keep)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    old.truncate(old.len().saturating_sub(others));
    for Dated { path, .. } in &*old {
        std::fs::remove_file(path).map_err(Problem::on(path))?;
    }
    if !old.is_empty() {
        let args = [("count", number(old.len()))];
        output.message(&output.say(Cli::CliBackupRotated, &args));
    }
    Ok(())
}

impl Folder {
    /// Finds every dated backup of a folder. No other file of the folder is touched.
    fn read(folder: &Path, now: Timestamp) -> io::Result<Self> {
        let mut dated = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let at = entry.file_name().to_str().and_then(time_of);
            if let Some(at) = at.filter(|_| entry.file_type().is_ok_and(|it| it.is_file())) {
                let path = entry.path();
                dated.push(Dated { path, at });
            }
        }
        dated.sort_by_key(|file| file.at);
        let has_come = |file: &Dated| file.at <= now.plus(CLOCK_TOLERANCE_S);
        let (past, ahead) = dated.into_iter().partition(has_come);
        Ok(Self { past, ahead })
    }

    fn warn_of_ahead(&self, output: &Output) {
        if self.ahead.is_empty() {
            return;
        }
        let files = self
            .ahead
            .iter()
            .map(|file| file.path.display().to_string());
        let files = files.collect::<Vec<_>>().join(", ");
        output.message(&output.say(Cli::CliBackupAhead, &[("files", Arg::Text(&files))]));
    }
}

/// The name of the backup of a time.
fn name_of(at: Timestamp) -> Option<String> {
    Some(rfc3339(at)?.replace(':', "") + ".age")
}

/// The time that a name says, if it is the name of a dated backup.
pub(super) fn time_of(name: &str) -> Option<Timestamp> {
    let form = format_description!("[year]-[month]-[day]T[hour][minute][second]Z.age");
    let at: OffsetDateTime = PrimitiveDateTime::parse(name, form).ok()?.assume_utc();
    let at = Timestamp::from_unix(at.unix_timestamp());
    // One time has one name: that which a backup of the time gets.
    (name_of(at).as_deref() == Some(name)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_the_form_that_is_looked_for() {
        let at = Timestamp::from_unix(1_800_000_000);
        let path = dated(Path::new("/b"), at);

        assert_eq!(path, Path::new("/b/2027-01-15T080000Z.age"));
        assert_eq!(time_of("2027-01-15T080000Z.age"), Some(at));
        for other in [
            "2027-01-15.age",
            "2027-01-15T08000OZ.age",
            "x2027-01-15T080000Z.age",
            "2027-02-29T080000Z.age",
            "2027-01-15T246000Z.age",
            "9999-99-99T999999Z.age",
            "+2027-01-15T080000Z.age",
            ".2027-01-15T080000Z.age.unfinished",
        ] {
            assert_eq!(time_of(other), None, "{other}");
        }
    }
}
