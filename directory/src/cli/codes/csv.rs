//! The list of codes as CSV (RFC 4180).

use super::{NewCode, new_file::NewFile};
use crate::{
    cli::{output::Output, problem::Problem},
    clock::rfc3339,
};
use std::path::Path;
use zeroize::Zeroizing;

/// The columns of a list.
const COLUMNS: [&str; 6] = [
    "user_name",
    "name",
    "mail",
    "code",
    "valid_until",
    "valid_from",
];
/// The capacity of a line. A buffer that grows would leave unwiped copies of the code behind.
const LINE: usize = 4096;

/// The output of a list of codes: a file or the standard output.
pub(super) struct CsvList<'a> {
    file: Option<NewFile>,
    output: &'a Output,
}

impl<'a> CsvList<'a> {
    /// Creates the output file; `-` means the standard output.
    pub(super) fn create(file: &Path, output: &'a Output) -> Result<Self, Problem> {
        let file = match file == Path::new("-") {
            true => None,
            false => Some(NewFile::create(file)?),
        };
        Ok(Self { file, output })
    }

    /// Writes the line with the names of the columns.
    pub(super) fn begin(&self) -> Result<(), Problem> {
        self.write(&COLUMNS)
    }

    /// Writes the line of a code.
    pub(super) fn add(&self, code: &NewCode<'_>) -> Result<(), Problem> {
        let (account, drawn) = (code.account, code.drawn);
        self.write(&[
            account.user_name.as_str(),
            &account.display_name,
            account.mail.as_deref().unwrap_or_default(),
            drawn.shown().expose(),
            &rfc3339(drawn.expires_at()).unwrap_or_default(),
            &rfc3339(drawn.valid_from()).unwrap_or_default(),
        ])
    }

    /// Writes a line and waits until it is on the disk. If the write fails, removes the incomplete line.
    fn write(&self, fields: &[&str; COLUMNS.len()]) -> Result<(), Problem> {
        let line = csv_line(fields);
        let Some(file) = &self.file else {
            self.output.print(&line);
            return self.output.delivered();
        };
        file.append(&[&line, "\r\n"])
    }
}

/// A CSV line (RFC 4180) without its line break. A cell that a spreadsheet would read as a formula
/// gets a leading apostrophe, by which spreadsheets recognise text.
fn csv_line(fields: &[&str]) -> Zeroizing<String> {
    let mut line = Zeroizing::new(String::with_capacity(LINE));
    for (index, field) in fields.iter().enumerate() {
        let is_formula = field.starts_with(['=', '+', '-', '@']);
        let is_quoted = field.contains([',', '"', ';']);
        line.push_str(if index > 0 { "," } else { "" });
        line.push_str(if is_quoted { "\"" } else { "" });
        line.push_str(if is_formula { "'" } else { "" });
        for part in field.split_inclusive('"') {
            line.push_str(part);
            line.push_str(if part.ends_with('"') { "\"" } else { "" });
        }
        line.push_str(if is_quoted { "\"" } else { "" });
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_one_field_and_no_formula() {
        let line = csv_line(&["a", "Rossi, \"Anna\"", "=1+1", ""]);

        assert_eq!(line.as_str(), "a,\"Rossi, \"\"Anna\"\"\",'=1+1,");
    }
}
