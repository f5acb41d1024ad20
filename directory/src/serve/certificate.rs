//! The service's certificate: read at the start, and again when its files change or on SIGHUP.

use super::ServeError;
use crate::{causes, config::Tls, tls_files};
use rustls::ServerConfig;
use std::{io, os::unix::fs::MetadataExt, path::Path, sync::Arc};
use tokio::sync::watch;

/// The certificate in use and the files that it comes from.
pub(super) struct Certificate {
    files: Tls,
    in_use: watch::Sender<Arc<ServerConfig>>,
    /// The state of the files when they were last read.
    read: Stamps,
    /// The state of the files at the last check.
    seen: Stamps,
}

/// The state of certificate file and key file.
type Stamps = [Option<Stamp>; 2];

/// The state of one file, enough to detect a change without reading the file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Stamp {
    inode: u64,
    bytes: u64,
    changed_s: i64,
    changed_ns: i64,
}

impl Certificate {
    /// Reads certificate and key.
    ///
    /// # Errors
    ///
    /// [`ServeError::Tls`] if a file cannot be read, or certificate and key do not belong together.
    pub(super) fn load(files: Tls) -> Result<Self, ServeError> {
        let read = stamps(&files);
        let in_use = watch::Sender::new(config(&files)?);
        Ok(Self {
            files,
            in_use,
            read,
            seen: read,
        })
    }

    /// The TLS settings, now and after each change.
    pub(super) fn in_use(&self) -> watch::Receiver<Arc<ServerConfig>> {
        self.in_use.subscribe()
    }

    /// Reads the files again if they have changed. Reading waits until two checks see the same
    /// state, so a person who replaces both files can finish.
    pub(super) fn look(&mut self) {
        let now = stamps(&self.files);
        let settled = now == self.seen;
        self.seen = now;
        if settled && now != self.read {
            self.read_anew();
        }
    }

    /// Reads the files again. New connections use the new certificate; if it cannot be used, the
    /// old one stays. Existing connections and sessions continue.
    pub(super) fn read_anew(&mut self) {
        self.read = stamps(&self.files);
        match config(&self.files) {
            Ok(config) => {
                self.in_use.send_replace(config);
                tracing::info!("the certificate was read anew");
            }
            Err(error) => tracing::error!(
                error = causes::chain(&error),
                "the certificate on the disk cannot be used; the one before stays in use"
            ),
        }
    }
}

fn stamps(files: &Tls) -> Stamps {
    [&files.certificate, &files.key].map(|file| stamp(file).ok())
}

fn stamp(file: &Path) -> io::Result<Stamp> {
    let found = std::fs::metadata(file)?;
    Ok(Stamp {
        inode: found.ino(),
        bytes: found.size(),
        changed_s: found.ctime(),
        changed_ns: found.ctime_nsec(),
    })
}

fn config(files: &Tls) -> Result<Arc<ServerConfig>, ServeError> {
    tls_files::server_config(files).map_err(|error| ServeError::Tls(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use tempfile::TempDir;

    /// A certificate in use, and the folder of its files.
    struct InUse {
        certificate: Certificate,
        folder: TempDir,
    }

    impl InUse {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let files = Tls {
                certificate: folder.path().join("certificate.pem"),
                key: folder.path().join("key.pem"),
            };
            write(&files, Made::new());
            Self {
                certificate: Certificate::load(files).unwrap(),
                folder,
            }
        }

        fn file(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        /// Checks until nothing changes any more; returns whether the certificate was replaced.
        fn is_replaced(&mut self) -> bool {
            let mut in_use = self.certificate.in_use();
            in_use.mark_unchanged();
            self.certificate.look();
            self.certificate.look();
            in_use.has_changed().unwrap()
        }
    }

    struct Made {
        certificate: String,
        key: String,
    }

    impl Made {
        fn new() -> Self {
            let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
            Self {
                certificate: made.cert.pem(),
                key: made.signing_key.serialize_pem(),
            }
        }
    }

    fn write(files: &Tls, made: Made) {
        std::fs::write(&files.certificate, made.certificate).unwrap();
        private(&files.key, &made.key);
    }

    fn private(path: &Path, text: &str) {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::write(path, text).unwrap();
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }

    #[test]
    fn a_key_that_others_can_read_is_kept_out() {
        use std::os::unix::fs::PermissionsExt as _;
        let mut in_use = InUse::new();
        let key = in_use.file("key.pem");
        write(&in_use.certificate.files, Made::new());

        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o640)).unwrap();

        assert!(!in_use.is_replaced());
    }

    #[test]
    fn changed_files_are_read_anew() {
        let mut in_use = InUse::new();
        assert!(!in_use.is_replaced(), "nothing has changed");

        write(&in_use.certificate.files, Made::new());

        assert!(in_use.is_replaced());
        assert!(!in_use.is_replaced(), "once");
    }

    #[test]
    fn a_renamed_file_is_a_changed_file() {
        let mut in_use = InUse::new();
        let made = Made::new();
        for (name, text) in [("certificate.pem", made.certificate), ("key.pem", made.key)] {
            private(&in_use.file("new"), &text);
            std::fs::rename(in_use.file("new"), in_use.file(name)).unwrap();
        }

        assert!(in_use.is_replaced());
    }

    #[test]
    fn a_pair_that_does_not_fit_is_kept_out() {
        let mut in_use = InUse::new();

        std::fs::write(in_use.file("key.pem"), Made::new().key).unwrap();
        assert!(!in_use.is_replaced());
        std::fs::write(in_use.file("certificate.pem"), "nonsense").unwrap();
        assert!(!in_use.is_replaced());
        std::fs::remove_file(in_use.file("key.pem")).unwrap();
        assert!(!in_use.is_replaced());

        write(&in_use.certificate.files, Made::new());
        assert!(in_use.is_replaced(), "once it is mended");
    }

    #[test]
    fn whoever_is_asked_to_reads_unchanged_files_too() {
        let mut in_use = InUse::new();
        let mut watched = in_use.certificate.in_use();
        watched.mark_unchanged();

        in_use.certificate.read_anew();

        assert!(watched.has_changed().unwrap());
    }
}
