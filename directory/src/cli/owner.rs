//! Gives files that root created to the service's user.

use super::{output::Output, problem::Problem};
use crate::config::Config;
use chiave_words::{Arg, Cli};
use std::{
    io::ErrorKind,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

/// The sentences about files that root created.
pub(super) struct HandOver {
    /// The data folder belongs to root: the service's user cannot open the files.
    pub(super) as_root: Cli,
    /// The files now belong to the owner of the data folder.
    pub(super) given: Cli,
}

/// A user and a group of the system.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    pub(super) uid: u32,
    pub(super) gid: u32,
}

/// The owner of the data folder, if root gives the command and that user owns `folder` too: the service runs as
/// that user. What root puts into any other folder stays with root.
pub(super) fn service_user_of(folder: &Path, config: &Config) -> Result<Option<Owner>, Problem> {
    if !rustix::process::geteuid().is_root() {
        return Ok(None);
    }
    let data = &config.data_dir;
    let owned = std::fs::metadata(data).map_err(Problem::on(data))?;
    let (uid, gid) = (owned.uid(), owned.gid());
    let found = std::fs::metadata(folder).map_err(Problem::on(folder))?;
    Ok((uid != 0 && found.uid() == uid).then_some(Owner { uid, gid }))
}

/// Gives files that root created to the owner of the data folder. If root owns the folder too,
/// warns that the service's user cannot open the files.
pub(super) fn hand_over(
    made: &[PathBuf],
    sentences: &HandOver,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    if !rustix::process::geteuid().is_root() {
        return Ok(());
    }
    let (keys, data) = (&config.keys_dir, &config.data_dir);
    let folder = std::fs::metadata(data).map_err(Problem::on(data))?;
    let shown = [keys, data].map(|path| path.display().to_string());
    if folder.uid() == 0 {
        let args = [("keys", shown[0].as_str()), ("data", shown[1].as_str())];
        let args = args.map(|(name, text)| (name, Arg::Text(text)));
        output.message(&output.say(sentences.as_root, &args));
        return Ok(());
    }
    for path in made {
        // Symbolic links are not followed: the folder may belong to another user.
        match std::os::unix::fs::lchown(path, Some(folder.uid()), Some(folder.gid())) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Problem::file(path, &error));
            }
            _ => {}
        }
    }
    let user = folder.uid().to_string();
    let args = [("user", Arg::Text(&user)), ("data", Arg::Text(&shown[1]))];
    output.message(&output.say(sentences.given, &args));
    Ok(())
}

/// The store and the files beside it.
pub(super) fn store_files(config: &Config) -> impl Iterator<Item = PathBuf> {
    let files = ["chiave.db", "chiave.db-wal", "chiave.db-shm"];
    files.into_iter().map(|file| config.data_dir.join(file))
}
