//! Activation codes that the IT department hands out on paper or by telephone: twelve characters,
//! 60 bits.
//!
//! Sixty bits are too few for a fast hash, so an activation code is stored as Argon2id, like a
//! password.

use crate::{
    crockford,
    random::{self, Random},
};
use chiave_protocol::Secret;
use std::fmt;
use zeroize::Zeroizing;

/// The number of characters of an activation code, without hyphens.
pub const CHARACTERS: usize = 12;

/// An activation code in the one form that is hashed: twelve characters of the alphabet. Wiped when
/// dropped.
pub struct ActivationCodeText(Zeroizing<String>);

/// The text is not an activation code.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not an activation code")]
pub struct NotAnActivationCode;

impl ActivationCodeText {
    /// Draws a new activation code.
    pub fn new(random: &dyn Random) -> Self {
        let bytes = random::secret_bytes::<CHARACTERS>(random);
        Self(crockford::text_of(bytes.as_slice()))
    }

    /// Reads what a person typed. Ignores case, width, and characters that are neither letter nor
    /// digit; corrects misread letters.
    ///
    /// # Errors
    ///
    /// [`NotAnActivationCode`] if the remaining text is not twelve characters of the alphabet.
    pub fn parse(typed: &str) -> Result<Self, NotAnActivationCode> {
        crockford::parse(typed, CHARACTERS)
            .map(Self)
            .ok_or(NotAnActivationCode)
    }

    /// The form that is hashed, without hyphens.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The form that is shown: three groups of four characters.
    #[must_use]
    pub fn grouped(&self) -> Secret {
        crockford::grouped(&self.0)
    }
}

impl fmt::Debug for ActivationCodeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<activation code>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{SystemRandom, random::tests::FakeRandom};
    use chiave_protocol::limits::CODE_BYTES;

    #[test]
    fn a_code_typed_as_shown_is_the_same_code() {
        let random = FakeRandom::default();

        for _ in 0..1000 {
            let activation_code = ActivationCodeText::new(&random);
            assert_eq!(activation_code.expose().len(), CHARACTERS);
            let typed = ActivationCodeText::parse(activation_code.grouped().expose()).unwrap();
            assert_eq!(typed.expose(), activation_code.expose());
        }
    }

    #[test]
    fn a_code_is_shown_in_three_groups_of_four() {
        let shown = ActivationCodeText::parse("0123456789AB").unwrap().grouped();

        assert_eq!(shown.expose(), "0123-4567-89AB");
    }

    #[test]
    fn case_spaces_hyphens_and_misread_letters_are_forgiven() {
        for typed in [
            "01A0-1111-89ab",
            "o1aO iIlL 89AB",
            "  01a0111189ab\n",
            "01A0\u{2013}1111\u{a0}89AB",
            "“01A0.1111/89AB”",
            "01A0\u{200b}1111\u{ad}89AB\u{feff}",
            "０１ａ０－１１１１－８９ＡＢ",
        ] {
            assert_eq!(
                ActivationCodeText::parse(typed).unwrap().expose(),
                "01A0111189AB",
                "{typed}"
            );
        }
    }

    #[test]
    fn a_text_that_is_no_code_is_refused() {
        let huge = "A".repeat(10 << 20);
        let spaces = " ".repeat(CODE_BYTES + 1);

        for typed in [
            "",
            "0123-4567-89A",
            "0123-4567-89ABC",
            "U123-4567-89AB",
            "è123456789AB",
        ] {
            assert_eq!(
                ActivationCodeText::parse(typed).unwrap_err(),
                NotAnActivationCode,
                "{typed}"
            );
        }
        let longest = format!("{:>CODE_BYTES$}", "0123456789AB");
        assert!(ActivationCodeText::parse(&longest).is_ok());
        assert!(ActivationCodeText::parse(&format!(" {longest}")).is_err());
        assert_eq!(
            ActivationCodeText::parse(&huge).unwrap_err(),
            NotAnActivationCode
        );
        assert_eq!(
            ActivationCodeText::parse(&spaces).unwrap_err(),
            NotAnActivationCode
        );
    }

    #[test]
    fn no_two_codes_are_alike_and_none_shows_in_debug_output() {
        let activation_code = ActivationCodeText::new(&SystemRandom);

        assert_ne!(
            activation_code.expose(),
            ActivationCodeText::new(&SystemRandom).expose()
        );
        assert_eq!(format!("{activation_code:?}"), "<activation code>");
    }
}
