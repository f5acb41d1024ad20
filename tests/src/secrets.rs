//! Every secret that a run of the suites used, noted in one file, for the hunt that comes after all
//! of them (`tests/hunt`).
//!
//! What notes them is the harness and not each test: the wire client notes the tokens that it is
//! given and the passwords that it sends, the window what is typed into a password's field, the mail
//! server the codes, the caller of `oathtool` the secrets of apps and their codes, the service's
//! commands the activation codes, the desktop what lies in its keyring. Tokens that live in the memory of the
//! application only, those of an attempt and of an activation, are out of the harness's sight there:
//! the hunt knows them by their shape.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{LazyLock, Mutex, PoisonError},
};

use data_encoding::BASE64;

use crate::Result;

/// The file. `cargo xtask test` names it; without that nothing is noted.
static FILE: LazyLock<Option<PathBuf>> =
    LazyLock::new(|| std::env::var_os("CHIAVE_USED_SECRETS").map(PathBuf::from));

/// What this program noted already.
static NOTED: Mutex<BTreeSet<(Kind, Vec<u8>)>> = Mutex::new(BTreeSet::new());

/// A text of fewer bytes than this is no password that the default policy accepts, and could stand
/// in a log by chance.
const PASSWORD_BYTES: usize = 12;

/// Of a longer one the beginning is enough; some tests send megabytes.
const LONGEST: usize = 256;

/// What a secret is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// Right or wrong, a person's or a program's.
    Password,
    /// What IT hands out.
    ActivationCode,
    /// Opens a session.
    Session,
    /// Opens a reset or an unlock.
    Attempt,
    /// Opens an activation.
    Activation,
    /// What an authenticator app keeps.
    App,
    /// What it shows.
    AppCode,
    /// What stands on a recovery sheet.
    RecoveryCode,
    /// What the help desk reads out.
    HelpDeskCode,
    /// What stands in for a telephone that was left at home.
    TemporaryCode,
    /// What a mail brings.
    MailedCode,
    /// A session as it lies in the keyring.
    KeptSession,
    /// What signs a laptop's requests.
    DeviceKey,
    /// What seals a laptop's files.
    SealingKey,
    /// What the service keeps apart from its store.
    ServiceKey,
}

impl Kind {
    /// All of them. A run in which one was not used has not looked for it.
    pub const ALL: [Self; 15] = [
        Self::Password,
        Self::ActivationCode,
        Self::Session,
        Self::Attempt,
        Self::Activation,
        Self::App,
        Self::AppCode,
        Self::RecoveryCode,
        Self::HelpDeskCode,
        Self::TemporaryCode,
        Self::MailedCode,
        Self::KeptSession,
        Self::DeviceKey,
        Self::SealingKey,
        Self::ServiceKey,
    ];

    /// Under which a leak is reported.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::ActivationCode => "activation code",
            Self::Session => "session token",
            Self::Attempt => "attempt token",
            Self::Activation => "activation token",
            Self::App => "app secret",
            Self::AppCode => "app code",
            Self::RecoveryCode => "recovery code",
            Self::HelpDeskCode => "code of the help desk",
            Self::TemporaryCode => "temporary code",
            Self::MailedCode => "mailed code",
            Self::KeptSession => "session in the keyring",
            Self::DeviceKey => "device key",
            Self::SealingKey => "sealing key",
            Self::ServiceKey => "key of the service",
        }
    }
}

/// Whether this run keeps notes.
#[must_use]
pub fn wanted() -> bool {
    FILE.is_some()
}

/// Notes a secret, where this run keeps notes.
///
/// # Errors
///
/// When it cannot be written down: a hunt without it would show nothing.
pub fn note(kind: Kind, secret: impl AsRef<[u8]>) -> Result<()> {
    let Some(file) = &*FILE else {
        return Ok(());
    };
    let secret = secret.as_ref();
    let secret = secret.get(..LONGEST).unwrap_or(secret);
    if secret.is_empty() || (kind == Kind::Password && secret.len() < PASSWORD_BYTES) {
        return Ok(());
    }
    let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
    match noted.insert((kind, secret.to_vec())) {
        true => append(file, kind, secret),
        false => Ok(()),
    }
}

/// Everything that was noted in `file`.
///
/// # Errors
///
/// When it cannot be read, or a line of it makes no sense.
pub fn noted(file: &Path) -> Result<BTreeSet<(Kind, Vec<u8>)>> {
    let text = fs::read_to_string(file)?;
    let read = |line: &str| {
        let (label, secret) = line.split_once('\t').ok_or("a line without a secret")?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.label() == label);
        let kind = kind.ok_or("a secret of no known kind")?;
        Ok((kind, BASE64.decode(secret.as_bytes())?))
    };
    text.lines().map(read).collect()
}

/// Appends a line with a single write, since several programs append to the same file.
fn append(file: &Path, kind: Kind, secret: &[u8]) -> Result<()> {
    let mut file = File::options()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(file)?;
    let line = format!("{}\t{}\n", kind.label(), BASE64.encode(secret));
    Ok(file.write_all(line.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("used");
        let all = Kind::ALL.map(|kind| (kind, vec![0xff, b'\t', b'\n', b'x']));

        for (kind, secret) in &all {
            append(&file, *kind, secret).unwrap();
        }

        assert_eq!(noted(&file).unwrap(), BTreeSet::from(all));
    }

    #[test]
    fn no_two_kinds_are_reported_alike() {
        let labels: BTreeSet<_> = Kind::ALL.into_iter().map(Kind::label).collect();

        assert_eq!(labels.len(), Kind::ALL.len());
    }
}
