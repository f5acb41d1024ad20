//! The key files: one for each purpose, kept apart from the data and never part of a backup.
//!
//! `chiave_crypto` parses the content of key files; this module finds the files and checks who may
//! read them.

use crate::text_file::{self, TextFileError, credentials};
use chiave_crypto::{
    AuditKey, CodeKey, KeyId, LookupKey, NonceKey, Pepper, Random, SealingKeys,
    keys::{KeyCheck, KeyFileError, new_key_file},
};
use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::Arc,
};

const SEALING: &str = "sealing.key";
const PEPPER: &str = "pepper.key";
const CODE: &str = "code.key";
const NONCE: &str = "nonce.key";
const AUDIT: &str = "audit.key";
const LOOKUP: &str = "lookup.key";
/// The names of all key files.
pub(crate) const FILES: [&str; 6] = [SEALING, PEPPER, CODE, NONCE, AUDIT, LOOKUP];

/// All keys of a service.
#[derive(Debug)]
pub struct Keys {
    /// The keys that seal sensitive columns.
    pub sealing: Arc<SealingKeys>,
    /// The key that goes into every Argon2id hash.
    pub pepper: Pepper,
    /// The key that derives the codes in mails.
    pub code: CodeKey,
    /// The key that makes the nonces of DPoP proofs.
    pub nonce: NonceKey,
    /// The key that signs the checkpoints of the audit log.
    pub audit: AuditKey,
    /// The key that names the buckets of rate limits and decides what unknown names are shown.
    pub lookup: LookupKey,
}

/// Why the keys cannot be used. The error never holds a part of a key.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// A file or the folder cannot be read or written.
    #[error("{path}")]
    File {
        /// The path of the file or folder.
        path: PathBuf,
        /// The I/O error.
        #[source]
        source: io::Error,
    },
    /// Other users than the owner may read or write the file.
    #[error("{path} may be read or written by others than its owner (mode {mode:04o})")]
    Open {
        /// The path of the file.
        path: PathBuf,
        /// The permission bits of the file.
        mode: u32,
    },
    /// The file is not a key file.
    #[error("{path}")]
    Content {
        /// The path of the file.
        path: PathBuf,
        /// What is wrong in the file.
        #[source]
        source: KeyFileError,
    },
}

impl Keys {
    /// Creates the missing key files with mode 0400. Existing files stay unchanged: a key with
    /// which something was sealed must not be lost by running `init` again.
    ///
    /// # Errors
    ///
    /// [`KeysError::File`].
    pub fn create(keys_dir: &Path, random: &dyn Random) -> Result<(), KeysError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| KeysError::File { path, source }
        };
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(keys_dir)
            .map_err(failed(keys_dir))?;
        for file in FILES {
            let path = keys_dir.join(file);
            if !path.try_exists().map_err(failed(&path))? {
                let id = KeyId::draw(random);
                write_new(&path, &new_key_file(&id, random)).map_err(failed(&path))?;
            }
        }
        File::open(keys_dir)
            .and_then(|folder| folder.sync_all())
            .map_err(failed(keys_dir))
    }

    /// The check value of every key of every purpose.
    #[must_use]
    pub fn checks(&self) -> Vec<KeyCheck> {
        [
            self.sealing.checks(),
            self.pepper.checks(),
            self.code.checks(),
            self.nonce.checks(),
            self.audit.checks(),
            self.lookup.checks(),
        ]
        .concat()
    }

    /// The path from which the keys of one purpose are read.
    #[must_use]
    pub fn file(keys_dir: &Path, purpose: &str) -> PathBuf {
        let credentials = credentials();
        let places = Places {
            keys_dir,
            credentials: credentials.as_deref(),
        };
        places.path(&format!("{purpose}.key"))
    }

    /// Reads every key from `keys_dir`; a file among systemd's credentials takes precedence.
    ///
    /// # Errors
    ///
    /// An error about the first file that is missing, readable by others, or not a key file.
    pub fn load(keys_dir: &Path) -> Result<Self, KeysError> {
        Self::load_from(keys_dir, credentials().as_deref())
    }

    fn load_from(keys_dir: &Path, credentials: Option<&Path>) -> Result<Self, KeysError> {
        let places = Places {
            keys_dir,
            credentials,
        };
        Ok(Self {
            sealing: Arc::new(places.read(SEALING, SealingKeys::parse)?),
            pepper: places.read(PEPPER, Pepper::parse)?,
            code: places.read(CODE, CodeKey::parse)?,
            nonce: places.read(NONCE, NonceKey::parse)?,
            audit: places.read(AUDIT, AuditKey::parse)?,
            lookup: places.read(LOOKUP, LookupKey::parse)?,
        })
    }
}

/// The folders in which key files may be.
struct Places<'a> {
    keys_dir: &'a Path,
    credentials: Option<&'a Path>,
}

