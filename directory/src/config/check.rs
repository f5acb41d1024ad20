//! Checks that the files which the settings name exist and can be used.

use super::{Config, ConfigError, Expected, LogTo, Login, Tls, log_file};
use crate::{
    keys::Keys,
    log, network,
    text_file::{self, TextFileError},
    tls_files::{self, TlsError},
};
use chiave_log::causes::chain;
use chiave_protocol::Timestamp;
use rustls::pki_types::ServerName;
use std::{
    io,
    os::unix::net::UnixDatagram,
    path::{Path, PathBuf},
};

/// The host names of the example file, which nobody has.
const EXAMPLE: &str = "chiave.example.org";
const EXAMPLE_MAIL: &str = "smtp.example.org";
/// The texts of the example that people would read.
const EXAMPLE_ORGANISATION: &str = "Example";
const EXAMPLE_SENDER: &str = "chiave@example.org";

/// A file or folder that users other than its owner can read or write.
#[derive(Debug)]
pub struct OpenPath {
    /// The file or folder.
    pub path: PathBuf,
    /// The mode of the file or folder.
    pub mode: u32,
    /// The mode that keeps other users out.
    pub right: u32,
}

/// The result of checking the files.
#[derive(Debug, Default)]
pub struct Checked {
    /// Problems because of which the service does not start.
    pub wrong: Vec<ConfigError>,
    /// Problems that do not stop the service now.
    pub warnings: Vec<ConfigError>,
}

impl Config {
    /// Every problem of the settings beyond their form, and of the files and folders that they
    /// name. `file` is the settings file itself.
    #[must_use]
    pub fn check_files(&self, file: &Path, now: Timestamp) -> Checked {
        let mut checked = self.check_certificate(now);
        let wrong = &mut checked.wrong;
        let mut expect = |key: &str, outcome: Result<(), Expected>| {
            if let Err(expected) = outcome {
                wrong.push(ConfigError {
                    key: key.to_owned(),
                    line: None,
                    expected,
                });
            }
        };
        if let Some(mode) = text_file::mode_if_open_to_all(file) {
            expect("", Err(Expected::NotForAll(mode)));
        }
        if self.public_name.host() == EXAMPLE {
            expect("public_name", Err(Expected::OwnName));
        }
        if self.smtp.host == EXAMPLE_MAIL {
            expect("smtp.host", Err(Expected::OwnName));
        }
        if ServerName::try_from(self.smtp.host.as_str()).is_err() {
            expect("smtp.host", Err(Expected::HostName));
        }
        if let Some(authority) = &self.smtp.authority {
            let found = tls_files::certificates(authority).map(drop);
            expect("smtp.authority", found.map_err(of_certificate));
        }
        if let Some(Login { password_file, .. }) = &self.smtp.login {
            let found = text_file::read_secret(password_file).map_err(of_file);
            let found = found.and_then(|text| match text.trim().is_empty() {
                true => Err(Expected::Password),
                false => Ok(()),
            });
            expect("smtp.password_file", found);
        }
        expect("data_dir", folder(&self.data_dir));
        expect(
            "keys_dir",
            Keys::load(&self.keys_dir)
                .map(drop)
                .map_err(Expected::KeyFile),
        );
        checked.wrong.extend(self.check_machine());
        checked.warnings.extend(self.check_private());
        checked.warnings.extend(self.check_example());
        if let Some(usual) = self.smtp.usual_security() {
            checked.warnings.push(ConfigError {
                key: "smtp.security".to_owned(),
                line: None,
                expected: Expected::UsualOnPort(usual, self.smtp.port),
            });
        }
        checked
    }

    /// Checks what this machine has to have: the place of the log, and the addresses to listen on.
    fn check_machine(&self) -> Vec<ConfigError> {
        let of_log = match &self.log.to {
            LogTo::ErrorOutput => None,
            LogTo::File(file) => log_file::check(file, &self.data_dir)
                .err()
                .map(|it| ("log.file", it)),
            LogTo::Journal => socket(log::JOURNAL).err().map(|it| ("log.journal", it)),
            LogTo::Syslog => socket(log::SYSLOG).err().map(|it| ("log.syslog", it)),
        };
        let addresses = [
            ("listen", Some(self.listen)),
            ("metrics.listen", self.metrics),
        ];
        let of_addresses = addresses.into_iter().filter_map(|(key, address)| {
            let finding = network::of_another_machine(address?)?;
            Some((key, Expected::Network(finding)))
        });
        let wrong = of_log.into_iter().chain(of_addresses);
        wrong
            .map(|(key, expected)| ConfigError {
                key: key.to_owned(),
                line: None,
                expected,
            })
            .collect()
    }

