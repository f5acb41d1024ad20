//! Letters with codes: an HTML file to print, with one page for each person.

use super::{NewCode, new_file::NewFile};
use crate::cli::problem::Problem;
use chiave_words::{
    Language, Words,
    letter::{LETTERS_END, Letter},
};
use std::path::Path;

/// A file of letters that is being written.
pub(super) struct LettersFile<'a> {
    file: NewFile,
    organisation: &'a str,
}

impl<'a> LettersFile<'a> {
    /// Creates the file.
    pub(super) fn create(file: &Path, organisation: &'a str) -> Result<Self, Problem> {
        Ok(Self {
            file: NewFile::create(file)?,
            organisation,
        })
    }

    /// Removes the file, into which nothing was written yet.
    pub(super) fn discard(self) -> Result<(), Problem> {
        self.file.discard()
    }

    /// Writes what precedes the first letter; the title is in the language of the person who gave the command.
    pub(super) fn begin(&self, words: &Words) -> Result<(), Problem> {
        self.file.append(&[&words.letters_begin(self.organisation)])
    }

    /// Writes the letter of a code, in the language of the person as emails choose it. Returns where the letter
    /// begins.
    pub(super) fn add(&self, code: &NewCode<'_>) -> Result<u64, Problem> {
        let (account, drawn) = (code.account, code.drawn);
        let words = Words::of(Language::nearest(&account.language));
        let letter = words.letter(&Letter {
            organisation: self.organisation,
            display_name: &account.display_name,
            user_name: account.user_name.as_str(),
            code: &drawn.shown(),
            from: drawn.valid_from(),
            until: drawn.expires_at(),
        });
        let begin = self.file.end()?;
        self.file.append(&[letter.expose()])?;
        Ok(begin)
    }

    /// Removes the last letter, which begins at `begin`.
    pub(super) fn take_back(&self, begin: u64) -> Result<(), Problem> {
        self.file.take_back(begin)
    }

    /// Writes what follows the last letter.
    pub(super) fn finish(&self) -> Result<(), Problem> {
        self.file.append(&[LETTERS_END])
    }
}
