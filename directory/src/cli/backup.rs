//! `backup` and `restore`: one file, encrypted to a recipient (age-encryption.org/v1), and marked with
//! a key of the service, so that an edited one is refused.

mod drill;
mod envelope;
mod fleeting;
mod incomplete;
mod noting;
mod rotation;
mod target;
mod unfinished;

use super::{
    context::{CliContext, operator},
    output::{Output, help},
    owner::{HandOver, hand_over, store_files},
    problem::Problem,
    typed::whole,
};
use crate::{
    clock::SystemClock,
    config::Config,
    keys::Keys,
    left,
    limited_file::read_limited,
    opening::{self, DataLock, IfOlder, OpeningError},
};
use age::{Decryptor, Identity, x25519};
use chiave_crypto::SealingKeys;
use chiave_domain::{
    audit::ServiceChange,
    ports::{clock::Clock, store::StoreError},
};
use chiave_protocol::Timestamp;
use chiave_store_sqlite::SqliteStore;
use chiave_words::{Arg, Cli};
use envelope::Origin;
use fleeting::Fleeting;
use incomplete::Incomplete;
use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{self, BufReader, Read},
    iter,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};
use target::Target;
use zeroize::Zeroizing;

/// The maximum length of the head of a backup in bytes. A backup has one recipient, and so a head of
/// some hundred bytes; the time that it takes to parse a head grows with the square of its length.
const HEAD_BYTES: usize = 16 * 1024;
/// What an encrypted file begins with, and the beginning of the last line of its head
/// (age-encryption.org/v1).
const AGE: &[u8] = b"age-encryption.org/";
const END_OF_HEAD: &[u8] = b"\n---";
/// The maximum length of a file with an identity in bytes.
const IDENTITY_BYTES: u64 = 64 * 1024;

#[derive(Debug, clap::Args)]
pub(super) struct BackupArguments {
    #[arg(value_name = "FILE|-", help = help(Cli::CliHelpBackupFile))]
    file: PathBuf,
    #[arg(long, value_name = "age1…", help = help(Cli::CliHelpRecipient))]
    recipient: String,
    #[arg(long, value_name = "N", value_parser = whole::<u32>(1, u32::MAX.into()), help = help(Cli::CliHelpKeep))]
    keep: Option<u32>,
}

#[derive(Debug, clap::Args)]
pub(super) struct RestoreArguments {
    #[arg(value_name = "FILE|-", help = help(Cli::CliHelpImportFile))]
    file: PathBuf,
    #[arg(long, value_name = "FILE|-", help = help(Cli::CliHelpIdentity))]
    identity: PathBuf,
    #[arg(long, help = help(Cli::CliHelpUnmarked))]
    unmarked: bool,
    #[arg(long, help = help(Cli::CliHelpDrill))]
    drill: bool,
}

/// Writes an encrypted copy of the store. Other processes may read and write the store meanwhile.
pub(super) async fn run(
    arguments: &BackupArguments,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    let recipient: x25519::Recipient = arguments.recipient.trim().parse().map_err(|_| {
        Problem::said(
            Cli::CliRecipientRefused,
            &[("recipient", &arguments.recipient)],
        )
    })?;
    let now = SystemClock.now();
    let path = match arguments.keep {
        Some(_) => rotation::dated(&arguments.file, now),
        None => arguments.file.clone(),
    };
    let target = Target::of(&path, config, output)?;
    clear_unfinished(&path, arguments.keep.is_some(), output)?;
    let context = CliContext::open(config).await?;
    let written = write(target, &recipient, &context, config).await;
    context.close().await;
    written?;
    let (file, keys) = (path.display(), config.keys_dir.display());
    let (file, keys) = (file.to_string(), keys.to_string());
    let args = [("file", Arg::Text(&file)), ("folder", Arg::Text(&keys))];
    let sentence = match is_stream(&path) {
        true => Cli::CliBackupStreamed,
        false => Cli::CliBackupDone,
    };
    output.message(&output.say(sentence, &args));
    match arguments.keep {
        Some(keep) => rotation::rotate(&path, keep, now, output),
        None => Ok(()),
    }
}

/// Removes what a killed command left of a backup with this name, or, in a folder of dated ones, of any.
pub(super) fn clear_unfinished(
    path: &Path,
    is_dated: bool,
    output: &Output,
) -> Result<(), Problem> {
    let own = path.file_name().unwrap_or_default();
    let is_ours = |name: &str| own == name || is_dated && rotation::time_of(name).is_some();
    match is_stream(path) {
        true => Ok(()),
        false => unfinished::clear(path, is_ours, output),
    }
}

