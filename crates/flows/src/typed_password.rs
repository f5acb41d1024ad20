//! Passwords as people type them, in normalised form.

use chiave_protocol::{Secret, limits::PASSWORD_BYTES};
use std::sync::Arc;

/// A typed password in the one form that is checked and written, so the same characters typed on
/// two keyboards are the same password.
///
/// The password is never longer than the limit: not before normalisation, which limits the work,
/// nor after it, since normalisation can turn one byte into three.
#[derive(Clone, Debug)]
pub(crate) struct TypedPassword(Arc<Secret>);

impl TypedPassword {
    /// Reads what was typed; returns `None` if the text is longer than a password may be.
    pub(crate) fn read(typed: &Secret) -> Option<Self> {
        if typed.expose().len() > PASSWORD_BYTES {
            return None;
        }
        let mut text = chiave_rules::normalise(typed.expose());
        if text.len() > PASSWORD_BYTES {
            return None;
        }
        Some(Self(Arc::new(Secret::new(std::mem::take(&mut *text)))))
    }

    /// Whether nothing was typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text of the password.
    pub(crate) fn expose(&self) -> &str {
        self.0.expose()
    }

    /// The password as a secret for the hash pool.
    pub(crate) fn to_secret(&self) -> Arc<Secret> {
        Arc::clone(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let typed = TypedPassword::read(&Secret::new(text.to_owned()));
        typed.map(|typed| typed.expose().to_owned())
    }

    #[test]
    fn a_password_is_measured_after_it_is_composed_too() {
        assert_eq!(
            read(&"\u{1d160}".repeat(256)),
            None,
            "1024 bytes become 3072"
        );
        assert_eq!(read(&"a".repeat(PASSWORD_BYTES + 1)), None);
        assert!(read(&"a".repeat(PASSWORD_BYTES)).is_some());
        let decomposed = "e\u{301}".repeat(PASSWORD_BYTES / 3 + 1);
        assert_eq!(read(&decomposed), None, "measured before, too");
    }

    #[test]
    fn composed_and_decomposed_are_the_same_password() {
        assert_eq!(read("perche\u{301}"), read("perch\u{e9}"));
    }
}
