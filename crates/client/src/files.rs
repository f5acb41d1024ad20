//! The files of this application: their places, and writing them so that a crash leaves either the
//! old content or the new.

use crate::Client;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The number of tries to take a lock, and the pause between them: half a second in all.
const LOCK_TRIES: u32 = 50;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// The folders that this application reads and writes. Folders are created when they are first
/// needed.
#[derive(Clone, Debug)]
pub struct Places {
    /// The folder of the last state and the journal.
    pub data: PathBuf,
    /// The folder of the person's preferences.
    pub config: PathBuf,
}

impl Places {
    /// Folders that cannot be made: nothing is below a device.
    pub(crate) fn nowhere() -> Self {
        let device = if cfg!(windows) {
            r"\\.\NUL"
        } else {
            "/dev/null"
        };
        let folder = Path::new(device).join("chiave");
        Self {
            data: folder.clone(),
            config: folder,
        }
    }
}

/// Says that this thread may wait for the disk. A thread of the async runtime may not: it serves the
/// window, and the disk or another process with the lock may be slow.
#[derive(Clone, Copy)]
pub(crate) struct MayWait(());

impl MayWait {
    /// For the thread that opens and closes the window, which runs no async task.
    pub(crate) const fn on_the_main_thread() -> Self {
        Self(())
    }

    /// For a thread that does nothing else.
    pub(crate) const fn on_its_own_thread() -> Self {
        Self(())
    }
}

/// A lock that excludes other processes of the same person as long as it lives.
pub(crate) struct Lock(#[expect(dead_code, reason = "held, not read")] File);

/// Waits until no other process writes to `folder`.
///
/// # Errors
///
/// [`io::ErrorKind::WouldBlock`] if another process holds the lock longer than any write takes: a
/// process that hangs must not make this one hang.
fn lock(folder: &Path) -> io::Result<Lock> {
    let file = lock_file(&folder.join("lock"))?;
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::ErrorKind::WouldBlock.into())
}

/// Takes the lock at `path`, without waiting; `None` if another process has it.
pub(crate) fn try_lock(_: MayWait, path: &Path) -> io::Result<Option<Lock>> {
    let file = lock_file(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Takes the lock at `path` as soon as no other process has it.
pub(crate) fn wait_for_lock(_: MayWait, path: &Path) -> io::Result<Lock> {
    let file = lock_file(path)?;
    file.lock()?;
    Ok(Lock(file))
}

fn lock_file(path: &Path) -> io::Result<File> {
    make_folder(path.parent().unwrap_or(Path::new(".")))?;
    let file = at_its_place(private(OpenOptions::new().write(true).create(true))).open(path)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// Replaces the file at `path`; after a return without error, the content is on the disk.
pub(crate) fn replace(_: MayWait, path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let _lock = lock(folder)?;
    put(path, content, File::sync_all)?;
    sync_folder(folder)
}

/// Writes a draft, which is settled before it takes the place of the file at `path`.
fn put(path: &Path, content: &[u8], settle: fn(&File) -> io::Result<()>) -> io::Result<()> {
    let draft = path.with_extension("new");
    let mut file =
        private(OpenOptions::new().write(true).create(true).truncate(true)).open(&draft)?;
    let written = file.write_all(content).and_then(|()| settle(&file));
    if let Err(error) = written.and_then(|()| fs::rename(&draft, path)) {
        // An unfinished draft must not fill the disk.
        let _ = fs::remove_file(&draft);
        return Err(error);
    }
    Ok(())
}

/// Writes a file that must not exist yet; after a return without error, the content is on the disk. A file that cannot
/// be written whole is removed.
///
/// # Errors
///
/// [`io::ErrorKind::AlreadyExists`] if there is anything at `path`, also a link that leads nowhere.
pub(crate) fn create(_: MayWait, path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(path)?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

impl Client {
    /// Runs file operations one after the other, outside the threads that serve the window. An
    /// operation continues if its caller stops waiting.
    ///
    /// # Errors
    ///
    /// The error of the operation, or that the operation ended without an answer.
    pub(crate) async fn on_disk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self, MayWait) -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        let one = self.0.filing.clone().lock_owned().await;
        let client = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _one = one;
            work(&client, MayWait(()))
        });
        done.await
            .unwrap_or_else(|error| Err(io::Error::other(error)))
    }
}

/// Whether files can be written to `folder`, which is created if it does not exist: by the steps of
/// [`replace`], without waiting for the disk.
pub(crate) fn can_be_kept(_: MayWait, folder: &Path) -> bool {
    let probe = folder.join("probe");
    let kept = lock(folder).and_then(|_lock| {
        put(&probe, b"probe", |_| Ok(()))?;
        fs::remove_file(&probe)
    });
    match kept {
        Ok(()) => true,
        // Another process is writing there.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => true,
        Err(error) => {
            tracing::warn!(%error, "no file can be kept on this computer");
            false
        }
    }
}

/// Whether root runs in the home of a person: what root writes to `folder`, the person could not
/// replace.
pub(crate) fn is_anothers(_: MayWait, folder: &Path) -> bool {
    refuse_anothers(this_user(), folder).is_err()
}

/// The content of the file at `path`, or `None` if there is no file.
pub(crate) fn read(_: MayWait, path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(content) => Ok(Some(content)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether there is a file at `path`.
pub(crate) fn exists(_: MayWait, path: &Path) -> bool {
    path.exists()
}

/// Removes the file at `path`, if it exists.
pub(crate) fn remove(_: MayWait, path: &Path) -> io::Result<()> {
    refuse_anothers(this_user(), path)?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    refuse_anothers(this_user(), folder)?;
    private_folders(fs::DirBuilder::new().recursive(true)).create(folder)
}

/// Makes a folder that only this user can read. One that is there already is an error: somebody else may have made it.
pub(crate) fn make_new_folder(_: MayWait, folder: &Path) -> io::Result<()> {
    private_folders(&mut fs::DirBuilder::new()).create(folder)
}

/// Makes new folders readable by their owner only.
fn private_folders(builder: &mut fs::DirBuilder) -> &mut fs::DirBuilder {
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(builder, 0o700);
    builder
}

/// The user id of this process; `None` on a platform that has no root.
fn this_user() -> Option<u32> {
    #[cfg(unix)]
    return Some(rustix::process::geteuid().as_raw());
    #[cfg(not(unix))]
    None
}

/// Refuses to write below a folder of a person if root asks, as `sudo` does that keeps the person's
/// environment.
#[cfg(unix)]
fn refuse_anothers(user: Option<u32>, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let above = path.ancestors().find_map(|it| fs::metadata(it).ok());
    match user == Some(0) && above.is_some_and(|it| it.uid() != 0) {
        true => Err(io::ErrorKind::PermissionDenied.into()),
        false => Ok(()),
    }
}

/// Another platform has no root.
#[cfg(not(unix))]
fn refuse_anothers(_: Option<u32>, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether the folder or file at `path`, or the link there, belongs to the user of this process.
pub(crate) fn is_ours(_: MayWait, path: &Path) -> bool {
    belongs_to(this_user(), path)
}

#[cfg(unix)]
fn belongs_to(user: Option<u32>, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(path).is_ok_and(|it| user == Some(it.uid()))
}

/// Another platform has a temporary folder for each user.
#[cfg(not(unix))]
fn belongs_to(_: Option<u32>, _: &Path) -> bool {
    true
}

/// Opens what is at the path itself, not where a link leads, and does not wait for the other end of a pipe. The
/// standard library keeps the file from the processes that this one starts.
fn at_its_place(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.bits().cast_signed());
    }
    options
}

/// Makes a new file readable by its owner only.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests;
