//! The settings that the service needs to start: one TOML file.
//!
//! The service reads the file with a reader of its own, which names every mistake by key and line; a
//! test there compares the reader with this declaration.

mod rows;

use crate::{Declaration, Document};

/// A key of the settings of the service. A key of a table is named with its table, as in `smtp.port`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Service {
    /// `public_name`.
    PublicName,
    /// `organisation`.
    Organisation,
    /// `sign_in_domains`.
    SignInDomains,
    /// `listen`.
    Listen,
    /// `data_dir`.
    DataDir,
    /// `keys_dir`.
    KeysDir,
    /// `tls.certificate`.
    TlsCertificate,
    /// `tls.key`.
    TlsKey,
    /// `tls.client_authority`.
    TlsClientAuthority,
    /// `smtp.host`.
    SmtpHost,
    /// `smtp.port`.
    SmtpPort,
    /// `smtp.security`.
    SmtpSecurity,
    /// `smtp.authority`.
    SmtpAuthority,
    /// `smtp.user_name`.
    SmtpUserName,
    /// `smtp.password_file`.
    SmtpPasswordFile,
    /// `smtp.from`.
    SmtpFrom,
    /// `smtp.connections`.
    SmtpConnections,
    /// `workers.count`.
    WorkersCount,
    /// `workers.queue`.
    WorkersQueue,
    /// `log.level`.
    LogLevel,
    /// `log.json`.
    LogJson,
    /// `log.file`.
    LogFile,
    /// `log.journal`.
    LogJournal,
    /// `log.syslog`.
    LogSyslog,
    /// `log.addresses`.
    LogAddresses,
    /// `log.accounts`.
    LogAccounts,
    /// `metrics.listen`.
    MetricsListen,
    /// `metrics.beyond_this_machine`.
    MetricsBeyondThisMachine,
}

impl Document for Service {
    const ALL: &'static [Self] = &[
        Self::PublicName,
        Self::Organisation,
        Self::SignInDomains,
        Self::Listen,
        Self::DataDir,
        Self::KeysDir,
        Self::TlsCertificate,
        Self::TlsKey,
        Self::TlsClientAuthority,
        Self::SmtpHost,
        Self::SmtpPort,
        Self::SmtpSecurity,
        Self::SmtpAuthority,
        Self::SmtpUserName,
        Self::SmtpPasswordFile,
        Self::SmtpFrom,
        Self::SmtpConnections,
        Self::WorkersCount,
        Self::WorkersQueue,
        Self::LogLevel,
        Self::LogJson,
        Self::LogFile,
        Self::LogJournal,
        Self::LogSyslog,
        Self::LogAddresses,
        Self::LogAccounts,
        Self::MetricsListen,
        Self::MetricsBeyondThisMachine,
    ];

    fn declaration(self) -> Declaration {
        match self {
            Self::PublicName => rows::PUBLIC_NAME,
            Self::Organisation => rows::ORGANISATION,
            Self::SignInDomains => rows::SIGN_IN_DOMAINS,
            Self::Listen => rows::LISTEN,
            Self::DataDir => rows::DATA_DIR,
            Self::KeysDir => rows::KEYS_DIR,
            Self::TlsCertificate => rows::TLS_CERTIFICATE,
            Self::TlsKey => rows::TLS_KEY,
            Self::TlsClientAuthority => rows::TLS_CLIENT_AUTHORITY,
            Self::SmtpHost => rows::SMTP_HOST,
            Self::SmtpPort => rows::SMTP_PORT,
            Self::SmtpSecurity => rows::SMTP_SECURITY,
            Self::SmtpAuthority => rows::SMTP_AUTHORITY,
            Self::SmtpUserName => rows::SMTP_USER_NAME,
            Self::SmtpPasswordFile => rows::SMTP_PASSWORD_FILE,
            Self::SmtpFrom => rows::SMTP_FROM,
            Self::SmtpConnections => rows::SMTP_CONNECTIONS,
            Self::WorkersCount => rows::WORKERS_COUNT,
            Self::WorkersQueue => rows::WORKERS_QUEUE,
            Self::LogLevel => rows::LOG_LEVEL,
            Self::LogJson => rows::LOG_JSON,
            Self::LogFile => rows::LOG_FILE,
            Self::LogJournal => rows::LOG_JOURNAL,
            Self::LogSyslog => rows::LOG_SYSLOG,
            Self::LogAddresses => rows::LOG_ADDRESSES,
            Self::LogAccounts => rows::LOG_ACCOUNTS,
            Self::MetricsListen => rows::METRICS_LISTEN,
            Self::MetricsBeyondThisMachine => rows::METRICS_BEYOND_THIS_MACHINE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Need;

    #[test]
    fn every_default_and_every_example_is_a_value() {
        for it in Service::declarations() {
            for literal in [it.default, it.example].into_iter().flatten() {
                assert!(it.kind.check(&literal.json()).is_some(), "{}", it.name);
            }
        }
    }

    /// The example file has a value for every key.
    #[test]
    fn every_key_has_a_default_or_an_example() {
        for it in Service::declarations() {
            let shown = match it.need {
                Need::Required | Need::Suggested => it.example.is_some(),
                Need::Optional => it.example.or(it.default).is_some(),
            };
            assert!(shown, "{}", it.name);
        }
    }

    /// The example file has each table once.
    #[test]
    fn the_keys_of_a_table_stand_together() {
        let table = |key: &Service| key.name().split_once('.').map_or("", |(table, _)| table);
        let mut tables: Vec<_> = Service::ALL.iter().map(table).collect();
        tables.dedup();

        let different: std::collections::BTreeSet<_> = tables.iter().collect();
        assert_eq!(tables.len(), different.len(), "{tables:?}");
        assert_eq!(tables[0], "");
    }

    #[test]
    fn every_key_has_a_name_of_its_own() {
        for key in Service::ALL {
            assert_eq!(Service::named(key.name()), Some(*key));
        }
    }
}
