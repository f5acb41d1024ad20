//! The settings of the service: one TOML file, read once.
//!
//! `chiave-directory.example.toml` documents every key. The account policy is not part of this
//! file: it is a document in the store (docs/design.md, section 7).

mod check;
mod client_authority;
pub mod place;
mod read;
pub(crate) mod reader;
mod rest;
pub(crate) mod syntax;
pub(crate) mod values;
mod words;

use crate::text_file;
use chiave_protocol::{AccountId, Origin, typed::SignInDomains};
use lettre::message::Mailbox;
use reader::Reader;
use std::{
    net::SocketAddr,
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

pub use check::{Checked, OpenPath};
pub use words::{Level, Security};

/// The checked settings of one service.
#[derive(Debug)]
pub struct Config {
    /// The origin at which computers and people reach the service.
    pub public_name: Origin,
    /// The name of the company or of the directory, shown at sign-in and in mails.
    pub organisation: String,
    /// The domains that people may type after their user names.
    pub sign_in_domains: SignInDomains,
    /// The address on which the service listens.
    pub listen: SocketAddr,
    /// The folder of the store.
    pub data_dir: PathBuf,
    /// The folder of the key files.
    pub keys_dir: PathBuf,
    /// The certificate and the private key of the service.
    pub tls: Tls,
    /// The mail server.
    pub smtp: Smtp,
    /// The pool that hashes passwords.
    pub workers: Workers,
    /// The logging.
    pub log: Log,
    /// The address on which collectors get metrics.
    pub metrics: Option<SocketAddr>,
}

/// The certificate and the private key of the service, as PEM files.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The certificate chain, the service's own certificate first.
    pub certificate: PathBuf,
    /// The private key.
    pub key: PathBuf,
    /// The authorities of which each computer needs a certificate; without them, none is asked for.
    pub client_authority: Option<PathBuf>,
}

/// The login at the mail server.
#[derive(Debug)]
pub struct Login {
    /// The user name.
    pub user_name: String,
    /// The file with the password.
    pub password_file: PathBuf,
}

/// The mail server.
#[derive(Debug)]
pub struct Smtp {
    /// The host name, which must be in the server's certificate.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the connection is secured; an unsecured connection is not possible.
    pub security: Security,
    /// A PEM file with the certificate authority to trust besides those of the system.
    pub authority: Option<PathBuf>,
    /// The login, if the mail server requires one.
    pub login: Option<Login>,
    /// The sender of every mail.
    pub from: Mailbox,
    /// The number of mails that are handed over at the same time, each over its own connection.
    pub connections: NonZeroUsize,
}

/// The pool that hashes passwords.
#[derive(Clone, Copy, Debug)]
pub struct Workers {
    /// The number of threads; each uses 19 MiB while it hashes.
    pub count: NonZeroUsize,
    /// The maximum number of hashes in each queue.
    pub queue: NonZeroUsize,
}

/// What is logged, and where to.
#[derive(Clone, Debug)]
pub struct Log {
    /// The least severe level that is logged.
    pub level: Level,
    /// Whether a line is a JSON object instead of text, in the error output or a file.
    pub json: bool,
    /// Where events go.
    pub to: LogTo,
    /// The personal data that the log may contain.
    pub personal: Personal,
}

/// Where events go.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum LogTo {
    /// The error output of the process.
    #[default]
    ErrorOutput,
    /// The end of a file.
    File(PathBuf),
    /// The journal of systemd, with the fields of each event.
    Journal,
    /// The syslog daemon of this machine.
    Syslog,
}

/// The personal data that the log may contain. By default none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Personal {
    /// Whether the line of a request has the network address from which the request came.
    pub addresses: bool,
    /// Whether the line of a request has the id of the account in whose session it was made.
    pub accounts: bool,
}

impl Personal {
    /// Notes the account of the present request, if the settings ask for it.
    pub fn acts(self, account: AccountId) {
        if self.accounts {
            let account = tracing::field::display(account);
            tracing::Span::current().record("account.id", account);
        }
    }
}

/// A setting that cannot be used: its key, its line, and what was expected.
///
/// The error never holds the value of the setting.
#[derive(Debug)]
pub struct ConfigError {
    /// The key with its table, such as `smtp.port`; empty if the error is about the whole file.
    pub key: String,
    /// The line, counted from 1, if a line can be named.
    pub line: Option<usize>,
    /// What was expected.
    pub expected: Expected,
}

