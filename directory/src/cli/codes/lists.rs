//! What a command writes codes into: a CSV list, letters, or both.

use super::{Arguments, NewCode, csv::CsvList, letters::LettersFile};
use crate::cli::{context::CliContext, output::Output, problem::Problem};

/// The outputs of many codes.
pub(super) struct Lists<'a> {
    csv: Option<CsvList<'a>>,
    letters: Option<LettersFile<'a>>,
    output: &'a Output,
}

impl<'a> Lists<'a> {
    /// Creates the files. Creates none if one of them cannot be created.
    pub(super) fn create(
        arguments: &Arguments,
        context: &'a CliContext,
        output: &'a Output,
    ) -> Result<Self, Problem> {
        let letters = arguments.letters.as_deref();
        let letters = letters.map(|file| LettersFile::create(file, &context.organisation));
        let letters = letters.transpose()?;
        let csv = arguments.csv.as_deref();
        let csv = csv.map(|file| CsvList::create(file, output)).transpose();
        match (csv, letters) {
            (Ok(csv), letters) => Ok(Self {
                csv,
                letters,
                output,
            }),
            (Err(problem), Some(letters)) => {
                letters.discard()?;
                Err(problem)
            }
            (Err(problem), None) => Err(problem),
        }
    }

    /// Writes what precedes the first code.
    pub(super) fn begin(&self) -> Result<(), Problem> {
        if let Some(letters) = &self.letters {
            letters.begin(self.output.words())?;
        }
        self.csv.as_ref().map_or(Ok(()), CsvList::begin)
    }

    /// Writes one code to each output. If it was not written whole to one of them, removes its letter.
    pub(super) fn add(&self, code: &NewCode<'_>) -> Result<(), Problem> {
        let letter = match &self.letters {
            Some(letters) => Some((letters, letters.add(code)?)),
            None => None,
        };
        let listed = self.csv.as_ref().map_or(Ok(()), |csv| csv.add(code));
        if let (Err(_), Some((letters, begin))) = (&listed, letter) {
            letters.take_back(begin)?;
        }
        listed
    }

    /// Writes what follows the last code.
    pub(super) fn finish(&self) -> Result<(), Problem> {
        self.letters.as_ref().map_or(Ok(()), LettersFile::finish)
    }
}
