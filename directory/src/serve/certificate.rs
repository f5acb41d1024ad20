//! The service's certificate, and the authorities of the computers': read at the start, and again when their files
//! change or on SIGHUP.

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
const KEPT: &str = "the certificate, or the list of authorities of computers, on the disk cannot be used; both from before stay in use";

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

/// The state of certificate file, key file and the file of the computers' authorities.
type Stamps = [Option<Stamp>; 3];

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
    let clients = files.client_authority.as_deref();
    [Some(&*files.certificate), Some(&*files.key), clients].map(|file| stamp(file?).ok())
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
mod tests;
