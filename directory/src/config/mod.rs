//! What the service needs to start: one TOML file, read once.
//!
//! `chiave-directory.example.toml` documents every key. Settings about people are not here: they
//! are a document in the store (docs/design.md, section 7).

mod check;
pub mod place;
mod read;
pub(crate) mod reader;
mod rest;
pub(crate) mod syntax;
pub(crate) mod values;
mod words;

use crate::text_file;
use chiave_protocol::{Origin, typed::SignInDomains};
use lettre::message::Mailbox;
use reader::Reader;
use std::{
    net::SocketAddr,
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

pub use check::Checked;
pub use words::{Level, Security};

/// The settings of one service, checked.
#[derive(Debug)]
pub struct Config {
    /// The origin under which laptops and people reach it.
    pub public_name: Origin,
    /// What the company calls itself or this directory; shown at sign-in and in mails.
    pub organisation: String,
    /// What people may type beside their user names.
    pub sign_in_domains: SignInDomains,
    /// Where it listens.
    pub listen: SocketAddr,
    /// Where the store is.
    pub data_dir: PathBuf,
    /// Where the key files are.
    pub keys_dir: PathBuf,
    /// Certificate and key of the service.
    pub tls: Tls,
    /// The mail server.
    pub smtp: Smtp,
    /// The pool that hashes passwords.
    pub workers: Workers,
    /// What is logged.
    pub log: Log,
}

/// Certificate and key of the service, as PEM files.
#[derive(Clone, Debug)]
pub struct Tls {
    /// The chain, the service's own certificate first.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// The mail server.
#[derive(Debug)]
pub struct Smtp {
    /// Its name, which its certificate must bear.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is secured; there is no way without.
    pub security: Security,
    /// A PEM file with the authority to trust for it besides the system's.
    pub authority: Option<PathBuf>,
    /// Who logs in, and the file with the password.
    pub login: Option<(String, PathBuf)>,
    /// The sender of every mail.
    pub from: Mailbox,
    /// Mails that are handed over at a time, each over a connection of its own.
    pub connections: NonZeroUsize,
}

/// The pool that hashes passwords.
#[derive(Clone, Copy, Debug)]
pub struct Workers {
    /// Threads; each keeps 19 MiB while it works.
    pub count: NonZeroUsize,
    /// Waiting hashes in each lane.
    pub queue: NonZeroUsize,
}

/// What is logged, and where.
#[derive(Clone, Debug)]
pub struct Log {
    /// From which level on.
    pub level: Level,
    /// One JSON object a line instead of text.
    pub json: bool,
    /// The file to which lines are appended; the error output where there is none.
    pub file: Option<PathBuf>,
}

/// A setting that cannot be used: which, where, and what was expected there.
///
/// It never holds the value that stood there.
#[derive(Debug)]
pub struct ConfigError {
    /// The key with its table, such as `smtp.port`; empty where the file as a whole is meant.
    pub key: String,
    /// The line, counted from 1, where one can be named.
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
    /// The key itself.
    Present,
    /// TOML; what its parser said.
    Toml(String),
    /// One of the keys that are known here.
    Known(Vec<&'static str>),
    /// A text in quotation marks.
    Text,
    /// A text of which somebody can see something.
    Visible,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A table of this name.
    Table(&'static str),
    /// This way of securing the connection to the mail server on this port.
    UsualOnPort(Security, u16),
    /// An origin such as `https://chiave.example.org`.
    Origin,
    /// An address and a port, such as `0.0.0.0:443`.
    Address,
    /// A whole number between these two.
    Between(u64, u64),
    /// A mailbox such as `Chiave <chiave@example.org>`.
    Mailbox,
    /// `smtp.user_name` and `smtp.password_file` together.
    Login,
    /// At least one certificate in PEM.
    Certificate,
    /// A private key in PEM.
    PrivateKey,
    /// The key that belongs to `tls.certificate`.
    KeyOfCertificate,
    /// A certificate without this finding, for this host.
    Certified(crate::tls_files::Finding, String),
    /// A file that its owner alone can read or write; the mode it has.
    OwnerOnly(u32),
    /// A file that not everybody can write; the mode it has.
    NotForAll(u32),
    /// The company's own value in place of the example's.
    OwnName,
    /// The name of a host, without a port.
    HostName,
    /// A key file of the service, as `init` makes it; the reason why it cannot be used.
    KeyFile(crate::keys::KeysError),
    /// A network in which this is not so.
    Network(crate::network::NetworkFinding),
    /// What a setting about people has to be.
    People(chiave_domain::settings::Expectation),
}

/// The name of the store's file in the data folder.
const STORE_FILE: &str = "chiave.db";
impl Config {
    /// Reads and checks the settings file. Relative paths are taken from its folder.
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

    /// Where the embedded store is.
    #[must_use]
    pub fn store_path(&self) -> PathBuf {
        self.data_dir.join(STORE_FILE)
    }

    /// Finds the lines of errors about the file at `path`.
    pub fn place(path: &Path, errors: &mut [ConfigError]) {
        if let Ok(text) = text_file::read(path) {
            let text = syntax::readable(&text).text;
            for error in errors {
                error.line = place::line_of(&text, &error.key);
            }
        }
    }

    /// Checks the text of a settings file; relative paths are taken from `folder`.
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
    /// How the connection is secured on this port everywhere else, where it is another way.
    #[must_use]
    pub fn usual_security(&self) -> Option<Security> {
        Security::of_port(self.port).filter(|usual| *usual != self.security)
    }
}

#[cfg(test)]
mod tests;
