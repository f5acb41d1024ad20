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
        Self::new(language(), Box::new(io::stdout()), Box::new(io::stderr()))
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
