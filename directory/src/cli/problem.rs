//! Why a command failed, in sentences of the locales.

use super::{expected, file_fault, output::Output};
use crate::{
    config::{ConfigError, Expected},
    keys::KeysError,
    tls_files::Finding,
};
use chiave_domain::{
    ports::{connector::ConnectorError, hashing::HashingError, store::StoreError},
    settings::Expectation,
};
use chiave_flows::error::FlowError;
use chiave_log::causes::chain;
use chiave_store_sqlite::FileFault;
use chiave_words::{Arg, Cli};
use std::{
    error::Error,
    path::{Path, PathBuf},
};

/// The name of the store's file.
const STORE: &str = "chiave.db";

/// Why a command failed.
#[derive(Debug)]
pub(super) enum Problem {
    /// Settings that cannot be used.
    Settings(PathBuf, Vec<ConfigError>),
    /// A sentence and its arguments.
    Sentence(Cli, Vec<(&'static str, String)>),
    /// A sentence about one line of an import: the line's number, the sentence, its arguments.
    Line(u64, Cli, Vec<(&'static str, String)>),
    /// The store cannot be read or written; [`Problem::of_store`] adds the path.
    Store(FileFault),
    /// Several problems at once.
    Several(Vec<Problem>),
    /// The service does not start, and would not start at another try: its settings or keys are wrong.
    Unfit(Box<Problem>),
}

impl Problem {
    /// Warnings about settings, which stop nothing, as sentences.
    pub(super) fn warnings(
        file: &Path,
        warnings: Vec<ConfigError>,
        output: &Output,
    ) -> Vec<String> {
        Self::Settings(file.to_owned(), warnings).sentences(output)
    }

    pub(super) fn said(sentence: Cli, args: &[(&'static str, &str)]) -> Self {
        Self::Sentence(sentence, owned(args))
    }

    /// The same problem, attributed to one line of a file.
    pub(super) fn at(self, line: u64) -> Self {
        match self {
            Self::Sentence(sentence, args) => Self::Line(line, sentence, args),
            other => other,
        }
    }

    /// A failure with its causes, for which no argument or setting is to blame.
    pub(super) fn failed(error: &(dyn Error + 'static)) -> Self {
        match FileFault::of(error) {
            Some(fault) => Self::Store(fault),
            None => Self::said(Cli::CliFailed, &[("cause", &chain(error))]),
        }
    }

    /// The same problem, with the path of the store if the store is at fault.
    pub(super) fn of_store(self, path: &Path) -> Self {
        match self {
            Self::Store(fault) => file_fault::of_store(path, fault),
            Self::Several(problems) => {
                let placed = problems.into_iter().map(|problem| problem.of_store(path));
                Self::Several(placed.collect())
            }
            Self::Unfit(problem) => problem.of_store(path).unfit(),
            other => other,
        }
    }

    /// A file that could not be read or written.
    pub(super) fn file(file: &Path, error: &std::io::Error) -> Self {
        if let Some(problem) = file_fault::of_file(file, error) {
            return problem;
        }
        let (file, cause) = (file.display().to_string(), error.to_string());
        let args = [("file", file.as_str()), ("cause", cause.as_str())];
        Self::said(Cli::CliFileFailed, &args)
    }

    /// Makes the conversion of an I/O error about `file`, for `map_err`.
    pub(super) fn on(file: &Path) -> impl Fn(std::io::Error) -> Self {
        move |error| Self::file(file, &error)
    }

    /// The sentences, one a line.
    pub(super) fn sentences(&self, output: &Output) -> Vec<String> {
        match self {
            Self::Settings(file, errors) => errors
                .iter()
                .map(|error| setting(output, file, error))
                .collect(),
            Self::Several(problems) => problems
                .iter()
                .flat_map(|problem| problem.sentences(output))
                .collect(),
            Self::Unfit(problem) => problem.sentences(output),
            Self::Sentence(sentence, args) => vec![output.say(*sentence, &borrowed(args))],
            Self::Store(fault) => file_fault::of_store(Path::new(STORE), *fault).sentences(output),
            Self::Line(line, sentence, args) => {
                let problem = output.say(*sentence, &borrowed(args));
                let args = [
                    ("line", Arg::Text(&line.to_string())),
                    ("problem", Arg::Text(&problem)),
                ];
                vec![output.say(Cli::CliImportLine, &args)]
            }
        }
    }
}

/// Converts each error into a [`Problem`], for use with `?`.
macro_rules! failures {
    ($($error:ty),*) => {
        $(impl From<$error> for Problem {
            fn from(error: $error) -> Self {
                Self::failed(&error)
            }
        })*
    };
}
failures!(StoreError, ConnectorError, HashingError, FlowError);

impl From<KeysError> for Problem {
    fn from(error: KeysError) -> Self {
        match &error {
            KeysError::File { path, source } => Self::file(path, source),
            _ => Self::said(Cli::CliKeysRefused, &[("cause", &chain(&error))]),
        }
    }
}

fn setting(output: &Output, file: &Path, error: &ConfigError) -> String {
    let expected = expected(output, &error.expected);
    let (file, line) = (
        file.display().to_string(),
        error.line.map(|line| line.to_string()),
    );
    let mut args = vec![
        ("file", Arg::Text(&file)),
        ("expected", Arg::Text(&expected)),
    ];
    args.push(("key", Arg::Text(&error.key)));
    match &line {
        Some(line) if error.key.is_empty() => {
            args.push(("line", Arg::Text(line)));
            output.say(Cli::CliConfigInLine, &args)
        }
        Some(line) => {
            args.push(("line", Arg::Text(line)));
            output.say(Cli::CliConfigAtLine, &args)
        }
        None if error.key.is_empty() => output.say(Cli::CliConfigWholeFile, &args),
        None => output.say(Cli::CliConfigAtKey, &args),
    }
}

fn expected(output: &Output, expected: &Expected) -> String {
    let because = |sentence, cause: &str| output.say(sentence, &[("cause", Arg::Text(cause))]);
    let plain = |sentence| output.say(sentence, &[]);
    match expected {
        Expected::ReadableFile(error) => because(Cli::CliExpectedReadableFile, &error.to_string()),
        Expected::WritableFolder(error) => {
            because(Cli::CliExpectedWritableFolder, &error.to_string())
        }
        Expected::WritableFile(error) => because(Cli::CliExpectedWritableFile, &error.to_string()),
        Expected::LogSocket { path, source } => {
            let cause = source.to_string();
            let args = [("path", Arg::Text(path)), ("cause", Arg::Text(&cause))];
            output.say(Cli::CliExpectedLogSocket, &args)
        }
        Expected::KeyFile(error) => because(Cli::CliExpectedKeyFile, &chain(error)),
        Expected::Between(least, most) => {
            let (least, most) = (least.to_string(), most.to_string());
            let args = [("least", Arg::Text(&least)), ("most", Arg::Text(&most))];
            output.say(Cli::CliExpectedBetween, &args)
        }
        Expected::Present => plain(Cli::CliExpectedPresent),
        Expected::Origin => plain(Cli::CliExpectedOrigin),
        Expected::Address => plain(Cli::CliExpectedAddress),
        Expected::Mailbox => plain(Cli::CliExpectedMailbox),
        Expected::Login => plain(Cli::CliExpectedLogin),
        Expected::Certificate => plain(Cli::CliExpectedCertificate),
        Expected::Authorities => plain(Cli::CliExpectedAuthorities),
        Expected::PrivateKey => plain(Cli::CliExpectedPrivateKey),
        Expected::KeyOfCertificate => plain(Cli::CliExpectedKeyOfCertificate),
        Expected::OwnName => plain(Cli::CliExpectedOwnName),
        Expected::HostName => plain(Cli::CliExpectedHostName),
        Expected::OwnerOnly(mode) => because(Cli::CliExpectedOwnerOnly, &format!("{mode:04o}")),
        Expected::NotForAll(mode) => because(Cli::CliExpectedNotForAll, &format!("{mode:04o}")),
        Expected::Private(found) => {
            let path = found.path.display().to_string();
            let (mode, right) = (
                format!("{:04o}", found.mode),
                format!("{:04o}", found.right),
            );
            let args = [("path", &*path), ("mode", &*mode), ("right", &*right)];
            output.say(
                Cli::CliExpectedPrivate,
                &args.map(|(name, text)| (name, Arg::Text(text))),
            )
        }
        Expected::Certified(finding, host) => certified(output, *finding, host),
        Expected::People(expected) => expected_of_people(output, *expected),
        other => expected::of_value(output, other),
    }
}

fn certified(output: &Output, finding: Finding, host: &str) -> String {
    let (sentence, place, at) = match finding {
        Finding::Over { place, at } => (Cli::CliCertificateOver, place, Some(at)),
        Finding::NotYet { place, at } => (Cli::CliCertificateNotYet, place, Some(at)),
        Finding::EndsSoon { place, at } => (Cli::CliCertificateEndsSoon, place, Some(at)),
        Finding::NoAuthority { place } => (Cli::CliCertificateNoAuthority, place, None),
        Finding::Purpose { place } => (Cli::CliCertificatePurpose, place, None),
        Finding::OtherHost => (Cli::CliCertificateOtherHost, 1, None),
        Finding::Authority => (Cli::CliCertificateAuthority, 1, None),
        Finding::Apart { .. } => (Cli::CliCertificateApart, 1, None),
        Finding::Order => (Cli::CliCertificateOrder, 1, None),
        Finding::Incomplete => (Cli::CliCertificateIncomplete, 1, None),
        Finding::Unreadable => (Cli::CliExpectedCertificate, 1, None),
    };
    let when = at.map_or_else(String::new, |at| output.date(at));
    let place = place.to_string();
    let args = [
        ("when", Arg::Text(&when)),
        ("host", Arg::Text(host)),
        ("place", Arg::Text(&place)),
    ];
    output.say(sentence, &args)
}

fn expected_of_people(output: &Output, what: Expectation) -> String {
    let sentence = match what {
        Expectation::Between(least, most) => {
            return expected(output, &Expected::Between(least, most));
        }
        Expectation::NoFewerThanInTenMinutes => Cli::CliExpectedSendsADay,
        Expectation::InReach => Cli::CliExpectedGates,
        Expectation::Domains => Cli::CliExpectedDomains,
        Expectation::Words => Cli::CliExpectedWords,
        Expectation::Group => Cli::CliExpectedGroup,
        Expectation::GroupOfNoRuleBefore => Cli::CliExpectedGroupOnce,
        Expectation::Rules => Cli::CliExpectedRules,
    };
    output.say(sentence, &[])
}

fn owned(args: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    args.iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}

fn borrowed<'a>(args: &'a [(&'static str, String)]) -> Vec<(&'a str, Arg<'a>)> {
    args.iter()
        .map(|(name, value)| (*name, Arg::Text(value)))
        .collect()
}
