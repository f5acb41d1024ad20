//! A backup that lacks its end.
//!
//! The encryption writes chunks, and a file without the last chunk cannot be restored. So the audit row of
//! a backup is written before that chunk: whoever has a complete backup finds it in the audit log, even if
//! the command is killed at any moment (law 13).

use super::{
    super::{
        output::{Bytes, Output},
        problem::Problem,
    },
    Target, envelope, new_file,
    noting::{LastError, Noting},
};
use age::{Encryptor, Recipient, stream::StreamWriter, x25519};
use chiave_crypto::SealingKeys;
use std::{
    fs::File,
    io::{self, Write},
    iter,
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

/// A file that is removed when this value is dropped, unless it is finished.
struct Unfinished<'a> {
    path: &'a Path,
    is_finished: bool,
}

impl<'a> Incomplete<'a> {
    /// Encrypts `copy` to the recipient, into the target.
    pub(super) fn write(
        target: Target<'a>,
        copy: &Path,
        recipient: &x25519::Recipient,
        keys: &SealingKeys,
    ) -> Result<Self, Problem> {
        let (sink, file) = match target {
            Target::Stream(bytes) => (Sink::Stream(bytes), None),
            Target::File(path) => {
                let file = new_file(path).map_err(Problem::on(path))?;
                (Sink::File(file), Some(Unfinished::new(path)))
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

    /// Writes the last chunk: from now on the backup can be restored.
    pub(super) fn finish(self) -> Result<(), Problem> {
        let Self {
            sealed,
            last_error,
            mut file,
        } = self;
        match end(sealed) {
            Ok(()) => {
                if let Some(file) = &mut file {
                    file.is_finished = true;
                }
                Ok(())
            }
            Err(error) => Err(lost(file.as_ref(), &last_error.instead_of(error))),
        }
    }
}

impl<'a> Unfinished<'a> {
    fn new(path: &'a Path) -> Self {
        Self {
            path,
            is_finished: false,
        }
    }
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        if !self.is_finished {
            // If the removal fails too, the first failure is the one reported.
            let _ = std::fs::remove_file(self.path);
        }
    }
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
    from: &Path,
    to: W,
    recipient: &x25519::Recipient,
    keys: &SealingKeys,
) -> io::Result<StreamWriter<W>> {
    let recipients = iter::once(recipient as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    let mut sealed = encryptor.wrap_output(to)?;
    envelope::wrap(|| File::open(from), keys, &mut sealed)?;
    Ok(sealed)
}

fn end(sealed: StreamWriter<Noting<Sink<'_>>>) -> io::Result<()> {
    let mut sink = sealed.finish()?;
    sink.flush()?;
    match sink.into_inner() {
        Sink::File(file) => file.sync_all(),
        Sink::Stream(_) => Ok(()),
    }
}

fn lost(file: Option<&Unfinished<'_>>, error: &io::Error) -> Problem {
    match file {
        Some(file) => Problem::file(file.path, error),
        None => Output::lost(error),
    }
}
