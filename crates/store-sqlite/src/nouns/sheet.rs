//! The detail of a recovery sheet as text: a line for each code, with its number and its hash, in the
//! order in which the codes are asked for.

use chiave_domain::method::{MethodDetail, SHEET_CODES, SheetCode};
use zeroize::Zeroizing;

/// A line is not a number and a hash.
#[derive(Debug, thiserror::Error)]
#[error("no code of a recovery sheet")]
pub(super) struct NoCode;

/// The text of a sheet.
pub(super) fn text(codes: &[SheetCode]) -> Zeroizing<String> {
    let line = |code: &SheetCode| format!("{} {}\n", code.number, code.phc);
    Zeroizing::new(codes.iter().map(line).collect())
}

/// Reads the text of a sheet.
pub(super) fn read(text: &str) -> Result<Vec<SheetCode>, NoCode> {
    text.lines()
        .map(|line| {
            let (number, phc) = line.split_once(' ').ok_or(NoCode)?;
            Ok(SheetCode {
                number: number.parse().map_err(|_| NoCode)?,
                phc: phc.to_owned(),
            })
        })
        .collect()
}

/// A sheet whose codes cannot be opened any more: no typed code is right.
pub(super) fn lost() -> MethodDetail {
    let code = |number| SheetCode {
        number,
        phc: String::new(),
    };
    let codes = (1..=SHEET_CODES).map(code).collect();
    MethodDetail::RecoveryCodes { codes }
}
