//! A new file that holds activation codes.

use crate::cli::problem::Problem;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Seek as _, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// A file that is being written.
pub(super) struct NewFile {
    path: PathBuf,
    file: File,
}

impl NewFile {
    /// Creates the file with access for its owner only; refuses a file that exists.
    pub(super) fn create(path: &Path) -> Result<Self, Problem> {
        let made = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path);
        Ok(Self {
            path: path.to_owned(),
            file: made.map_err(Problem::on(path))?,
        })
    }

    /// Appends the pieces and waits until they are on the disk. If that fails, removes what was written of them.
    pub(super) fn append(&self, pieces: &[&str]) -> Result<(), Problem> {
        self.write(pieces).map_err(Problem::on(&self.path))
    }

    fn write(&self, pieces: &[&str]) -> io::Result<()> {
        let begin = (&self.file).stream_position()?;
        let mut written = pieces
            .iter()
            .try_for_each(|piece| (&self.file).write_all(piece.as_bytes()));
        written = written.and_then(|()| self.file.sync_data());
        if written.is_err() {
            self.shorten(begin)?;
        }
        written
    }

    /// The present end of the file.
    pub(super) fn end(&self) -> Result<u64, Problem> {
        (&self.file)
            .stream_position()
            .map_err(Problem::on(&self.path))
    }

    /// Removes what was appended since the file ended at `end`.
    pub(super) fn take_back(&self, end: u64) -> Result<(), Problem> {
        self.shorten(end).map_err(Problem::on(&self.path))
    }

    fn shorten(&self, end: u64) -> io::Result<()> {
        self.file.set_len(end)?;
        (&self.file).seek(io::SeekFrom::Start(end))?;
        self.file.sync_data()
    }

    /// Removes the file, into which nothing was written yet.
    pub(super) fn discard(self) -> Result<(), Problem> {
        fs::remove_file(&self.path).map_err(Problem::on(&self.path))
    }
}
