//! Reads small text files that people write by hand: settings, PEM, passwords, keys.
//!
//! A byte-order mark before the text, which some editors write, is removed.

use std::{
    fs::File,
    io::{self, Read},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// The maximum size of a file in bytes.
const MOST: u64 = 1024 * 1024;
const MARK: char = '\u{feff}';

/// Why a file was not read. The error never holds a part of the file.
#[derive(Debug, thiserror::Error)]
pub enum TextFileError {
    /// The file cannot be read, or is not text.
    #[error("{path}")]
    File {
        /// The path of the file.
        path: PathBuf,
        /// The I/O error.
        #[source]
        source: io::Error,
    },
    /// Other users than the owner may read or write a file that holds a secret.
    #[error("{path} may be read or written by others than its owner (mode {mode:04o})")]
    Open {
        /// The path of the file.
        path: PathBuf,
        /// The permission bits of the file.
        mode: u32,
    },
    /// The file is far larger than such a file should be.
    #[error("{0} is larger than a megabyte")]
    Large(PathBuf),
}

/// Reads a file that everybody may read.
///
/// # Errors
///
/// [`TextFileError`].
pub fn read(path: &Path) -> Result<Zeroizing<String>, TextFileError> {
    read_unless(path, 0)
}

/// Reads a file that holds a secret. Refuses a file that other users than its owner can read or
/// write.
///
/// # Errors
///
/// [`TextFileError`].
pub fn read_secret(path: &Path) -> Result<Zeroizing<String>, TextFileError> {
    read_secret_beside(path, credentials().as_deref())
}

/// The folder of this process's systemd credentials.
pub(crate) fn credentials() -> Option<PathBuf> {
    std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from)
}

/// Reads a secret as [`read_secret`] does; a file of the same name in the credentials folder takes
/// precedence.
pub(crate) fn read_secret_beside(
    path: &Path,
    credentials: Option<&Path>,
) -> Result<Zeroizing<String>, TextFileError> {
    let is_credential = credentials.is_some_and(|folder| path.starts_with(folder));
    // systemd gives the service access by an access list, which shows as a group permission bit.
    read_unless(path, if is_credential { 0o007 } else { 0o077 })
}

/// The mode of the file or folder, if users other than its owner can read or write it.
#[must_use]
pub fn mode_if_open_to_others(path: &Path) -> Option<u32> {
    let mode = std::fs::metadata(path).ok()?.mode() & 0o7777;
    (mode & 0o066 != 0).then_some(mode)
}

/// The mode of the file, if everybody can write to the file.
#[must_use]
pub fn mode_if_open_to_all(path: &Path) -> Option<u32> {
    let mode = std::fs::metadata(path).ok()?.mode() & 0o7777;
    (mode & 0o002 != 0).then_some(mode)
}

fn read_unless(path: &Path, forbidden: u32) -> Result<Zeroizing<String>, TextFileError> {
    let failed = |source| TextFileError::File {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if found.mode() & forbidden != 0 {
        return Err(TextFileError::Open {
            path: path.to_owned(),
            mode: found.mode() & 0o7777,
        });
    }
    if found.len() > MOST {
        return Err(TextFileError::Large(path.to_owned()));
    }
    // The buffer has room for the whole file: a buffer that grows would leave unwiped copies
    // behind.
    let size = usize::try_from(found.len()).unwrap_or_default();
    let mut text = Zeroizing::new(String::with_capacity(size + 1));
    // One byte more than the limit is read: a pipe does not tell its length beforehand.
    let read = file.take(MOST + 1).read_to_string(&mut text);
    if u64::try_from(read.map_err(failed)?).is_ok_and(|read| read > MOST) {
        return Err(TextFileError::Large(path.to_owned()));
    }
    match text.strip_prefix(MARK) {
        Some(unmarked) => Ok(Zeroizing::new(unmarked.to_owned())),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, os::unix::fs::PermissionsExt};

    #[test]
    fn a_mark_before_the_text_is_no_part_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text");
        fs::write(&path, "\u{feff}text\n").unwrap();

        assert_eq!(read(&path).unwrap().as_str(), "text\n");
    }

    #[test]
    fn a_file_without_a_length_is_refused_and_not_cut() {
        let error = read(Path::new("/dev/zero")).unwrap_err();

        assert!(matches!(error, TextFileError::Large(_)), "{error:?}");
    }

    #[test]
    fn a_secret_that_others_can_read_or_write_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "secret").unwrap();
        for mode in [0o640, 0o604, 0o620, 0o602, 0o666] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();

            let error = read_secret(&path).unwrap_err();

            assert!(matches!(error, TextFileError::Open { mode: found, .. } if found == mode));
            assert_eq!(read(&path).unwrap().as_str(), "secret");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(read_secret(&path).unwrap().as_str(), "secret");
    }

    #[test]
    fn an_error_names_the_file_and_shows_nothing_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, b"\xff\xfesecret").unwrap();

        let error = read(&path).unwrap_err();

        let shown = format!("{error:?} {error}");
        assert!(shown.contains("/secret") && !shown.contains("fesecret"));
    }
}
