//! What is said, and where: answers on the standard output, everything else on the error output.

use chiave_words::{Arg, Cli, Language, Words};
use std::io::{self, Write};

/// Speaks the language of whoever runs the command.
pub(super) struct Voice {
    words: &'static Words,
}

impl Voice {
    /// The language that POSIX's variables ask for, in their order.
    pub(super) fn of_the_environment() -> Self {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
        Self {
            words: Words::of(Language::nearest(tag.as_deref().unwrap_or_default())),
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
        let _ = writeln!(io::stdout().lock(), "{}", text.trim_end());
    }

    /// A sentence for the person.
    pub(super) fn tell(&self, sentence: &str) {
        let _ = writeln!(io::stderr().lock(), "{sentence}");
    }
}

/// A sentence of the help texts.
pub(super) fn help(sentence: Cli) -> String {
    Voice::of_the_environment().say(sentence, &[])
}
