//! A backup that lacks its end.
//!
//! The encryption writes chunks, and a file without the last chunk cannot be restored. So the audit row of
//! a backup is written before that chunk: whoever has a complete backup finds it in the audit log, even if
//! the command is killed at any moment (law 13). The file gets its name after that chunk: a name that no
//! backup has stands for a file that whoever reads the folder takes for none.

use super::{
    super::{
        file_fault::folder_of,
        output::{Bytes, Output},
        owner::Owner,
        problem::Problem,
    },
    envelope,
    fleeting::Fleeting,
    new_file,
    noting::{LastError, Noting},
    target::{NewFile, Target},
    unfinished::{hidden, lock, take_name},
};
use age::{Encryptor, Recipient, stream::StreamWriter, x25519};
use chiave_crypto::SealingKeys;
use chiave_words::{Arg, Cli};
use std::{
    fs::File,
    io::{self, Seek as _, Write},
    iter,
    os::unix::fs::fchown,
    path::Path,
};

/// An encrypted copy of the store, complete but for its last chunk. Dropping it removes its file.
pub(super) struct Incomplete<'a> {
    sealed: StreamWriter<Noting<Sink<'a>>>,
    /// The library below puts some errors of the sink into sentences for programmers.
    last_error: LastError,
    /// The file; absent for the standard output.
    file: Option<Unfinished<'a>>,
}

/// Where a backup is written to.
enum Sink<'a> {
    File(File),
    Stream(Bytes<'a>),
}

/// A file that has not got its name yet.
struct Unfinished<'a> {
    made: Fleeting,
    /// The name that the file gets.
    path: &'a Path,
}

impl<'a> Incomplete<'a> {
    /// Encrypts `copy` to the recipient, into the target.
    pub(super) fn write(
        target: Target<'a>,
        copy: &File,
        recipient: &x25519::Recipient,
        keys: &SealingKeys,
    ) -> Result<Self, Problem> {
        let (sink, file) = match target {
            Target::Stream(bytes) => (Sink::Stream(bytes), None),
            Target::File(new) => {
                let (file, unfinished) = Unfinished::begin(&new)?;
                (Sink::File(file), Some(unfinished))
            }
        };
        let (noting, last_error) = Noting::new(sink);
        match encrypt(copy, noting, recipient, keys) {
            Ok(sealed) => Ok(Self {
                sealed,
                last_error,
                file,
            }),
            Err(error) => Err(lost(file.as_ref(), &last_error.instead_of(error))),
        }
    }

    /// Writes the last chunk, and gives the file its name: from now on the backup can be restored.
    pub(super) fn finish(self) -> Result<(), Problem> {
        let Self {
            sealed,
            last_error,
            file,
        } = self;
        match (end(sealed), file) {
            // The lock on the file lasts until the file has its name.
            (Ok(_sink), Some(file)) => file.finish(),
            (Ok(_), None) => Ok(()),
            (Err(error), file) => Err(lost(file.as_ref(), &last_error.instead_of(error))),
        }
    }
}

impl<'a> Unfinished<'a> {
    /// Makes the file under its hidden name, locks it, and gives it to whoever has to read it.
    fn begin(new: &NewFile<'a>) -> Result<(File, Self), Problem> {
        let path = new.path;
        let (made, file) = Fleeting::file(hidden(path), new_file)?;
        lock(&file, made.path())?;
        if let Some(owner) = new.owner
            && let Err(error) = fchown(&file, Some(owner.uid), Some(owner.gid))
        {
            tell_kept(new, owner, &error);
        }
        Ok((file, Self { made, path }))
    }

    fn finish(self) -> Result<(), Problem> {
        take_name(self.made.path(), self.path)?;
        self.made.keep();
        let folder = folder_of(self.path);
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Problem::on(folder))
    }
}

/// Says that a file stays with root, on a file system that knows no owners or lets root give nothing away: a backup
/// that the service cannot read is better than none.
fn tell_kept(new: &NewFile<'_>, owner: Owner, error: &io::Error) {
    let (file, user) = (new.path.display().to_string(), owner.uid.to_string());
    let cause = error.to_string();
    let args = [
        ("file", Arg::Text(&file)),
        ("user", Arg::Text(&user)),
        ("cause", Arg::Text(&cause)),
    ];
    let kept = new.output.say(Cli::CliBackupNotGiven, &args);
    new.output.message(&kept);
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.write(bytes),
            Self::Stream(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file) => file.flush(),
            Self::Stream(stream) => stream.flush(),
        }
    }
}

/// Encrypts a file into `to`, but for the last chunk.
fn encrypt<W: Write>(
    from: &File,
    to: W,
    recipient: &x25519::Recipient,
    keys: &SealingKeys,
) -> io::Result<StreamWriter<W>> {
    let recipients = iter::once(recipient as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    let mut sealed = encryptor.wrap_output(to)?;
    let from_its_start = || {
        let mut from = from.try_clone()?;
        from.rewind()?;
        Ok(from)
    };
    envelope::wrap(from_its_start, keys, &mut sealed)?;
    Ok(sealed)
}

/// Writes the last chunk to the disk, and returns the file.
fn end<'a>(sealed: StreamWriter<Noting<Sink<'a>>>) -> io::Result<Sink<'a>> {
    let mut sink = sealed.finish()?;
    sink.flush()?;
    let sink = sink.into_inner();
    match &sink {
        Sink::File(file) => file.sync_all()?,
        Sink::Stream(_) => {}
    }
    Ok(sink)
}

fn lost(file: Option<&Unfinished<'_>>, error: &io::Error) -> Problem {
    match file {
        Some(file) => Problem::file(file.path, error),
        None => Output::lost(error),
    }
}
