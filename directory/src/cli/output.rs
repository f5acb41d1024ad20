//! What is said, and where: answers on the standard output, everything else on the error output.
//!
//! Every command says what it says through here, so that nothing that a terminal obeys gets out, and
//! that an answer which could not be written is no success.

use super::{json, problem::Problem};
use chiave_protocol::typed::{escaped, escaped_lines};
use chiave_words::{Arg, Cli, Language, Words};
use std::{
    cell::RefCell,
    io::{self, Write},
    os::fd::{AsRawFd as _, RawFd},
    path::Path,
};

/// Speaks the language of whoever runs the command.
pub(super) struct Output {
    words: &'static Words,
    answers: RefCell<Box<dyn Write>>,
    sentences: RefCell<Box<dyn Write>>,
    /// The first answer that could not be written, and why.
    lost: RefCell<Option<io::Error>>,
}

impl Output {
    /// Speaks on the outputs of this process.
    pub(super) fn of_the_process() -> Self {
        let answers: Box<dyn Write> = match is_closed(io::stdout().as_raw_fd()) {
            true => Box::new(Closed),
            false => Box::new(io::stdout()),
        };
        Self::new(language(), answers, Box::new(io::stderr()))
    }

    /// Speaks wherever it is told to.
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
            lost: RefCell::new(None),
        }
    }

    /// The words themselves.
    pub(super) fn words(&self) -> &'static Words {
        self.words
    }

    /// A sentence, filled in. Whatever a terminal would obey is spelt out in what it is filled with.
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

    /// An answer of one or several lines: what a script would read.
    pub(super) fn print(&self, text: &str) {
        self.answer(&escaped_lines(text.trim_end_matches('\n')));
    }

    /// An answer in columns. All of them are there, also empty ones at the end.
    pub(super) fn row(&self, fields: &[&str]) {
        let safe: Vec<_> = fields.iter().map(|field| escaped(field)).collect();
        self.answer(&safe.join("\t"));
    }

    /// An answer of one JSON object on one line.
    ///
    /// # Errors
    ///
    /// Where the value has no JSON form.
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

    /// Whether every answer up to here has left this process.
    ///
    /// # Errors
    ///
    /// The first that did not: the disk is full, or the reader went away.
    pub(super) fn delivered(&self) -> Result<(), Problem> {
        let flushed = self.answers.borrow_mut().flush();
        let lost = self.lost.borrow();
        match lost.as_ref().or(flushed.as_ref().err()) {
            None => Ok(()),
            Some(error) => {
                let cause = error.to_string();
                Err(Problem::said(Cli::CliOutputLost, &[("cause", &cause)]))
            }
        }
    }

    /// A sentence for the person. Where nobody can read it, the exit code still tells.
    pub(super) fn tell(&self, sentence: &str) {
        let _ = writeln!(self.sentences.borrow_mut(), "{sentence}");
    }
}

/// Whether whoever started this process closed this output: the standard library then opens the null
/// device in its place, for reading and writing, so that no other file takes the number.
pub(super) fn is_closed(number: RawFd) -> bool {
    let is_null = std::fs::read_link(format!("/proc/self/fd/{number}"))
        .is_ok_and(|file| file == Path::new("/dev/null"));
    // Its last octal digit is how the file was opened: 0 to read, 1 to write, 2 for both.
    let facts = std::fs::read_to_string(format!("/proc/self/fdinfo/{number}"));
    let is_both = facts.is_ok_and(|facts| {
        let flags = facts.lines().find_map(|line| line.strip_prefix("flags:"));
        flags.is_some_and(|flags| flags.trim_end().ends_with('2'))
    });
    is_null && is_both
}

/// Stands for an output that was closed.
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

/// What stands below a help text: how the command is given, and what it ends with.
pub(super) fn example(command: &str) -> String {
    let words = Words::of(language());
    let command = format!("chiave-directory {command}");
    let example = words.say(Cli::CliHelpExample, &[("command", Arg::Text(&command))]);
    format!("{example}\n{}", words.say(Cli::CliHelpExit, &[]))
}

/// The language that POSIX's variables ask for, in their order.
fn language() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    Language::nearest(tag.as_deref().unwrap_or_default())
}
