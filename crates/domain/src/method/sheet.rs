//! The numbered codes of a recovery sheet: which one is asked for next, and how many are left.
//!
//! The codes are asked for in an order that was drawn with the sheet. So a sheet of which nothing was
//! used asks for any number, as a decoy does (law 5), and whoever saw one code cannot open attempts
//! until that code is asked for: the number stays until its code is used.

use super::{Method, MethodDetail};

/// A code of a recovery sheet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SheetCode {
    /// The number by which the code is asked for.
    pub number: u8,
    /// The Argon2id hash of the code as a PHC string.
    pub phc: String,
}

/// A code of a sheet, with its place in the order in which the codes are asked for.
#[derive(Clone, Copy, Debug)]
pub struct SheetPlace<'a> {
    /// The code.
    pub code: &'a SheetCode,
    /// Its place; the first is 1.
    pub place: u64,
}

/// A code of a sheet that was used.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct UsedCode {
    /// The number of the code.
    pub number: u8,
    /// How many codes of the sheet are left.
    pub left: u8,
}

impl Method {
    /// The codes of the sheet, in the order in which they are asked for; none for other kinds.
    fn codes(&self) -> &[SheetCode] {
        match &self.detail {
            MethodDetail::RecoveryCodes { codes } => codes,
            MethodDetail::Authenticator { .. }
            | MethodDetail::Mail { .. }
            | MethodDetail::TemporaryCode(_)
            | MethodDetail::Unreadable => &[],
        }
    }

    fn places(&self) -> impl DoubleEndedIterator<Item = SheetPlace<'_>> {
        let places = (1..).zip(self.codes());
        let of = |(place, code)| SheetPlace { code, place };
        places.map(of).collect::<Vec<_>>().into_iter()
    }

    /// The code that is asked for next; `None` if the sheet is used up, and for other kinds.
    #[must_use]
    pub fn asked_code(&self) -> Option<SheetPlace<'_>> {
        self.places().find(|it| !self.has_spent(it.place))
    }

    /// The code that confirms a new sheet: the one that is asked for last.
    #[must_use]
    pub fn confirming_code(&self) -> Option<&SheetCode> {
        self.places().next_back().map(|it| it.code)
    }

    /// The code at `place`, as the log names it once it is spent; `None` if there is none.
    #[must_use]
    pub fn used_code(&self, place: u64) -> Option<UsedCode> {
        let used = self.places().find(|it| it.place == place)?;
        Some(UsedCode {
            number: used.code.number,
            left: self.codes_left_after(place)?,
        })
    }

    /// How many codes are left once the one at `place` is spent; `None` for other kinds.
    fn codes_left_after(&self, place: u64) -> Option<u8> {
        self.spec().codes?;
        let spent = self.last_used_step.unwrap_or_default().max(place);
        let left = self.places().filter(|it| it.place > spent).count();
        Some(u8::try_from(left).unwrap_or(u8::MAX))
    }

    /// How many codes are left; `None` for other kinds.
    #[must_use]
    pub fn codes_left(&self) -> Option<u8> {
        self.codes_left_after(0)
    }

    /// Whether no code is left, so the method counts for nothing.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        self.codes_left() == Some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{method::SHEET_CODES, testing::samples};

    fn used(last: Option<u64>) -> Method {
        Method {
            last_used_step: last,
            ..samples::sheet(1)
        }
    }

    fn asked(sheet: &Method) -> Option<u8> {
        sheet.asked_code().map(|asked| asked.code.number)
    }

    #[test]
    fn codes_are_asked_for_in_the_order_of_the_sheet() {
        let numbers = (0..=10).map(|last| asked(&used(Some(last))));

        let downwards = (1..=SHEET_CODES).rev().map(Some);
        assert!(numbers.eq(downwards.chain([None])));
        assert_eq!(asked(&used(None)), Some(SHEET_CODES));
    }

    #[test]
    fn a_code_spends_itself_and_those_before_it() {
        let sheet = used(Some(3));

        assert_eq!(sheet.codes_left(), Some(7));
        assert_eq!(sheet.used_code(5), Some(UsedCode { number: 6, left: 5 }));
        assert!(sheet.has_spent(3) && !sheet.has_spent(4));
        assert!(!sheet.is_spent_ahead(1), "places are no times");
    }

    #[test]
    fn a_sheet_is_used_up_with_its_last_code() {
        assert!(!used(Some(9)).is_used_up());
        assert!(used(Some(10)).is_used_up());
    }

    #[test]
    fn other_kinds_have_no_codes() {
        let mail = samples::method(2);

        assert_eq!((mail.codes_left(), mail.is_used_up()), (None, false));
        assert!(mail.asked_code().is_none() && mail.used_code(1).is_none());
    }
}
