//! What is wrong with the arguments, in sentences of the locales.
//!
//! The library of the command line says it in English. Its error also has the parts of that sentence, of
//! which the sentences here are made.

use super::localized::usage;
use chiave_protocol::typed::escaped;
use chiave_words::{Arg, Cli, Words};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::error::Error as _;

/// What the library writes before a line of usage.
const USAGE: &str = "Usage: ";

/// The sentences for wrong arguments: what is wrong, what was probably meant, how the command is used,
/// and where its help is. Control characters of the arguments are escaped.
pub(super) fn sentences(error: &Error, words: &Words) -> Vec<String> {
    let parts = Parts { error, words };
    let mut sentences = vec![parts.wrong()];
    sentences.extend(parts.similar());
    let used = parts.usage();
    if let Some(used) = &used {
        let line = usage(used, words);
        sentences.push(parts.say(Cli::CliArgUsage, &[("usage", &line)]));
    }
    let command = used.as_deref().map_or(NAME, command_of);
    sentences.push(parts.say(Cli::CliArgHelp, &[("command", command)]));
    let safe = sentences
        .iter()
        .map(|sentence| escaped(sentence).into_owned());
    safe.collect()
}

/// The name of the program.
const NAME: &str = "chiave-directory";

/// The words of a line of usage that lead to the command: all before the first placeholder.
fn command_of(usage: &str) -> &str {
    let is_placeholder = |word: &str| word.starts_with(['<', '[', '-']);
    let words = usage.split_inclusive(' ');
    let words = words.take_while(|word| !is_placeholder(word));
    usage[..words.map(str::len).sum()].trim_end()
}

/// The parts of an error.
struct Parts<'a> {
    error: &'a Error,
    words: &'a Words,
}

impl Parts<'_> {
    fn say(&self, sentence: Cli, args: &[(&str, &str)]) -> String {
        let args: Vec<_> = args
            .iter()
            .map(|(name, text)| (*name, Arg::Text(text)))
            .collect();
        self.words.say(sentence, &args)
    }

    /// The sentence that says what is wrong.
    fn wrong(&self) -> String {
        let argument = self.text(ContextKind::InvalidArg);
        let value = self.text(ContextKind::InvalidValue);
        let argument = ("argument", &*argument);
        match self.error.kind() {
            ErrorKind::UnknownArgument => self.say(Cli::CliArgUnknown, &[argument]),
            ErrorKind::InvalidSubcommand => {
                let command = self.text(ContextKind::InvalidSubcommand);
                self.say(Cli::CliArgCommandUnknown, &[("command", &command)])
            }
            ErrorKind::InvalidValue => self.value_refused(argument, &value),
            ErrorKind::ValueValidation => {
                let cause = self.error.source().map(ToString::to_string);
                let expected = ("expected", &*cause.unwrap_or_default());
                self.say(
                    Cli::CliArgValueWrong,
                    &[argument, ("value", &value), expected],
                )
            }
            ErrorKind::TooManyValues => {
                self.say(Cli::CliArgValueSurplus, &[argument, ("value", &value)])
            }
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
                self.say(Cli::CliArgValueMissing, &[argument])
            }
            ErrorKind::MissingRequiredArgument => {
                self.say(Cli::CliArgMissing, &[("arguments", argument.1)])
            }
            ErrorKind::ArgumentConflict => self.conflict(argument),
            ErrorKind::InvalidUtf8 => self.say(Cli::CliArgEncoding, &[]),
            _ => self.say(Cli::CliArgOther, &[]),
        }
    }

    /// A value that is not one of the possible values, or is missing.
    fn value_refused(&self, argument: (&str, &str), value: &str) -> String {
        let values = self.text(ContextKind::ValidValue);
        let values = ("values", &*values);
        match (value.is_empty(), values.1.is_empty()) {
            (true, true) => self.say(Cli::CliArgValueMissing, &[argument]),
            (true, false) => self.say(Cli::CliArgValueMissingOf, &[argument, values]),
            (false, _) => {
                let value = ("value", value);
                self.say(Cli::CliArgValueRefused, &[argument, value, values])
            }
        }
    }

    fn conflict(&self, argument: (&str, &str)) -> String {
        let others = self.text(ContextKind::PriorArg);
        if others == argument.1 {
            return self.say(Cli::CliArgTwice, &[argument]);
        }
        self.say(Cli::CliArgConflict, &[argument, ("others", &others)])
    }

    /// The question whether something similar was meant.
    fn similar(&self) -> Option<String> {
        let kinds = [
            ContextKind::SuggestedSubcommand,
            ContextKind::SuggestedArg,
            ContextKind::SuggestedValue,
        ];
        let found = kinds.map(|kind| self.text(kind));
        let similar = found.iter().find(|text| !text.is_empty())?;
        Some(self.say(Cli::CliArgSimilar, &[("similar", similar)]))
    }

    /// The line that shows how the command is used.
    fn usage(&self) -> Option<String> {
        let text = self.text(ContextKind::Usage);
        let line = text.trim().strip_prefix(USAGE)?;
        Some(line.lines().map(str::trim).collect::<Vec<_>>().join(" "))
    }

    /// A part of the error as text, several with commas between them; empty for a part that is missing.
    fn text(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            Some(ContextValue::StyledStr(text)) => text.to_string(),
            Some(ContextValue::StyledStrs(texts)) => {
                let texts: Vec<_> = texts.iter().map(ToString::to_string).collect();
                texts.join(", ")
            }
            _ => String::new(),
        }
    }
}