/// Writes the backup, and records the backup in the audit log just before the end that makes it
/// complete. If that end cannot be written, the audit log has a row too many, and not one too few.
async fn write(
    target: Target<'_>,
    recipient: &x25519::Recipient,
    context: &CliContext,
    config: &Config,
) -> Result<(), Problem> {
    let copy = Fleeting::copy_in(&config.data_dir, left::BACKUP)?;
    context.store.backup_to(copy.path()).await?;
    let opened = File::open(copy.path()).map_err(Problem::on(copy.path()))?;
    // The copy is not encrypted. What is open can be read without a name, and ends with the command.
    copy.remove();
    let backup = Incomplete::write(target, &opened, recipient, &context.sealing)?;
    let (by, now) = (context.by, context.now);
    context.store.record(ServiceChange::Backup, by, now).await?;
    backup.finish()
}

/// Whether a file name stands for the standard input or output.
fn is_stream(file: &Path) -> bool {
    file == Path::new("-")
}

/// Restores a backup if there is no store yet, in a new epoch: whatever was spent since the backup
/// stays spent (law 20).
pub(super) async fn restore(
    arguments: &RestoreArguments,
    config: &Config,
    output: &Output,
) -> Result<(), Problem> {
    if arguments.drill {
        return drill::run(arguments, config, output).await;
    }
    let store = config.store_path();
    // SQLite would replay a write-ahead log that an old store left behind into the restored store.
    let beside = |ending: &str| config.data_dir.join(format!("chiave.db{ending}"));
    if exists(&store)? || exists(&beside("-wal"))? || exists(&beside("-shm"))? {
        let folder = config.data_dir.display().to_string();
        return Err(Problem::said(Cli::CliRestoreOver, &[("folder", &folder)]));
    }
    if is_stream(&arguments.file) && is_stream(&arguments.identity) {
        return Err(Problem::said(Cli::CliRestoreTwoInputs, &[]));
    }
    let identity = identity(&arguments.identity)?;
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&config.data_dir)
        .map_err(Problem::on(&config.data_dir))?;
    // If the store was moved away under a running service, the service goes on writing to the moved
    // file until it is stopped.
    let _lock = DataLock::take(config)?;
    let copy = Fleeting::copy_in(&config.data_dir, left::RESTORE)?;
    let keys = Keys::load(&config.keys_dir).map_err(OpeningError::from)?;
    let backup = Sealed {
        file: &arguments.file,
        identity: &identity,
        may_be_unmarked: arguments.unmarked,
    };
    backup.open_into(copy.path(), &keys.sealing, config)?;
    new_epoch(copy.path(), config).await?;
    // The copy becomes the store only now, with its new epoch in it.
    std::fs::rename(copy.path(), &store).map_err(Problem::on(&store))?;
    File::open(&config.data_dir)
        .and_then(|folder| folder.sync_all())
        .map_err(Problem::on(&config.data_dir))?;
    let sentences = HandOver {
        as_root: Cli::CliRestoreAsRoot,
        given: Cli::CliRestoreGiven,
    };
    let made: Vec<_> = store_files(config).collect();
    hand_over(&made, &sentences, config, output)?;
    let file = arguments.file.display().to_string();
    output.message(&output.say(Cli::CliRestoreDone, &[("file", Arg::Text(&file))]));
    Ok(())
}

/// A backup, and what opens it.
struct Sealed<'a> {
    file: &'a Path,
    identity: &'a x25519::Identity,
    /// Whether a backup without a mark of this service is accepted.
    may_be_unmarked: bool,
}

impl Sealed<'_> {
    /// Writes what the backup holds to a new file.
    fn open_into(&self, to: &Path, keys: &SealingKeys, config: &Config) -> Result<(), Problem> {
        let file = self.file.display().to_string();
        // To open a pipe waits for a writer.
        if !is_stream(self.file) && self.file.metadata().is_ok_and(|it| !it.is_file()) {
            return Err(Problem::said(Cli::CliBackupIrregular, &[("file", &file)]));
        }
        match decrypt(self.file, to, self.identity, keys) {
            Ok(Origin::Own) => Ok(()),
            Ok(Origin::Unmarked) if self.may_be_unmarked => Ok(()),
            Ok(origin) => Err(doubtful(origin, &file, config)),
            Err(Decrypt::Io(failed, error)) => Err(Problem::file(&failed, &error)),
            Err(Decrypt::Head) => Err(long_head(&file)),
            Err(Decrypt::Age) => Err(doubtful(Origin::Foreign, &file, config)),
        }
    }
}

