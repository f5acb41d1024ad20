//! What is declared of each key of the service.

use crate::{Author, Declaration, Kind, Levels, Literal, Mistake, Need};
use chiave_words::Settings as Sentence;

/// A key that a file has to have.
const REQUIRED: Declaration = Declaration {
    name: "",
    kind: Kind::Text,
    need: Need::Required,
    default: None,
    since: "0.1.0",
    levels: Levels::Mandatory,
    author: Author::Administrator,
    mistake: Mistake::StopsTheService,
    example: None,
    title: Sentence::ServiceTitle,
    text: Sentence::ServiceTitle,
};

/// A key that a file may leave out.
const OPTIONAL: Declaration = Declaration {
    need: Need::Optional,
    ..REQUIRED
};

/// Something that is off unless the file turns it on.
const SWITCH: Declaration = Declaration {
    kind: Kind::Flag,
    default: Some(Literal::Flag(false)),
    ..OPTIONAL
};

pub(super) const PUBLIC_NAME: Declaration = Declaration {
    name: "public_name",
    kind: Kind::Origin,
    example: Some(Literal::Text("https://chiave.example.org")),
    title: Sentence::ServicePublicName,
    text: Sentence::ServicePublicNameText,
    ..REQUIRED
};

pub(super) const ORGANISATION: Declaration = Declaration {
    name: "organisation",
    need: Need::Suggested,
    example: Some(Literal::Text("Example")),
    title: Sentence::ServiceOrganisation,
    text: Sentence::ServiceOrganisationText,
    ..OPTIONAL
};

pub(super) const SIGN_IN_DOMAINS: Declaration = Declaration {
    name: "sign_in_domains",
    kind: Kind::Texts,
    default: Some(Literal::Texts(&[])),
    title: Sentence::ServiceSignInDomains,
    text: Sentence::ServiceSignInDomainsText,
    ..OPTIONAL
};

pub(super) const LISTEN: Declaration = Declaration {
    name: "listen",
    kind: Kind::Address,
    example: Some(Literal::Text("0.0.0.0:443")),
    title: Sentence::ServiceListen,
    text: Sentence::ServiceListenText,
    ..REQUIRED
};

pub(super) const DATA_DIR: Declaration = Declaration {
    name: "data_dir",
    kind: Kind::Path,
    example: Some(Literal::Text("/var/lib/chiave")),
    title: Sentence::ServiceDataDir,
    text: Sentence::ServiceDataDirText,
    ..REQUIRED
};

pub(super) const KEYS_DIR: Declaration = Declaration {
    name: "keys_dir",
    kind: Kind::Path,
    example: Some(Literal::Text("/etc/chiave/keys")),
    title: Sentence::ServiceKeysDir,
    text: Sentence::ServiceKeysDirText,
    ..REQUIRED
};

pub(super) const TLS_CERTIFICATE: Declaration = Declaration {
    name: "tls.certificate",
    kind: Kind::CertificateFile,
    example: Some(Literal::Text("/etc/chiave/tls/certificate.pem")),
    title: Sentence::ServiceTlsCertificate,
    text: Sentence::ServiceTlsCertificateText,
    ..REQUIRED
};

pub(super) const TLS_KEY: Declaration = Declaration {
    name: "tls.key",
    kind: Kind::CertificateFile,
    example: Some(Literal::Text("/etc/chiave/tls/key.pem")),
    title: Sentence::ServiceTlsKey,
    text: Sentence::ServiceTlsKeyText,
    ..REQUIRED
};

pub(super) const TLS_CLIENT_AUTHORITY: Declaration = Declaration {
    name: "tls.client_authority",
    kind: Kind::CertificateFile,
    example: Some(Literal::Text("/etc/chiave/tls/computers.pem")),
    title: Sentence::ServiceTlsClientAuthority,
    text: Sentence::ServiceTlsClientAuthorityText,
    ..OPTIONAL
};

pub(super) const SMTP_HOST: Declaration = Declaration {
    name: "smtp.host",
    example: Some(Literal::Text("smtp.example.org")),
    title: Sentence::ServiceSmtpHost,
    text: Sentence::ServiceSmtpHostText,
    ..REQUIRED
};

pub(super) const SMTP_PORT: Declaration = Declaration {
    name: "smtp.port",
    kind: Kind::Whole {
        least: 1,
        most: 65_535,
    },
    example: Some(Literal::Whole(587)),
    title: Sentence::ServiceSmtpPort,
    text: Sentence::ServiceSmtpPortText,
    ..REQUIRED
};

pub(super) const SMTP_SECURITY: Declaration = Declaration {
    name: "smtp.security",
    kind: Kind::Choice(&["starttls", "tls"]),
    default: Some(Literal::Text("starttls")),
    title: Sentence::ServiceSmtpSecurity,
    text: Sentence::ServiceSmtpSecurityText,
    ..OPTIONAL
};

