//! Where output goes: answers to the standard output, everything else to the error output.
//!
//! Every command writes through [`Output`], for two reasons: control characters never reach a
//! terminal, and an answer that could not be written makes the command fail.

use super::{json, problem::Problem};
use chiave_protocol::{
    Timestamp,
    typed::{escaped, escaped_lines},
};
use chiave_words::{Arg, Cli, Language, Words};
use std::{
    cell::RefCell,
    io::{self, IsTerminal as _, Write},
    os::fd::{AsRawFd as _, RawFd},
    path::Path,
};

/// Stands for a missing value, so every row has all of its fields.
pub(super) const NONE: &str = "-";

/// A number as the argument of a sentence.
pub(super) fn number(count: impl TryInto<i64>) -> Arg<'static> {
    Arg::Number(count.try_into().unwrap_or(i64::MAX))
}

/// Writes in the language of the person who runs the command.
pub(super) struct Output {
    words: &'static Words,
    answers: RefCell<Box<dyn Write>>,
    sentences: RefCell<Box<dyn Write>>,
    /// Whether the answers go to a terminal.
    is_terminal: bool,
    /// The first answer that could not be written, and the reason.
    lost: RefCell<Option<io::Error>>,
}

impl Output {
    /// An output to the standard output and the error output of this process.
    pub(super) fn of_the_process() -> Self {
        let answers: Box<dyn Write> = match is_closed(io::stdout().as_raw_fd()) {
            true => Box::new(Closed),
            false => Box::new(io::stdout()),
        };
        Self {
            is_terminal: io::stdout().is_terminal(),
            ..Self::new(language(), answers, Box::new(io::stderr()))
        }
    }

    /// An output to the given writers.
    pub(super) fn new(
        language: Language,
        answers: Box<dyn Write>,
        sentences: Box<dyn Write>,
    ) -> Self {
        let words = Words::of(language);
        Self {
            words,
            answers: RefCell::new(answers),
            sentences: RefCell::new(sentences),
            is_terminal: false,
            lost: RefCell::new(None),
        }
    }

    /// The sentences in the chosen language.
    pub(super) fn words(&self) -> &'static Words {
        self.words
    }

    /// A point in time as sentences name it: date and time of day in UTC.
    pub(super) fn date(&self, at: Timestamp) -> String {
        self.words.date_time(at, 0) + " UTC"
    }

    /// A sentence with its arguments filled in. Control characters in the arguments are spelt out.
    pub(super) fn say(&self, sentence: Cli, args: &[(&str, Arg<'_>)]) -> String {
        let safe: Vec<_> = args
            .iter()
            .map(|(name, arg)| match arg {
                Arg::Text(text) => (*name, Some(escaped(text))),
                Arg::Number(_) => (*name, None),
            })
            .collect();
        let safe: Vec<_> = safe
            .iter()
            .zip(args)
            .map(|((name, text), (_, arg))| match text {
                Some(text) => (*name, Arg::Text(text)),
                None => (*name, *arg),
            })
            .collect();
        self.words.say(sentence, &safe)
    }

    /// Prints an answer of one or several lines, for scripts to read.
    pub(super) fn print(&self, text: &str) {
        self.answer(&escaped_lines(text.trim_end_matches('\n')));
    }

    /// Prints an answer in columns. Empty columns are printed too, also at the end of the row.
    pub(super) fn row(&self, fields: &[&str]) {
        let safe: Vec<_> = fields.iter().map(|field| escaped(field)).collect();
        self.answer(&safe.join("\t"));
    }

    /// Prints an answer of one JSON object on one line.
    ///
    /// # Errors
    ///
    /// If the value has no JSON form.
    pub(super) fn json(&self, value: &impl serde::Serialize) -> Result<(), Problem> {
        let line = json::line(value).map_err(|error| Problem::failed(&error))?;
        self.answer(&line);
        Ok(())
    }

    fn answer(&self, line: &str) {
        if self.lost.borrow().is_some() {
            return;
        }
        let written = writeln!(self.answers.borrow_mut(), "{line}");
        if let Err(error) = written {
            self.lost.replace(Some(error));
        }
    }

    /// The standard output, for an answer that is not text.
    ///
    /// # Errors
    ///
    /// If the standard output is a terminal, which would show the bytes to a person.
    pub(super) fn bytes(&self) -> Result<Bytes<'_>, Problem> {
        match self.is_terminal {
            true => Err(Problem::said(Cli::CliBackupTerminal, &[])),
            false => Ok(Bytes(self)),
        }
    }

    /// Succeeds if every answer so far was written.
    ///
    /// # Errors
    ///
    /// The first answer that could not be written: the disk is full, or the reader closed the pipe.
    pub(super) fn delivered(&self) -> Result<(), Problem> {
        let flushed = self.answers.borrow_mut().flush();
        let lost = self.lost.borrow();
        match lost.as_ref().or(flushed.as_ref().err()) {
            None => Ok(()),
            Some(error) => Err(Self::lost(error)),
        }
    }

    /// The problem of an answer that could not be written.
    pub(super) fn lost(error: &io::Error) -> Problem {
        let cause = error.to_string();
        Problem::said(Cli::CliOutputLost, &[("cause", &cause)])
    }

    /// Prints a sentence for the person. A failed write is ignored: the exit code still reports the
    /// result.
    pub(super) fn message(&self, sentence: &str) {
        let _ = writeln!(self.sentences.borrow_mut(), "{sentence}");
    }
}

/// Whether the parent process closed this output. In that case the standard library opens the null
/// device instead, for reading and writing, so no other file gets the same descriptor.
pub(super) fn is_closed(number: RawFd) -> bool {
    let is_null = std::fs::read_link(format!("/proc/self/fd/{number}"))
        .is_ok_and(|file| file == Path::new("/dev/null"));
    // The last octal digit of the flags says how the file was opened: 0 to read, 1 to write, 2 for
    // both.
    let facts = std::fs::read_to_string(format!("/proc/self/fdinfo/{number}"));
    let is_both = facts.is_ok_and(|facts| {
        let flags = facts.lines().find_map(|line| line.strip_prefix("flags:"));
        flags.is_some_and(|flags| flags.trim_end().ends_with('2'))
    });
    is_null && is_both
}

/// The standard output, for an answer that is not text.
pub(super) struct Bytes<'a>(&'a Output);

impl Write for Bytes<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.answers.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.answers.borrow_mut().flush()
    }
}

/// A writer for an output that was closed.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::NotConnected.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A sentence of the help texts.
pub(super) fn help(sentence: Cli) -> String {
    Words::of(language()).say(sentence, &[])
}

/// The part below a help text: example calls and the exit codes.
pub(super) fn example(command: &str) -> String {
    let words = Words::of(language());
    let command = format!("chiave-directory {command}");
    let example = words.say(Cli::CliHelpExample, &[("command", Arg::Text(&command))]);
    format!("{example}\n{}", words.say(Cli::CliHelpExit, &[]))
}

/// The language that POSIX's environment variables ask for, in their order of precedence.
pub(super) fn language() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    Language::nearest(tag.as_deref().unwrap_or_default())
}
