//! Errors of a writer below a library that reports them in words of its own.

use std::{
    cell::Cell,
    io::{self, Write},
    rc::Rc,
};

/// A writer that notes the system's code of its last error.
pub(super) struct Noting<W> {
    to: W,
    code: Rc<Cell<Option<i32>>>,
}

impl<W> Noting<W> {
    /// Wraps a writer. The second value holds the code.
    pub(super) fn new(to: W) -> (Self, Rc<Cell<Option<i32>>>) {
        let code = Rc::default();
        let noting = Self {
            to,
            code: Rc::clone(&code),
        };
        (noting, code)
    }

    /// The writer.
    pub(super) fn into_inner(self) -> W {
        self.to
    }

    fn note<T>(&self, done: io::Result<T>) -> io::Result<T> {
        done.inspect_err(|error| self.code.set(error.raw_os_error()))
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
