//! Allows one service at a time on a data folder.

use super::OpeningError;
use crate::config::Config;
use chiave_store_sqlite::OpenError;
use std::{
    fs::{File, TryLockError},
    io::ErrorKind,
    path::Path,
};

/// Locks a data folder until the value is dropped or the process ends in any way (flock(2)).
///
/// Commands work beside a running service and take no lock. A second service would send every mail
/// twice and settle writes that the first service is executing.
#[derive(Debug)]
pub struct DataLock {
    _folder: File,
}

impl DataLock {
    /// Locks the folder.
    ///
    /// # Errors
    ///
    /// [`OpeningError::Running`] if another process has the lock, [`OpeningError::Folder`] if the
    /// folder cannot be opened.
    pub fn take(config: &Config) -> Result<Self, OpeningError> {
        Self::of(&config.data_dir).map_err(|error| match error {
            OpeningError::Folder { source, .. } if source.kind() == ErrorKind::NotFound => {
                OpeningError::Store {
                    path: config.store_path(),
                    source: OpenError::Missing,
                }
            }
            other => other,
        })
    }

    fn of(data_dir: &Path) -> Result<Self, OpeningError> {
        let failed = |source| OpeningError::Folder {
            path: data_dir.to_owned(),
            source,
        };
        let folder = File::open(data_dir).map_err(failed)?;
        match folder.try_lock() {
            Ok(()) => Ok(Self { _folder: folder }),
            Err(TryLockError::WouldBlock) => Err(OpeningError::Running(data_dir.to_owned())),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_service_on_one_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let first = DataLock::of(folder.path()).unwrap();

        let second = DataLock::of(folder.path()).unwrap_err();
        assert!(matches!(second, OpeningError::Running(path) if path == folder.path()));

        drop(first);
        DataLock::of(folder.path()).unwrap();
    }
}
