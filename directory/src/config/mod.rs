//! What the service needs to start: one TOML file, read once.
//!
//! `chiave-directory.example.toml` documents every key. Settings about people are not here: they
//! are a document in the store (docs/design.md, section 7).

mod check;
mod file;
pub mod place;

use crate::text_file;
use chiave_protocol::{Origin, typed::SignInDomains};
use file::{LogFile, SettingsFile, SmtpFile};
use lettre::message::Mailbox;
use std::{
    net::SocketAddr,
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

pub use check::Checked;
pub use file::{Level, Security};

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
    /// TOML of this shape, in the words of its parser.
    Shape(String),
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
    /// The company's own name in place of the example's.
    OwnName,
    /// The name of a host, without a port.
    HostName,
    /// A key file of the service, as `init` makes it; the reason why it cannot be used.
    KeyFile(crate::keys::KeysError),
    /// What a setting about people has to be.
    People(chiave_domain::settings::Expectation),
}

/// The name of the store's file in the data folder.
const STORE_FILE: &str = "chiave.db";
/// Fewest and most hash workers: two lanes need one each (law 11).
const WORKERS: (u64, u64) = (2, 256);
/// Shortest and longest queue.
const QUEUE: (u64, u64) = (2, 65_536);
/// The queue of a lane where none is set: some seconds of work for two workers.
const DEFAULT_QUEUE: u64 = 256;

/// Fewest and most connections to the mail server.
const CONNECTIONS: (u64, u64) = (1, 50);
/// The connections where none is set: what mail servers allow a client that sends little.
const DEFAULT_CONNECTIONS: u64 = 8;

impl Config {
    /// Reads and checks the settings file. Relative paths are taken from its folder.
    ///
    /// # Errors
    ///
    /// The first setting that cannot be used.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = text_file::read(path).map_err(|error| ConfigError {
            key: String::new(),
            line: None,
            expected: check::of_file(error),
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
            for error in errors {
                error.line = place::line_of(&text, &error.key);
            }
        }
    }

    /// Checks the text of a settings file; relative paths are taken from `folder`.
    ///
    /// # Errors
    ///
    /// The first setting that cannot be used.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, ConfigError> {
        let file: SettingsFile =
            toml::from_str(text).map_err(|error| place::of_parser(text, &error))?;
        checked(file, folder).map_err(|(key, expected)| ConfigError {
            key: key.to_owned(),
            line: place::line_of(text, key),
            expected,
        })
    }
}

/// A setting that does not hold, before its line is known.
type Wrong = (&'static str, Expected);

fn checked(file: SettingsFile, folder: &Path) -> Result<Config, Wrong> {
    let public_name = Origin::parse(&file.public_name).ok_or(("public_name", Expected::Origin))?;
    let listen = file
        .listen
        .parse()
        .map_err(|_| ("listen", Expected::Address))?;
    let organisation = match file.organisation.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => public_name.host().to_owned(),
    };
    let queue = file.workers.queue.unwrap_or(DEFAULT_QUEUE);
    Ok(Config {
        public_name,
        organisation,
        sign_in_domains: SignInDomains::new(&file.sign_in_domains),
        listen,
        data_dir: folder.join(file.data_dir),
        keys_dir: folder.join(file.keys_dir),
        tls: Tls {
            certificate: folder.join(file.tls.certificate),
            key: folder.join(file.tls.key),
        },
        smtp: smtp(file.smtp, folder)?,
        workers: Workers {
            count: between(
                file.workers.count.unwrap_or_else(cores),
                WORKERS,
                "workers.count",
            )?,
            queue: between(queue, QUEUE, "workers.queue")?,
        },
        log: log(file.log, folder),
    })
}

fn smtp(file: SmtpFile, folder: &Path) -> Result<Smtp, Wrong> {
    let login = match (file.user_name, file.password_file) {
        (Some(user_name), Some(password)) => Some((user_name, folder.join(password))),
        (None, None) => None,
        (Some(_), None) => return Err(("smtp.user_name", Expected::Login)),
        (None, Some(_)) => return Err(("smtp.password_file", Expected::Login)),
    };
    if file.port == 0 {
        return Err(("smtp.port", Expected::Between(1, u64::from(u16::MAX))));
    }
    Ok(Smtp {
        host: file.host,
        port: file.port,
        security: file.security,
        authority: file.authority.map(|path| folder.join(path)),
        login,
        from: file
            .from
            .parse()
            .map_err(|_| ("smtp.from", Expected::Mailbox))?,
        connections: between(
            file.connections.unwrap_or(DEFAULT_CONNECTIONS),
            CONNECTIONS,
            "smtp.connections",
        )?,
    })
}

fn log(file: LogFile, folder: &Path) -> Log {
    Log {
        level: file.level,
        json: file.json,
        file: file.file.map(|path| folder.join(path)),
    }
}

fn between(
    number: u64,
    (least, most): (u64, u64),
    key: &'static str,
) -> Result<NonZeroUsize, Wrong> {
    let within = (least..=most).contains(&number);
    let number = usize::try_from(number).ok().and_then(NonZeroUsize::new);
    number
        .filter(|_| within)
        .ok_or((key, Expected::Between(least, most)))
}

/// As many workers as the machine has cores, and two on a machine with one.
fn cores() -> u64 {
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    u64::try_from(cores)
        .unwrap_or(u64::MAX)
        .clamp(WORKERS.0, WORKERS.1)
}

#[cfg(test)]
mod tests;