/// What was expected of a setting.
#[derive(Debug)]
pub enum Expected {
    /// A file that can be read.
    ReadableFile(std::io::Error),
    /// A directory in which files can be made.
    WritableFolder(std::io::Error),
    /// A file that can be written to.
    WritableFile(std::io::Error),
    /// A socket that takes the events of the log.
    LogSocket {
        /// The path of the socket.
        path: &'static str,
        /// The I/O error.
        source: std::io::Error,
    },
    /// The key must be present.
    Present,
    /// Valid TOML; holds the parser's message.
    Toml(String),
    /// One of these known keys.
    Known(Vec<&'static str>),
    /// A text in quotation marks.
    Text,
    /// A text with at least one visible character.
    Visible,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A table with this name.
    Table(&'static str),
    /// An array of tables with this name.
    Tables(&'static str),
    /// No place in a rule: the setting is the same for everybody.
    SameForEverybody,
    /// The usual way to secure the connection to a mail server on this port.
    UsualOnPort(Security, u16),
    /// An origin such as `https://chiave.example.org`.
    Origin,
    /// An address and a port, such as `0.0.0.0:443`.
    Address,
    /// An address of this machine, or `metrics.beyond_this_machine`.
    OwnMachine,
    /// Another port than that of `listen`.
    OtherPort,
    /// One of two settings that exclude each other: leave out the other, which is named.
    Without(&'static str),
    /// A whole number between these two, inclusive.
    Between(u64, u64),
    /// A mailbox such as `Chiave <chiave@example.org>`.
    Mailbox,
    /// `smtp.user_name` and `smtp.password_file` together.
    Login,
    /// At least one certificate in PEM.
    Certificate,
    /// The certificates of authorities, and no other ones.
    Authorities,
    /// A private key in PEM.
    PrivateKey,
    /// A private key without a passphrase.
    PlainKey,
    /// Text in PEM instead of another format.
    Pem,
    /// A certificate and a key that TLS 1.3 can use; holds why these cannot be used.
    UsablePair(String),
    /// A password; the file is empty.
    Password,
    /// The private key that belongs to `tls.certificate`.
    KeyOfCertificate,
    /// A certificate for this host without this finding.
    Certified(crate::tls_files::Finding, String),
    /// A file that only its owner can read or write; holds the actual mode.
    OwnerOnly(u32),
    /// A file that not everybody can write; holds the actual mode.
    NotForAll(u32),
    /// A file or folder that only its owner can read or write.
    Private(OpenPath),
    /// The company's own value instead of the example's.
    OwnName,
    /// A host name without a port.
    HostName,
    /// A key file of the service, as `init` creates it; holds the reason why the file cannot be
    /// used.
    KeyFile(crate::keys::KeysError),
    /// A network without this finding.
    Network(crate::network::NetworkFinding),
    /// What a setting of the account policy has to be.
    People(chiave_domain::settings::Expectation),
}

/// The name of the store's file in the data folder.
const STORE_FILE: &str = "chiave.db";
impl Config {
    /// Reads and checks the settings file. Relative paths start at the file's folder.
    ///
    /// # Errors
    ///
    /// Every setting that cannot be used.
    pub fn load(path: &Path) -> Result<Self, Vec<ConfigError>> {
        let text = text_file::read(path).map_err(|error| {
            vec![ConfigError {
                key: String::new(),
                line: None,
                expected: check::of_file(error),
            }]
        })?;
        Self::parse(&text, path.parent().unwrap_or(Path::new("")))
    }

    /// The path of the embedded store.
    #[must_use]
    pub fn store_path(&self) -> PathBuf {
        self.data_dir.join(STORE_FILE)
    }

    /// Adds line numbers to errors about the file at `path`.
    pub fn place(path: &Path, errors: &mut [ConfigError]) {
        if let Ok(text) = text_file::read(path) {
            let text = syntax::readable(&text).text;
            for error in errors {
                error.line = place::line_of(&text, &error.key);
            }
        }
    }

    /// Checks the text of a settings file; relative paths start at `folder`.
    ///
    /// # Errors
    ///
    /// Every setting that cannot be used, in the order of the lines.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, Vec<ConfigError>> {
        let readable = syntax::readable(text);
        let reader = Reader::new(&readable);
        let config = read::config(reader.top(), folder);
        let mut wrong = reader.wrong();
        wrong.extend(readable.broken);
        wrong.sort_by_key(|error| error.line);
        match config {
            Some(config) if wrong.is_empty() => Ok(config),
            _ => Err(wrong),
        }
    }
}

impl Smtp {
    /// The usual way to secure the connection on this port, if the settings say another way.
    #[must_use]
    pub fn usual_security(&self) -> Option<Security> {
        Security::of_port(self.port).filter(|usual| *usual != self.security)
    }
}

#[cfg(test)]
mod declared;
mod log_file;
#[cfg(test)]
mod tests;