/// Why a backup is not restored, according to its mark.
fn doubtful(origin: Origin, file: &str, config: &Config) -> Problem {
    let folder = config.keys_dir.display().to_string();
    let sentence = match origin {
        Origin::OtherKeys => {
            let args = [("file", "sealing.key"), ("folder", &*folder)];
            return Problem::said(Cli::CliRestoreKeys, &args);
        }
        Origin::Edited | Origin::Own => Cli::CliBackupEdited,
        Origin::Unmarked => Cli::CliBackupUnmarked,
        Origin::Foreign => Cli::CliBackupUnreadable,
    };
    let args = [("file", file), ("folder", &*folder)];
    Problem::said(sentence, &args)
}

/// Begins the new epoch if the keys are those of the backup; otherwise names the key files that do
/// not match.
async fn new_epoch(copy: &Path, config: &Config) -> Result<(), Problem> {
    let now = SystemClock.now();
    let opened = opening::open_file(copy, config, now, IfOlder::Migrate).await;
    let store = opened.map_err(|error| unfit(error, config))?.store;
    let begun = begin(&store, now).await;
    store.close().await;
    Ok(begun?)
}

async fn begin(store: &SqliteStore, now: Timestamp) -> Result<(), StoreError> {
    store.begin_epoch(now).await?;
    let epoch = store.epoch().await?;
    store
        .record(ServiceChange::Restored { epoch }, operator(), now)
        .await
}

fn long_head(file: &str) -> Problem {
    let most = (HEAD_BYTES / 1024).to_string();
    Problem::said(Cli::CliBackupHead, &[("file", file), ("most", &most)])
}

fn unfit(error: OpeningError, config: &Config) -> Problem {
    let OpeningError::Misfits(misfits) = &error else {
        return error.into();
    };
    let names = misfits.iter().filter_map(|misfit| misfit.file.file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
    names.dedup();
    let folder = config.keys_dir.display().to_string();
    let args = [("file", &*names.join(", ")), ("folder", &*folder)];
    Problem::said(Cli::CliRestoreKeys, &args)
}

/// Why a backup was not opened.
enum Decrypt {
    /// A file cannot be read or written.
    Io(PathBuf, io::Error),
    /// The head of the file is longer than that of any backup.
    Head,
    /// The backup cannot be opened with this identity, or is damaged.
    Age,
}

fn decrypt(
    from: &Path,
    to: &Path,
    identity: &x25519::Identity,
    keys: &SealingKeys,
) -> Result<Origin, Decrypt> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| Decrypt::Io(path, error)
    };
    let mut sealed: Box<dyn Read> = match is_stream(from) {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(from).map_err(failed(from))?),
    };
    let head = head(&mut sealed).map_err(failed(from))?;
    if head.starts_with(AGE) && head.len() == HEAD_BYTES && !ends(&head) {
        return Err(Decrypt::Head);
    }
    let sealed = BufReader::new(head.as_slice().chain(sealed));
    let decryptor = Decryptor::new(sealed).map_err(|_| Decrypt::Age)?;
    let mut plain = decryptor
        .decrypt(iter::once(identity as &dyn Identity))
        .map_err(|_| Decrypt::Age)?;
    let mut file = new_file(to).map_err(failed(to))?;
    // A damaged chunk shows as an error of the reader (age: InvalidData, or an end too soon).
    let origin = envelope::unwrap(&mut plain, keys, &mut file);
    let origin = origin.map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Decrypt::Age,
        _ => failed(to)(error),
    })?;
    file.sync_all().map_err(failed(to))?;
    Ok(origin)
}

/// The beginning of a backup, with its whole head if the file is one.
fn head(sealed: &mut impl Read) -> io::Result<Vec<u8>> {
    let most = u64::try_from(HEAD_BYTES).map_err(io::Error::other)?;
    let mut head = Vec::new();
    sealed.take(most).read_to_end(&mut head)?;
    Ok(head)
}

/// Whether these bytes hold the last line of a head.
fn ends(head: &[u8]) -> bool {
    head.windows(END_OF_HEAD.len()).any(|it| it == END_OF_HEAD)
}

/// The first identity in the file, as `age-keygen` writes it; `-` stands for the standard input, since
/// the service's user cannot read the home of whoever gives the command.
fn identity(path: &Path) -> Result<x25519::Identity, Problem> {
    let bytes = read_limited(path, IDENTITY_BYTES).map_err(Problem::on(path))?;
    let bytes = Zeroizing::new(bytes);
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    // Some editors write a byte-order mark before the text.
    let text = text.trim_start_matches('\u{feff}');
    let found = text.lines().find_map(|line| line.trim().parse().ok());
    let file = path.display().to_string();
    found.ok_or_else(|| Problem::said(Cli::CliIdentityRefused, &[("file", &file)]))
}

fn exists(path: &Path) -> Result<bool, Problem> {
    path.try_exists().map_err(Problem::on(path))
}

fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}
