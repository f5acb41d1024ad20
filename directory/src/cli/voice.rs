//! What is said, and where: answers on the standard output, everything else on the error output.

use chiave_words::{Arg, Cli, Language, Words};
use std::{
    cell::RefCell,
    io::{self, Write},
};

/// Speaks the language of whoever runs the command.
pub(super) struct Voice {
    words: &'static Words,
    answers: RefCell<Box<dyn Write>>,
    sentences: RefCell<Box<dyn Write>>,
}

impl Voice {
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
        }
    }

    /// The words themselves.
    pub(super) fn words(&self) -> &'static Words {
        self.words
    }

    /// A sentence, filled in.
    pub(super) fn say(&self, sentence: Cli, args: &[(&str, Arg<'_>)]) -> String {
        self.words.say(sentence, args)
    }

    /// An answer: what a script would read.
    pub(super) fn print(&self, text: &str) {
        // A reader that went away is no failure of the command.
        let _ = writeln!(self.answers.borrow_mut(), "{}", text.trim_end());
    }

    /// A sentence for the person.
    pub(super) fn tell(&self, sentence: &str) {
        let _ = writeln!(self.sentences.borrow_mut(), "{sentence}");
    }
}

/// A sentence of the help texts.
pub(super) fn help(sentence: Cli) -> String {
    Words::of(language()).say(sentence, &[])
}

/// The language that POSIX's variables ask for, in their order.
fn language() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    Language::nearest(tag.as_deref().unwrap_or_default())
}
