//! Why a store cannot be opened, in sentences that say what to do.

use super::problem::Problem;
use crate::{
    causes::chain,
    opening::{Misfit, MisfitKind, OpeningError},
};
use chiave_store_sqlite::OpenError;
use chiave_words::Cli;
use std::{os::unix::fs::MetadataExt, path::Path};

impl From<OpeningError> for Problem {
    fn from(error: OpeningError) -> Self {
        let about = |sentence, path: &Path| {
            let path = path.display().to_string();
            Self::said(sentence, &[("path", &path)])
        };
        match error {
            OpeningError::Store { path, source } => store(&path, &source),
            OpeningError::Nobody(path) => about(Cli::CliStoreNobody, &path),
            OpeningError::Running(path) => about(Cli::CliRunning, &path),
            OpeningError::Misfits(misfits) => Self::Several(misfits.iter().map(misfit).collect()),
            OpeningError::Keys(_) | OpeningError::Folder { .. } | OpeningError::Failed(_) => {
                Self::failed(&error)
            }
        }
    }
}

fn store(path: &Path, error: &OpenError) -> Problem {
    let name = path.display().to_string();
    let folder = path.parent().unwrap_or(path).display().to_string();
    let about = |sentence| Problem::said(sentence, &[("path", &name), ("folder", &folder)]);
    match error {
        OpenError::Missing => about(Cli::CliNotInitialised),
        OpenError::Empty => about(Cli::CliStoreEmpty),
        OpenError::Foreign => about(Cli::CliStoreForeign),
        OpenError::Newer => about(Cli::CliStoreNewer),
        OpenError::Altered { object } => {
            let args = [("path", name.as_str()), ("object", object)];
            Problem::said(Cli::CliStoreAltered, &args)
        }
        OpenError::Forbidden(_) => forbidden(path, &folder),
        OpenError::File(error) => failed(&name, &chain(error)),
        OpenError::Store(error) => failed(&name, &chain(error)),
    }
}

fn failed(path: &str, cause: &str) -> Problem {
    Problem::said(Cli::CliStoreFailed, &[("path", path), ("cause", cause)])
}

/// Names the owner of the store, since ownership is nearly always the reason: a command that was
/// run as root created the store.
fn forbidden(path: &Path, folder: &str) -> Problem {
    let owner = |path: &Path| match std::fs::metadata(path) {
        Ok(found) => found.uid().to_string(),
        Err(_) => "?".to_owned(),
    };
    let args = [
        ("path", &*path.display().to_string()),
        ("folder", folder),
        ("owner", &*owner(path)),
        ("own", &*owner(Path::new("/proc/self"))),
    ];
    Problem::said(Cli::CliStoreForbidden, &args)
}

fn misfit(misfit: &Misfit) -> Problem {
    let sentence = match (misfit.is, misfit.key.is_empty()) {
        (_, true) => Cli::CliKeyNone,
        (MisfitKind::Missing, false) => Cli::CliKeyMissing,
        (MisfitKind::Different, false) => Cli::CliKeyDifferent,
    };
    let path = misfit.file.display().to_string();
    Problem::said(sentence, &[("path", &path), ("key", &misfit.key)])
}