    /// Warns of texts of the example that people would read.
    fn check_example(&self) -> Vec<ConfigError> {
        let is_example = [
            ("organisation", self.organisation == EXAMPLE_ORGANISATION),
            (
                "smtp.from",
                self.smtp.from.email.to_string() == EXAMPLE_SENDER,
            ),
        ];
        let left = is_example.into_iter().filter(|(_, is_example)| *is_example);
        left.map(|(key, _)| ConfigError {
            key: key.to_owned(),
            line: None,
            expected: Expected::OwnName,
        })
        .collect()
    }

    /// Warns of folders and files that users other than their owner can read or write. [`Keys::load`]
    /// refuses open key files.
    fn check_private(&self) -> Vec<ConfigError> {
        let store = self.store_path();
        let beside = |ending: &str| {
            let mut name = store.clone().into_os_string();
            name.push(ending);
            PathBuf::from(name)
        };
        let paths = [
            ("keys_dir", self.keys_dir.clone(), 0o700),
            ("data_dir", self.data_dir.clone(), 0o700),
            ("data_dir", store.clone(), 0o600),
            ("data_dir", beside("-wal"), 0o600),
            ("data_dir", beside("-shm"), 0o600),
        ];
        let open = paths.into_iter().filter_map(|(key, path, right)| {
            let mode = text_file::mode_if_open_to_others(&path)?;
            let found = OpenPath { path, mode, right };
            Some((key, Expected::Private(found)))
        });
        open.map(|(key, expected)| ConfigError {
            key: key.to_owned(),
            line: None,
            expected,
        })
        .collect()
    }

    /// Checks certificate and key with the functions that the start uses.
    fn check_certificate(&self, now: Timestamp) -> Checked {
        let mut checked = Checked::default();
        let at = |key: &str, expected| ConfigError {
            key: key.to_owned(),
            line: None,
            expected,
        };
        let Tls {
            certificate, key, ..
        } = &self.tls;
        let certificates = tls_files::certificates(certificate);
        let private = tls_files::private_key(key);
        let pair = Tls {
            client_authority: None,
            ..self.tls.clone()
        };
        if let (Ok(_), Ok(_), Err(error)) = (&certificates, &private, tls_files::load(&pair)) {
            let (key, expected) = of_pair(&error);
            checked.wrong.push(at(key, expected));
        }
        if let Ok(chain) = &certificates {
            let host = self.public_name.host();
            for finding in tls_files::examine(chain, host, now) {
                let expected = Expected::Certified(finding, host.to_owned());
                let list = match finding.is_warning() {
                    true => &mut checked.warnings,
                    false => &mut checked.wrong,
                };
                list.push(at("tls.certificate", expected));
            }
        }
        let certificates = certificates.err().map(of_certificate);
        checked
            .wrong
            .extend(certificates.map(|it| at("tls.certificate", it)));
        let private = private.err().map(of_key);
        checked.wrong.extend(private.map(|it| at("tls.key", it)));
        checked.wrong.extend(self.check_client_authority());
        checked
    }
}

pub(super) fn of_file(error: TextFileError) -> Expected {
    match error {
        TextFileError::File { source, .. } => Expected::ReadableFile(source),
        TextFileError::Open { mode, .. } => Expected::OwnerOnly(mode),
        TextFileError::Large(_) => Expected::ReadableFile(io::ErrorKind::FileTooLarge.into()),
    }
}

pub(super) fn of_certificate(error: TlsError) -> Expected {
    match error {
        TlsError::File(error) => of_pem(error),
        _ => Expected::Certificate,
    }
}

fn of_key(error: TlsError) -> Expected {
    match error {
        TlsError::File(error) => of_pem(error),
        TlsError::Encrypted => Expected::PlainKey,
        _ => Expected::PrivateKey,
    }
}

/// The problem of a PEM file: one that is not text at all is in another format.
fn of_pem(error: TextFileError) -> Expected {
    match error {
        TextFileError::File { source, .. } if source.kind() == io::ErrorKind::InvalidData => {
            Expected::Pem
        }
        other => of_file(other),
    }
}

/// The problem of a certificate and a key that can each be read, with the setting that it is about.
pub(super) fn of_pair(error: &TlsError) -> (&'static str, Expected) {
    match error {
        TlsError::Pair(rustls::Error::InconsistentKeys(_)) => {
            ("tls.key", Expected::KeyOfCertificate)
        }
        other => ("tls.certificate", Expected::UsablePair(chain(other))),
    }
}

/// Whether the socket of the log takes events.
pub(super) fn socket(path: &'static str) -> Result<(), Expected> {
    UnixDatagram::unbound()
        .and_then(|socket| socket.connect(path))
        .map_err(|source| Expected::LogSocket { path, source })
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
