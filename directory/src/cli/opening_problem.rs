//! Why a store cannot be opened, in sentences that say what to do.

use super::{file_fault, problem::Problem};
use crate::opening::{Misfit, MisfitKind, OpeningError};
use chiave_log::causes::chain;
use chiave_store_sqlite::{FileFault, OpenError};
use chiave_words::Cli;
use std::path::Path;

impl From<OpeningError> for Problem {
    fn from(error: OpeningError) -> Self {
        let about = |sentence, path: &Path| {
            let path = path.display().to_string();
            Self::said(sentence, &[("path", &path)])
        };
        match error {
            OpeningError::Store { path, source } => store(&path, &source),
            OpeningError::Older(path) => about(Cli::CliStoreMigrate, &path),
            OpeningError::Nobody(path) => about(Cli::CliStoreNobody, &path),
            OpeningError::Running(path) => about(Cli::CliRunning, &path),
            OpeningError::Misfits(misfits) => Self::Several(misfits.iter().map(misfit).collect()),
            OpeningError::Keys(error) => error.into(),
            OpeningError::Folder { path, source } => Self::file(&path, &source),
            OpeningError::Failed(_) => Self::failed(&error),
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
        OpenError::Forbidden(_) => file_fault::of_store(path, FileFault::ReadOnly),
        OpenError::File(error) => Problem::file(path, error),
        OpenError::Store(error) => match FileFault::of(error) {
            Some(fault) => file_fault::of_store(path, fault),
            None => failed(&name, &chain(error)),
        },
    }
}

fn failed(path: &str, cause: &str) -> Problem {
    Problem::said(Cli::CliStoreFailed, &[("path", path), ("cause", cause)])
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
