//! The two named profiles (docs/design.md, section 6).

use chiave_protocol::{limits::PASSWORD_CHARACTERS, policy::PasswordPolicy};

/// NIST SP 800-63B-4, section 3.1.1.2, the default: length and blocklists, no composition, no ageing.
///
/// Fifteen characters where the password is all that stands at the door, eight where a second factor
/// stands beside it. The breach list is off until the service has one to ask.
#[must_use]
pub fn nist(two_factor: bool) -> PasswordPolicy {
    PasswordPolicy {
        min_length: if two_factor { 8 } else { 15 },
        max_length: PASSWORD_CHARACTERS as u16,
        kinds: 0,
        refuse_name_parts: true,
        banned_words: true,
        company_words: Vec::new(),
        min_strength: 0,
        history: 0,
        breach_list: false,
        max_age_days: None,
        min_age_hours: 0,
    }
}

/// What people know from Microsoft Entra (Microsoft Entra password policies): three of four kinds, banned
/// words, the last password not again. Unlike Entra it allows any Unicode.
///
/// Ageing is optional there and off here; a company sets `max_age_days` (14 to 730).
#[must_use]
pub fn entra() -> PasswordPolicy {
    PasswordPolicy {
        min_length: 8,
        kinds: 3,
        history: 1,
        ..nist(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entra_asks_for_kinds_and_remembers_one_password() {
        let policy = entra();

        assert_eq!((policy.min_length, policy.kinds, policy.history), (8, 3, 1));
    }
}
