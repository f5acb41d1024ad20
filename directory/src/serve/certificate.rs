//! The service's certificate: read at the start, and again when its files change or on SIGHUP.

use super::ServeError;
use crate::{
    clock::rfc3339,
    config::Tls,
    tls_files::{self, Finding, Loaded},
};
use chiave_log::causes;
use chiave_protocol::Timestamp;
use rustls::{ServerConfig, pki_types::CertificateDer};
use std::{io, os::unix::fs::MetadataExt, path::Path, sync::Arc};
use tokio::sync::watch;

/// What the log says of a certificate that does not take the place of the one in use.
const KEPT: &str = "the certificate on the disk cannot be used; the one before stays in use";

/// The certificate in use and the files that it comes from.
pub(super) struct Certificate {
    files: Tls,
    /// The host for which the certificate must be.
    host: String,
    chain: watch::Sender<Vec<CertificateDer<'static>>>,
    in_use: watch::Sender<Arc<ServerConfig>>,
    /// The state of the files when they were last read.
    read: Stamps,
    /// The state of the files at the last check.
    seen: Stamps,
    /// When the certificate on the disk becomes valid, if it was refused because it is not yet.
    valid_from: Option<Timestamp>,
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
    /// Reads certificate and key, and logs what is wrong with the certificate. The service starts
    /// with any certificate that has its key: without it, computers could not reach it either.
    ///
    /// # Errors
    ///
    /// [`ServeError::Tls`] if a file cannot be read, or certificate and key do not belong together.
    pub(super) fn load(files: Tls, host: &str, now: Timestamp) -> Result<Self, ServeError> {
        let read = stamps(&files);
        let loaded = load(&files)?;
        report("the certificate was read", &loaded.chain, host, now);
        Ok(Self {
            files,
            host: host.to_owned(),
            chain: watch::Sender::new(loaded.chain),
            in_use: watch::Sender::new(loaded.config),
            read,
            seen: read,
            valid_from: None,
        })
    }

    /// The TLS settings, now and after each change.
    pub(super) fn in_use(&self) -> watch::Receiver<Arc<ServerConfig>> {
        self.in_use.subscribe()
    }

    /// The chain in use, now and after each change.
    pub(super) fn chain(&self) -> watch::Receiver<Vec<CertificateDer<'static>>> {
        self.chain.subscribe()
    }

    /// Reads the files again if they have changed. Reading waits until two checks see the same
    /// state, so a person who replaces both files can finish.
    pub(super) fn look(&mut self, now: Timestamp) {
        let stamps = stamps(&self.files);
        let settled = stamps == self.seen;
        self.seen = stamps;
        let has_begun = self.valid_from.is_some_and(|from| from <= now);
        if settled && (stamps != self.read || has_begun) {
            self.read_anew(now);
        }
    }

    /// Reads the files again. New connections use the new certificate; if it cannot be used, the
    /// old one stays. Existing connections and sessions continue.
    pub(super) fn read_anew(&mut self, now: Timestamp) {
        self.read = stamps(&self.files);
        self.valid_from = None;
        match load(&self.files) {
            Ok(loaded) => self.replace(loaded, now),
            Err(error) => tracing::error!(error = causes::chain(&error), "{KEPT}"),
        }
    }

    /// Uses another certificate, unless every computer would refuse that one and not the one in use.
    fn replace(&mut self, loaded: Loaded, now: Timestamp) {
        let findings = tls_files::examine(&loaded.chain, &self.host, now);
        if is_refused(&findings) && !is_refused(&self.findings(now)) {
            for finding in findings {
                tracing::error!(%finding, "{KEPT}");
                if let Finding::NotYet { at: from, .. } = finding {
                    self.valid_from = Some(from);
                }
            }
            return;
        }
        self.chain.send_replace(loaded.chain);
        self.in_use.send_replace(loaded.config);
        report(
            "the certificate was read anew",
            &self.chain.borrow(),
            &self.host,
            now,
        );
    }

    /// The problems of the certificate in use.
    fn findings(&self, now: Timestamp) -> Vec<Finding> {
        tls_files::examine(&self.chain.borrow(), &self.host, now)
    }
}

fn is_refused(findings: &[Finding]) -> bool {
    findings.iter().any(|it| it.is_refused_by_clients())
}

/// Logs when a certificate that is used from now on expires, and what is wrong with it.
fn report(read: &str, chain: &[CertificateDer<'_>], host: &str, now: Timestamp) {
    let until = tls_files::ends_at(chain).and_then(rfc3339);
    tracing::info!(certificate.until = until, "{read}");
    for finding in tls_files::examine(chain, host, now) {
        tracing::warn!(%finding, "the certificate needs a look");
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

fn load(files: &Tls) -> Result<Loaded, ServeError> {
    tls_files::load(files).map_err(|error| ServeError::Tls(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, KeyPair};
    use std::path::PathBuf;
    use tempfile::TempDir;
    use time::OffsetDateTime;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

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
                certificate: Certificate::load(files, "localhost", NOW).unwrap(),
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
            self.certificate.look(NOW);
            self.certificate.look(NOW);
            in_use.has_changed().unwrap()
        }
    }

    struct Made {
        certificate: String,
        key: String,
    }

    impl Made {
        fn new() -> Self {
            Self::valid("localhost", (-60, 3600))
        }

        /// A certificate for `host` that is valid between two times, in seconds from now.
        fn valid(host: &str, (from, until): (i64, i64)) -> Self {
            let at = |seconds| OffsetDateTime::from_unix_timestamp(NOW.plus(seconds).as_unix());
            let mut params = CertificateParams::new([host.to_owned()]).unwrap();
            (params.not_before, params.not_after) = (at(from).unwrap(), at(until).unwrap());
            let key = KeyPair::generate().unwrap();
            Self {
                certificate: params.self_signed(&key).unwrap().pem(),
                key: key.serialize_pem(),
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

        in_use.certificate.read_anew(NOW);

        assert!(watched.has_changed().unwrap());
    }

    #[test]
    fn a_certificate_that_every_computer_refuses_is_kept_out() {
        let mut in_use = InUse::new();
        let files = in_use.certificate.files.clone();

        write(&files, Made::valid("localhost", (-600, -60)));
        assert!(!in_use.is_replaced(), "it has expired");
        write(&files, Made::valid("chiave.example.com", (-60, 3600)));
        assert!(!in_use.is_replaced(), "it is for another host");

        in_use.certificate.read_anew(NOW);
        assert_eq!(in_use.certificate.findings(NOW).len(), 1, "it ends soon");
    }

    #[test]
    fn a_certificate_is_used_from_its_first_second_on() {
        let mut in_use = InUse::new();
        write(
            &in_use.certificate.files,
            Made::valid("localhost", (600, 7200)),
        );
        assert!(!in_use.is_replaced());
        let mut watched = in_use.certificate.in_use();

        in_use.certificate.look(NOW.plus(599));
        assert!(!watched.has_changed().unwrap());
        in_use.certificate.look(NOW.plus(600));
        assert!(watched.has_changed().unwrap());
        watched.mark_unchanged();
    }

    #[test]
    fn a_bad_certificate_makes_way_for_another_bad_one() {
        let mut in_use = InUse::new();
        let later = NOW.plus(3601);
        write(
            &in_use.certificate.files,
            Made::valid("localhost", (-60, 1800)),
        );
        let mut watched = in_use.certificate.in_use();
        watched.mark_unchanged();

        in_use.certificate.read_anew(later);

        assert!(watched.has_changed().unwrap());
    }
}
