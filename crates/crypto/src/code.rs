//! Six-digit codes for mails: derived when the mail is rendered, never stored.
//!
//! The outbox stores only a reference: purpose, method, serial number. The code is derived from the
//! reference when the mail is sent, and again when a person types a code. So a reader of the
//! database finds no code, and a code is bound to everything that it was made for (law 2).

use crate::{CodeKey, mac};
use chiave_protocol::{Secret, limits::CODE_BYTES, typed};
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

/// The number of digits of a code.
pub const DIGITS: usize = 6;

/// The purpose of a code. A code that was made for one purpose is wrong for every other.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum CodePurpose {
    /// A gate of a reset or an unlock.
    Attempt,
    /// The second factor of a sign-in.
    SignIn,
    /// A fresh verification before a change of security info.
    FreshVerification,
    /// Confirms that the person reads mail at an address that is being registered.
    Register,
}

impl CodePurpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Attempt => b"attempt",
            Self::SignIn => b"sign-in",
            Self::FreshVerification => b"fresh-proof",
            Self::Register => b"register",
        }
    }
}

/// Everything that a code is bound to. These values are not secret; the key is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CodeFor {
    /// The purpose of the code.
    pub purpose: CodePurpose,
    /// The attempt, activation or session for which the code was requested.
    pub within: Uuid,
    /// The method to which the code is sent.
    pub method: Uuid,
    /// The serial number of the send; the next send makes the code of this one invalid.
    pub serial: u64,
}

impl CodeKey {
    /// The code of one send. Its lifetime is not part of the derivation: the caller enforces it.
    #[must_use]
    pub fn code(&self, code_for: &CodeFor) -> Secret {
        derive(&self.0.current().bytes, code_for)
    }

    /// Whether the digits of `typed` are the code of this send, in constant time.
    ///
    /// A code of a mail that was sent under an older key is still accepted.
    #[must_use]
    pub fn accepts(&self, typed: &str, code_for: &CodeFor) -> bool {
        let typed = digits(typed);
        self.0.iter().any(|key| {
            let code = derive(&key.bytes, code_for);
            code.expose().as_bytes().ct_eq(typed.as_bytes()).into()
        })
    }
}

fn derive(key: &[u8; mac::LEN], code_for: &CodeFor) -> Secret {
    let mac = mac::mac(
        key,
        "chiave mail code v1",
        &[
            code_for.purpose.label(),
            code_for.within.as_bytes(),
            code_for.method.as_bytes(),
            &code_for.serial.to_be_bytes(),
        ],
    );
    let [a, b, c, d, e, f, g, h, ..] = mac;
    // 2⁶⁴ is not a multiple of a million, so the most likely code is more likely by less than one
    // in 10¹³.
    let number = u64::from_be_bytes([a, b, c, d, e, f, g, h]) % 1_000_000;
    Secret::new(format!("{number:0DIGITS$}"))
}

/// The digits of what was typed; empty if there are more digits than a code has.
pub(crate) fn digits(typed: &str) -> Zeroizing<String> {
    if typed.len() > CODE_BYTES {
        return Zeroizing::default();
    }
    typed::digits(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KeyId, SystemRandom, keys};

    const FOR: CodeFor = CodeFor {
        purpose: CodePurpose::Attempt,
        within: Uuid::from_u128(1),
        method: Uuid::from_u128(2),
        serial: 1,
    };

    fn key() -> CodeKey {
        CodeKey::generate(KeyId::parse("c1").unwrap(), &SystemRandom)
    }

    #[test]
    fn a_code_has_six_digits_and_comes_out_the_same_again() {
        let key = key();

        for serial in 0..1000 {
            let code_for = CodeFor { serial, ..FOR };
            let code = key.code(&code_for);
            assert_eq!(code.expose().len(), DIGITS);
            assert!(code.expose().bytes().all(|byte| byte.is_ascii_digit()));
            assert!(key.accepts(code.expose(), &code_for));
        }
    }

    #[test]
    fn whatever_stands_around_the_digits_is_forgiven() {
        let key = key();
        let code = key.code(&FOR);
        let (first, last) = code.expose().split_at(3);

        for typed in [
            format!("{first} {last}"),
            format!(" {first}-{last}\n"),
            format!("{first}\u{2013}{last}."),
            format!("Il codice è {first}\u{a0}{last}"),
            format!("{first}\u{200b}{last}"),
            wide(code.expose()),
        ] {
            assert!(key.accepts(&typed, &FOR));
        }
    }

    /// The same digits as full-width characters, which Asian keyboards produce.
    fn wide(digits: &str) -> String {
        let wide = digits
            .bytes()
            .map(|b| char::from_u32(0xff10 + u32::from(b - b'0')));
        wide.map(Option::unwrap).collect()
    }

    #[test]
    fn a_code_from_before_a_key_change_is_still_accepted() {
        let line = |id| keys::new_key_file(&KeyId::parse(id).unwrap(), &SystemRandom);
        let (old, new) = (line("old"), line("new"));
        let before = CodeKey::parse(&old).unwrap();
        let after = CodeKey::parse(&format!("{}{}", *new, *old)).unwrap();

        assert!(after.accepts(before.code(&FOR).expose(), &FOR));
    }

    #[test]
    fn a_code_made_for_anything_else_is_wrong() {
        let key = key();
        let others = [
            CodeFor {
                purpose: CodePurpose::SignIn,
                ..FOR
            },
            CodeFor {
                purpose: CodePurpose::FreshVerification,
                ..FOR
            },
            CodeFor {
                purpose: CodePurpose::Register,
                ..FOR
            },
            CodeFor {
                within: Uuid::from_u128(3),
                ..FOR
            },
            CodeFor {
                method: Uuid::from_u128(3),
                ..FOR
            },
            CodeFor { serial: 2, ..FOR },
            CodeFor {
                within: FOR.method,
                method: FOR.within,
                ..FOR
            },
        ];

        // One of seven may agree by chance (one in a million), two never.
        let agreeing = others
            .iter()
            .filter(|&other| key.accepts(key.code(other).expose(), &FOR));

        assert!(agreeing.count() <= 1);
    }

    #[test]
    fn a_text_that_is_no_code_is_wrong() {
        let key = key();
        let code = key.code(&FOR);
        let longer = format!("{}0", code.expose());
        let huge = code.expose().repeat(1 << 20);
        let longest = format!("{:>CODE_BYTES$}", code.expose());
        assert!(key.accepts(&longest, &FOR));
        let spaced_out = format!("{}{}", code.expose(), " ".repeat(CODE_BYTES));

        for typed in [
            "",
            "12345",
            "abcdef",
            "１２３４５６",
            &longer,
            &huge,
            &spaced_out,
        ] {
            assert!(!key.accepts(typed, &FOR), "{typed:.20}");
        }
    }

    #[test]
    fn codes_are_spread_over_the_whole_range() {
        let key = key();
        let mut first_digits = [0; 10];

        for serial in 0..10_000 {
            let code = key.code(&CodeFor { serial, ..FOR });
            first_digits[usize::from(code.expose().as_bytes()[0] - b'0')] += 1;
        }

        // The expected number is 1000 each with a deviation of 30; ten deviations never happen.
        assert!(
            first_digits.iter().all(|count| (700..1300).contains(count)),
            "{first_digits:?}"
        );
    }
}
