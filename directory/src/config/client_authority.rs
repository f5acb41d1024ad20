//! Checks the list of authorities of which each computer needs a certificate.

use super::{Config, ConfigError, Expected, check::of_certificate};
use crate::{
    text_file,
    tls_files::{self, TlsError},
};

impl Config {
    /// What is wrong with the file: its permissions, or a certificate in it.
    pub(super) fn check_client_authority(&self) -> Vec<ConfigError> {
        let Some(file) = &self.tls.client_authority else {
            return Vec::new();
        };
        let open = text_file::mode_if_open_to_all(file).map(Expected::NotForAll);
        let unusable = match tls_files::authorities(file) {
            Ok(_) => None,
            Err(TlsError::NoAuthority(_)) => Some(Expected::Authorities),
            Err(other) => Some(of_certificate(other)),
        };
        let found = open.into_iter().chain(unusable);
        let error = |expected| ConfigError {
            key: "tls.client_authority".to_owned(),
            line: None,
            expected,
        };
        found.map(error).collect()
    }
}
