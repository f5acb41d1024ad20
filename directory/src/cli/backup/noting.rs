//! Errors of a writer below a library that reports them in words of its own.

use std::{
    cell::Cell,
    io::{self, Write},
    rc::Rc,
};

/// A writer that notes the system's code of its last error.
pub(super) struct Noting<W> {
    to: W,
    last_error: LastError,
}

/// The system's code of the last error of a [`Noting`]; clones share it.
#[derive(Clone, Default)]
pub(super) struct LastError(Rc<Cell<Option<i32>>>);

impl LastError {
    /// The noted error, or `error` where none was noted.
    pub(super) fn instead_of(&self, error: io::Error) -> io::Error {
        self.0.get().map_or(error, io::Error::from_raw_os_error)
    }
}

impl<W> Noting<W> {
    /// Wraps a writer. The second value tells its last error.
    pub(super) fn new(to: W) -> (Self, LastError) {
        let last_error = LastError::default();
        let noting = Self {
            to,
            last_error: last_error.clone(),
        };
        (noting, last_error)
    }

    /// The writer.
    pub(super) fn into_inner(self) -> W {
        self.to
    }

    fn note<T>(&self, done: io::Result<T>) -> io::Result<T> {
        done.inspect_err(|error| self.last_error.0.set(error.raw_os_error()))
    }
}

impl<W: Write> Write for Noting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes);
        self.note(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.to.flush();
        self.note(flushed)
    }
}
