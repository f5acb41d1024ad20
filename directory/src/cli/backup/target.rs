//! Where a backup is written to.

use super::{
    super::{
        file_fault::folder_of,
        output::{Bytes, Output},
        owner::{Owner, service_user_of},
        problem::Problem,
    },
    exists, is_stream,
};
use crate::config::Config;
use chiave_words::{Arg, Cli};
use std::{os::unix::fs::MetadataExt, path::Path};

/// The destination of a backup.
pub(super) enum Target<'a> {
    File(NewFile<'a>),
    Stream(Bytes<'a>),
}

/// A file that a backup becomes.
pub(super) struct NewFile<'a> {
    pub(super) path: &'a Path,
    /// To whom the file is given; `None` if it stays with whoever gives the command.
    pub(super) owner: Option<Owner>,
    /// Where it is told that the file could not be given.
    pub(super) output: &'a Output,
}

impl<'a> Target<'a> {
    pub(super) fn of(file: &'a Path, config: &Config, output: &'a Output) -> Result<Self, Problem> {
        if is_stream(file) {
            return Ok(Self::Stream(output.bytes()?));
        }
        if exists(file)? {
            let name = file.display().to_string();
            return Err(Problem::said(Cli::CliFileExists, &[("file", &name)]));
        }
        if let Some(mode) = mode_if_open_to_writers(file) {
            let folder = folder_of(file).display().to_string();
            let args = [("folder", folder.as_str()), ("mode", mode.as_str())];
            let args = args.map(|(name, text)| (name, Arg::Text(text)));
            output.message(&output.say(Cli::CliBackupFolder, &args));
        }
        let owner = service_user_of(folder_of(file), config)?;
        Ok(Self::File(NewFile {
            path: file,
            owner,
            output,
        }))
    }
}

/// The mode of the folder of a file, if users other than its owner can replace what is in the folder. In
/// a folder with the sticky bit, such as `/tmp`, only a file's own owner can.
fn mode_if_open_to_writers(file: &Path) -> Option<String> {
    let mode = std::fs::metadata(folder_of(file)).ok()?.mode() & 0o7777;
    (mode & 0o022 != 0 && mode & 0o1000 == 0).then(|| format!("{mode:04o}"))
}
