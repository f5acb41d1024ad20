//! The exit code of a command that failed, by its problem.

use super::{file_fault::is_of_content, problem::Problem};
use crate::{
    config::{ConfigError, Expected},
    keys::KeysError,
    network::NetworkFinding,
};
use chiave_words::Cli;
use std::process::ExitCode;

/// The exit code of a service that only a person can help: `EX_CONFIG` of `sysexits.h`.
const UNFIT: u8 = 78;

impl Problem {
    /// The problem of a start of the service whose settings or keys are wrong.
    pub(super) fn unfit(self) -> Self {
        Self::Unfit(Box::new(self))
    }

    /// The problem of a start of the service whose settings could not be read. A file that they name
    /// may come later.
    pub(super) fn at_start(self) -> Self {
        match self.code() {
            2 => self.unfit(),
            _ => self,
        }
    }

    /// Exit code 2 if the settings or an argument are wrong, 3 if the store, a file that the settings
    /// name, or another file cannot be read or written, 78 if the service does not start because its
    /// settings or keys are wrong; otherwise 1.
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code())
    }

    fn code(&self) -> u8 {
        match self {
            Self::Settings(_, errors) => one_of(errors.iter().map(of_setting)),
            Self::Several(problems) => one_of(problems.iter().map(Self::code)),
            Self::Sentence(sentence, _) if is_of_argument(*sentence) => 2,
            Self::Sentence(sentence, _) if is_of_keys(*sentence) => 2,
            Self::Sentence(sentence, _) if is_of_disk(*sentence) => 3,
            Self::Sentence(..) | Self::Line(..) => 1,
            Self::Store(_) => 3,
            Self::Unfit(_) => UNFIT,
        }
    }
}

/// The code of several problems: what a person has to correct comes first.
fn one_of(codes: impl Iterator<Item = u8> + Clone) -> u8 {
    let asked = codes.clone().find(|code| *code == 2);
    asked.or_else(|| codes.max()).unwrap_or(1)
}

/// The code of one setting: 3 if the setting is right, and the file or folder that it names cannot be
/// read or written; 1 if the network does not let it work now; otherwise 2.
fn of_setting(error: &ConfigError) -> u8 {
    match &error.expected {
        Expected::ReadableFile(source) if is_of_content(source) => 2,
        Expected::ReadableFile(_)
        | Expected::WritableFolder(_)
        | Expected::WritableFile(_)
        | Expected::LogSocket { .. }
        | Expected::KeyFile(KeysError::File { .. }) => 3,
        Expected::Network(NetworkFinding::MailLogin(_) | NetworkFinding::MailSender(_)) => 2,
        Expected::Network(_) => 1,
        _ => 2,
    }
}

/// Whether a sentence says that the keys are wrong, or others than those of the store.
const fn is_of_keys(sentence: Cli) -> bool {
    matches!(
        sentence,
        Cli::CliKeyNone | Cli::CliKeyMissing | Cli::CliKeyDifferent | Cli::CliKeysRefused
    )
}

/// Whether a sentence says that the disk, the file system or another program keeps a file from use, or
/// that the store is not there.
const fn is_of_disk(sentence: Cli) -> bool {
    matches!(
        sentence,
        Cli::CliDiskFailing
            | Cli::CliDiskFull
            | Cli::CliDiskReadOnly
            | Cli::CliStoreBusy
            | Cli::CliStoreDamaged
            | Cli::CliFileFailed
            | Cli::CliNotInitialised
            | Cli::CliStoreEmpty
            | Cli::CliStoreForbidden
            | Cli::CliStoreMode
    )
}

/// Whether a sentence says that an argument has the wrong form. A missing account or method shows
/// only in the store, so its sentence is not about an argument's form.
const fn is_of_argument(sentence: Cli) -> bool {
    matches!(
        sentence,
        Cli::CliAuditTimeRefused
            | Cli::CliAuditDayRefused
            | Cli::CliAuditTimesCrossed
            | Cli::CliCodesNeedList
            | Cli::CliLanguageRefused
            | Cli::CliMailRefused
            | Cli::CliPeopleChange
            | Cli::CliRecipientRefused
            | Cli::CliBackupIrregular
            | Cli::CliBackupTerminal
            | Cli::CliRestoreTwoInputs
            | Cli::CliTextControl
            | Cli::CliTextLong
            | Cli::CliUserNameMixed
            | Cli::CliUserNameRefused
    )
}