pub(super) const SMTP_AUTHORITY: Declaration = Declaration {
    name: "smtp.authority",
    kind: Kind::CertificateFile,
    example: Some(Literal::Text("/etc/chiave/tls/mail-authority.pem")),
    title: Sentence::ServiceSmtpAuthority,
    text: Sentence::ServiceSmtpAuthorityText,
    ..OPTIONAL
};

pub(super) const SMTP_USER_NAME: Declaration = Declaration {
    name: "smtp.user_name",
    need: Need::Suggested,
    example: Some(Literal::Text("chiave")),
    title: Sentence::ServiceSmtpUserName,
    text: Sentence::ServiceSmtpUserNameText,
    ..OPTIONAL
};

pub(super) const SMTP_PASSWORD_FILE: Declaration = Declaration {
    name: "smtp.password_file",
    kind: Kind::Path,
    need: Need::Suggested,
    example: Some(Literal::Text("/etc/chiave/smtp-password")),
    title: Sentence::ServiceSmtpPasswordFile,
    text: Sentence::ServiceSmtpPasswordFileText,
    ..OPTIONAL
};

pub(super) const SMTP_FROM: Declaration = Declaration {
    name: "smtp.from",
    kind: Kind::Mailbox,
    example: Some(Literal::Text("Chiave <chiave@example.org>")),
    title: Sentence::ServiceSmtpFrom,
    text: Sentence::ServiceSmtpFromText,
    ..REQUIRED
};

pub(super) const SMTP_CONNECTIONS: Declaration = Declaration {
    name: "smtp.connections",
    kind: Kind::Whole { least: 1, most: 50 },
    default: Some(Literal::Whole(8)),
    title: Sentence::ServiceSmtpConnections,
    text: Sentence::ServiceSmtpConnectionsText,
    ..OPTIONAL
};

pub(super) const WORKERS_COUNT: Declaration = Declaration {
    name: "workers.count",
    kind: Kind::Whole {
        least: 2,
        most: 256,
    },
    example: Some(Literal::Whole(4)),
    title: Sentence::ServiceWorkersCount,
    text: Sentence::ServiceWorkersCountText,
    ..OPTIONAL
};

pub(super) const WORKERS_QUEUE: Declaration = Declaration {
    name: "workers.queue",
    kind: Kind::Whole {
        least: 2,
        most: 65_536,
    },
    default: Some(Literal::Whole(256)),
    title: Sentence::ServiceWorkersQueue,
    text: Sentence::ServiceWorkersQueueText,
    ..OPTIONAL
};

pub(super) const LOG_LEVEL: Declaration = Declaration {
    name: "log.level",
    kind: Kind::Choice(&["error", "warn", "info", "debug", "trace"]),
    default: Some(Literal::Text("info")),
    title: Sentence::ServiceLogLevel,
    text: Sentence::ServiceLogLevelText,
    ..OPTIONAL
};

pub(super) const LOG_JSON: Declaration = Declaration {
    name: "log.json",
    title: Sentence::ServiceLogJson,
    text: Sentence::ServiceLogJsonText,
    ..SWITCH
};

pub(super) const LOG_FILE: Declaration = Declaration {
    name: "log.file",
    kind: Kind::Path,
    example: Some(Literal::Text("/var/log/chiave/directory.log")),
    title: Sentence::ServiceLogFile,
    text: Sentence::ServiceLogFileText,
    ..OPTIONAL
};

pub(super) const LOG_JOURNAL: Declaration = Declaration {
    name: "log.journal",
    title: Sentence::ServiceLogJournal,
    text: Sentence::ServiceLogJournalText,
    ..SWITCH
};

pub(super) const LOG_SYSLOG: Declaration = Declaration {
    name: "log.syslog",
    title: Sentence::ServiceLogSyslog,
    text: Sentence::ServiceLogSyslogText,
    ..SWITCH
};

pub(super) const LOG_ADDRESSES: Declaration = Declaration {
    name: "log.addresses",
    title: Sentence::ServiceLogAddresses,
    text: Sentence::ServiceLogAddressesText,
    ..SWITCH
};

pub(super) const LOG_ACCOUNTS: Declaration = Declaration {
    name: "log.accounts",
    title: Sentence::ServiceLogAccounts,
    text: Sentence::ServiceLogAccountsText,
    ..SWITCH
};

pub(super) const METRICS_LISTEN: Declaration = Declaration {
    name: "metrics.listen",
    kind: Kind::Address,
    example: Some(Literal::Text("127.0.0.1:9464")),
    title: Sentence::ServiceMetricsListen,
    text: Sentence::ServiceMetricsListenText,
    ..OPTIONAL
};

pub(super) const METRICS_BEYOND_THIS_MACHINE: Declaration = Declaration {
    name: "metrics.beyond_this_machine",
    title: Sentence::ServiceMetricsBeyondThisMachine,
    text: Sentence::ServiceMetricsBeyondThisMachineText,
    ..SWITCH
};
