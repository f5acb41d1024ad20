//! Recovery codes on a sheet of paper: sixteen characters, 80 bits.
//!
//! Each code of a sheet has a number, by which it is asked for. The codes are asked for in an order
//! that is drawn with the sheet, so the number that is asked for tells nothing about the codes that
//! were used before.

use crate::{
    crockford,
    random::{self, Random},
};
use chiave_protocol::Secret;
use std::fmt;
use zeroize::Zeroizing;

/// The number of characters of a recovery code, without hyphens.
pub const CHARACTERS: usize = 16;

/// A recovery code in the one form that is hashed: sixteen characters of the alphabet. Wiped when
/// dropped.
pub struct RecoveryCodeText(Zeroizing<String>);

/// The text is not a recovery code.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a recovery code")]
pub struct NotARecoveryCode;

impl RecoveryCodeText {
    /// Draws a new code.
    pub fn new(random: &dyn Random) -> Self {
        let bytes = random::secret_bytes::<CHARACTERS>(random);
        Self(crockford::text_of(bytes.as_slice()))
    }

    /// Reads what a person typed. Ignores case, width, and characters that are neither letter nor
    /// digit; corrects misread letters.
    ///
    /// # Errors
    ///
    /// [`NotARecoveryCode`] if the remaining text is not sixteen characters of the alphabet.
    pub fn parse(typed: &str) -> Result<Self, NotARecoveryCode> {
        crockford::parse(typed, CHARACTERS)
            .map(Self)
            .ok_or(NotARecoveryCode)
    }

    /// The form that is hashed, without hyphens.
    #[must_use]
    pub fn to_secret(&self) -> Secret {
        Secret::new(self.0.as_str().to_owned())
    }

    /// The form that is shown: four groups of four characters.
    #[must_use]
    pub fn grouped(&self) -> Secret {
        crockford::grouped(&self.0)
    }
}

impl fmt::Debug for RecoveryCodeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<recovery code>")
    }
}

/// Draws the order in which the codes with the numbers 1 to `codes` are asked for. Every order is
/// about equally likely.
pub fn draw_order(random: &dyn Random, codes: u8) -> Vec<u8> {
    let mut drawn: Vec<_> = (1..=codes)
        .map(|number| (random::secret_bytes::<8>(random), number))
        .collect();
    drawn.sort_by(|one, other| one.0.cmp(&other.0));
    drawn.into_iter().map(|(_, number)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SystemRandom, random::tests::FakeRandom};

    #[test]
    fn a_recovery_code_typed_as_shown_is_the_same_code() {
        let random = FakeRandom::default();

        for _ in 0..1000 {
            let code = RecoveryCodeText::new(&random);
            let typed = RecoveryCodeText::parse(code.grouped().expose()).unwrap();
            assert_eq!(typed.to_secret().expose(), code.to_secret().expose());
        }
    }

    #[test]
    fn a_recovery_code_is_shown_in_four_groups_of_four() {
        let shown = RecoveryCodeText::parse("o123456789abcdef")
            .unwrap()
            .grouped();

        assert_eq!(shown.expose(), "0123-4567-89AB-CDEF");
    }

    #[test]
    fn a_text_that_is_no_recovery_code_is_refused() {
        for typed in ["", "0123-4567-89AB", "0123-4567-89AB-CDEF0", "123456"] {
            assert_eq!(
                RecoveryCodeText::parse(typed).unwrap_err(),
                NotARecoveryCode,
                "{typed}"
            );
        }
    }

    #[test]
    fn the_order_of_a_sheet_has_each_number_once() {
        let order = draw_order(&SystemRandom, 10);

        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (1..=10).collect::<Vec<u8>>());
        assert_ne!(order, draw_order(&SystemRandom, 10));
    }

    #[test]
    fn no_recovery_code_shows_in_debug_output() {
        let code = RecoveryCodeText::new(&SystemRandom);

        assert_eq!(format!("{code:?}"), "<recovery code>");
    }
}
