//! Writes lines to an output that may fail.

use crate::Output;
#[cfg(unix)]
use crate::datagrams::Datagrams;
use std::{
    fs::File,
    io::{self, ErrorKind, Write},
    thread,
    time::Duration,
};

/// How often one line is offered to a busy output (`EAGAIN`).
const OFFERS: u32 = 10;
/// The pause between two offers.
const PAUSE: Duration = Duration::from_millis(10);

/// An output together with the path that is needed to reopen it.
pub(crate) struct Opened {
    output: Output,
    sink: Box<dyn Write + Send>,
}

/// Writes whole lines. If a failure cuts a line off, the next line still begins on a line of its
/// own.
pub(crate) struct Lines {
    opened: Opened,
    torn: bool,
}

impl Opened {
    pub(crate) fn new(output: Output) -> io::Result<Self> {
        let sink: Box<dyn Write + Send> = match &output {
            Output::ErrorOutput => Box::new(io::stderr()),
            Output::File(path) => Box::new(File::options().append(true).create(true).open(path)?),
            #[cfg(unix)]
            Output::Socket(path) => Box::new(Datagrams::to(path)?),
            #[cfg(not(unix))]
            Output::Socket(_) => return Err(ErrorKind::Unsupported.into()),
        };
        Ok(Self { output, sink })
    }
}

impl Lines {
    pub(crate) fn new(opened: Opened) -> Self {
        Self {
            opened,
            torn: false,
        }
    }

    /// Reopens the file; if that fails, keeps the one in use.
    pub(crate) fn reopen(&mut self) -> io::Result<()> {
        if let Output::File(_) = self.opened.output {
            self.opened = Opened::new(self.opened.output.clone())?;
            self.torn = false;
        }
        Ok(())
    }

    /// Writes one line, or the part of the line that the output accepts.
    pub(crate) fn write(&mut self, line: &[u8]) -> io::Result<()> {
        if self.torn {
            self.write_all(b"\n")?;
            self.torn = false;
        }
        self.write_all(line)
    }

    fn write_all(&mut self, mut rest: &[u8]) -> io::Result<()> {
        let whole = rest.len();
        let mut offers = OFFERS;
        while !rest.is_empty() {
            let failure = match self.opened.sink.write(rest) {
                Ok(0) => ErrorKind::WriteZero.into(),
                Ok(count) => {
                    rest = rest.get(count..).unwrap_or_default();
                    continue;
                }
                Err(error) => error,
            };
            match failure.kind() {
                ErrorKind::Interrupted => {}
                ErrorKind::WouldBlock if offers > 1 => {
                    offers -= 1;
                    thread::sleep(PAUSE);
                }
                _ => {
                    self.torn |= rest.len() < whole;
                    return Err(failure);
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;
    use std::{
        collections::VecDeque,
        sync::{Arc, Mutex},
    };

    /// The reaction of a test output to the next write.
    pub(crate) enum Script {
        /// Accepts all bytes.
        Take,
        /// Accepts this number of bytes.
        TakeSome(usize),
        /// Fails.
        Fail(ErrorKind),
        /// Never returns.
        Hang,
    }

    /// An output that follows a script, and accepts everything after the script's end.
    #[derive(Clone)]
    pub(crate) struct Faulty(Arc<Mutex<(VecDeque<Script>, Vec<u8>)>>);

    impl Faulty {
        pub(crate) fn new(script: impl IntoIterator<Item = Script>) -> Self {
            Self(Arc::new(Mutex::new((
                script.into_iter().collect(),
                Vec::new(),
            ))))
        }

        pub(crate) fn written(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().1.clone()).unwrap()
        }
    }

    impl Write for Faulty {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut state = self.0.lock().unwrap();
            let count = match state.0.pop_front().unwrap_or(Script::Take) {
                Script::Take => bytes.len(),
                Script::TakeSome(count) => count.min(bytes.len()),
                Script::Fail(kind) => return Err(kind.into()),
                Script::Hang => {
                    drop(state);
                    loop {
                        thread::park();
                    }
                }
            };
            state.1.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Opened {
        /// A fixed output for a test.
        pub(crate) fn fixed(sink: impl Write + Send + 'static) -> Self {
            Self {
                output: Output::ErrorOutput,
                sink: Box::new(sink),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        testing::{Faulty, Script},
        *,
    };

    fn lines(output: &Faulty) -> Lines {
        Lines::new(Opened::fixed(output.clone()))
    }

    #[test]
    fn every_error_of_the_output_is_an_error_and_no_panic() {
        for kind in [
            ErrorKind::BrokenPipe,
            ErrorKind::StorageFull,
            ErrorKind::Other,
            ErrorKind::PermissionDenied,
        ] {
            let output = Faulty::new([Script::Fail(kind)]);
            let mut lines = lines(&output);

            assert_eq!(lines.write(b"one\n").unwrap_err().kind(), kind);
            assert!(lines.write(b"two\n").is_ok());
            assert_eq!(output.written(), "two\n");
        }
    }

    #[test]
    fn a_busy_output_is_offered_the_line_again() {
        let busy = || Script::Fail(ErrorKind::WouldBlock);
        let output = Faulty::new([busy(), Script::TakeSome(2), busy()]);

        assert!(lines(&output).write(b"line\n").is_ok());
        assert_eq!(output.written(), "line\n");
    }

    #[test]
    fn an_output_that_stays_busy_is_given_up() {
        let output = Faulty::new((0..OFFERS).map(|_| Script::Fail(ErrorKind::WouldBlock)));
        let mut lines = lines(&output);

        assert!(lines.write(b"one\n").is_err());
        assert!(lines.write(b"two\n").is_ok());
    }

    #[test]
    fn a_line_that_was_cut_off_does_not_run_into_the_next() {
        let output = Faulty::new([
            Script::TakeSome(3),
            Script::Fail(ErrorKind::StorageFull),
            Script::Take,
        ]);
        let mut lines = lines(&output);

        assert!(lines.write(b"first line\n").is_err());
        assert!(lines.write(b"second line\n").is_ok());
        assert_eq!(output.written(), "fir\nsecond line\n");
    }
}
