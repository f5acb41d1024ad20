//! Whether the files that the settings name are there and can be used.

use super::{Config, ConfigError, Expected};
use crate::keys::Keys;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use std::{fs::File, io, path::Path};

impl Config {
    /// Everything that is wrong with the files and folders that the settings name.
    #[must_use]
    pub fn check_files(&self) -> Vec<ConfigError> {
        let mut wrong = Vec::new();
        let mut expect = |key: &str, outcome: Result<(), Expected>| {
            if let Err(expected) = outcome {
                wrong.push(ConfigError {
                    key: key.to_owned(),
                    line: None,
                    expected,
                });
            }
        };
        expect("tls.certificate", certificates(&self.tls.certificate));
        expect("tls.key", private_key(&self.tls.key));
        if let Some(authority) = &self.smtp.authority {
            expect("smtp.authority", certificates(authority));
        }
        if let Some((_, password)) = &self.smtp.login {
            expect("smtp.password_file", readable(password));
        }
        expect("data_dir", folder(&self.data_dir));
        if let Some(log) = &self.log.file {
            expect("log.file", writable(log));
        }
        expect(
            "keys_dir",
            Keys::load(&self.keys_dir)
                .map(drop)
                .map_err(Expected::KeyFile),
        );
        wrong
    }
}

fn readable(path: &Path) -> Result<(), Expected> {
    File::open(path).map(drop).map_err(Expected::ReadableFile)
}

fn writable(path: &Path) -> Result<(), Expected> {
    File::options()
        .append(true)
        .create(true)
        .open(path)
        .map(drop)
        .map_err(Expected::WritableFile)
}

fn folder(path: &Path) -> Result<(), Expected> {
    let found = std::fs::metadata(path).map_err(Expected::WritableFolder)?;
    if !found.is_dir() {
        return Err(Expected::WritableFolder(
            io::ErrorKind::NotADirectory.into(),
        ));
    }
    if found.permissions().readonly() {
        return Err(Expected::WritableFolder(
            io::ErrorKind::PermissionDenied.into(),
        ));
    }
    Ok(())
}

fn certificates(path: &Path) -> Result<(), Expected> {
    readable(path)?;
    let found = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|_| Expected::Certificate)?;
    if found.is_empty() {
        Err(Expected::Certificate)
    } else {
        Ok(())
    }
}

fn private_key(path: &Path) -> Result<(), Expected> {
    readable(path)?;
    PrivateKeyDer::from_pem_file(path)
        .map(drop)
        .map_err(|_| Expected::PrivateKey)
}