impl Places<'_> {
    fn path(&self, file: &str) -> PathBuf {
        let credential = self.credentials.map(|folder| folder.join(file));
        credential
            .filter(|path| path.exists())
            .unwrap_or_else(|| self.keys_dir.join(file))
    }

    fn read<K>(
        &self,
        file: &str,
        parse: impl Fn(&str) -> Result<K, KeyFileError>,
    ) -> Result<K, KeysError> {
        let path = self.path(file);
        let text = text_file::read_secret_beside(&path, self.credentials)?;
        parse(&text).map_err(|source| KeysError::Content { path, source })
    }
}

impl From<TextFileError> for KeysError {
    fn from(error: TextFileError) -> Self {
        match error {
            TextFileError::File { path, source } => Self::File { path, source },
            TextFileError::Open { path, mode } => Self::Open { path, mode },
            TextFileError::Large(path) => Self::File {
                path,
                source: io::ErrorKind::FileTooLarge.into(),
            },
        }
    }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o400)
        .open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_crypto::SystemRandom;
    use std::{
        fs,
        os::unix::fs::{MetadataExt, PermissionsExt},
    };

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn made_keys_can_be_read_and_only_by_their_owner() {
        let folder = folder();
        let keys_dir = folder.path().join("keys");

        Keys::create(&keys_dir, &SystemRandom).unwrap();

        let keys = Keys::load_from(&keys_dir, None).unwrap();
        assert_ne!(keys.pepper.current_id(), keys.sealing.current_id());
        assert_eq!(keys.checks().len(), FILES.len());
        for file in FILES {
            let mode = fs::metadata(keys_dir.join(file)).unwrap().mode();
            assert_eq!(mode & 0o7777, 0o400, "{file}");
        }
    }

    #[test]
    fn a_purpose_is_the_name_of_its_file() {
        let folder = folder();
        Keys::create(folder.path(), &SystemRandom).unwrap();
        let keys = Keys::load_from(folder.path(), None).unwrap();

        for check in keys.checks() {
            let path = Keys::file(folder.path(), &check.purpose);
            let text = fs::read_to_string(path).unwrap();
            assert!(text.starts_with(check.key.as_str()), "{}", check.purpose);
        }
    }

    #[test]
    fn making_keys_again_keeps_those_that_are_there() {
        let folder = folder();
        Keys::create(folder.path(), &SystemRandom).unwrap();
        let before = fs::read(folder.path().join(PEPPER)).unwrap();
        fs::remove_file(folder.path().join(NONCE)).unwrap();

        Keys::create(folder.path(), &SystemRandom).unwrap();

        assert_eq!(fs::read(folder.path().join(PEPPER)).unwrap(), before);
        assert!(folder.path().join(NONCE).exists());
    }

    #[test]
    fn a_key_that_others_may_read_is_refused() {
        let folder = folder();
        Keys::create(folder.path(), &SystemRandom).unwrap();
        for mode in [0o440, 0o404, 0o420] {
            let path = folder.path().join(CODE);
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();

            let error = Keys::load_from(folder.path(), None).unwrap_err();

            assert!(matches!(error, KeysError::Open { mode: found, .. } if found == mode));
        }
    }

    #[test]
    fn a_file_far_too_large_for_keys_is_refused() {
        let folder = folder();
        Keys::create(folder.path(), &SystemRandom).unwrap();
        let path = folder.path().join(CODE);
        let own = fs::read_to_string(&path).unwrap();
        fs::remove_file(&path).unwrap();
        write_new(&path, &(own + &"#\n".repeat(600_000))).unwrap();

        let error = Keys::load_from(folder.path(), None).unwrap_err();

        assert!(matches!(error, KeysError::File { path: at, .. } if at == path));
    }

    #[test]
    fn a_systemd_credential_goes_before_a_file() {
        let (folder, credentials) = (folder(), folder());
        Keys::create(folder.path(), &SystemRandom).unwrap();
        let id = KeyId::parse("cred").unwrap();
        let path = credentials.path().join(PEPPER);
        write_new(&path, &new_key_file(&id, &SystemRandom)).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();

        let keys = Keys::load_from(folder.path(), Some(credentials.path())).unwrap();

        assert_eq!(keys.pepper.current_id(), &id);
        assert_ne!(keys.code.current_id(), &id);
    }

    #[test]
    fn an_error_names_the_file_and_shows_nothing_of_it() {
        let folder = folder();
        Keys::create(folder.path(), &SystemRandom).unwrap();
        let path = folder.path().join(AUDIT);
        fs::remove_file(&path).unwrap();
        write_new(&path, "k1 not-a-key-but-secret\n").unwrap();

        let error = Keys::load_from(folder.path(), None).unwrap_err();

        let shown = format!("{error:?} {error}");
        assert!(shown.contains("audit.key") && !shown.contains("not-a-key-but-secret"));
    }
}
