//! The account policies: one document in the store of the service, edited as a TOML file.
//!
//! The service reads the file with a reader of its own, which names every mistake by key and line, and takes the range
//! of each number from here; a test there compares the reader, and the default of each setting, with this declaration.

mod rows;

use crate::{Declaration, Document};

/// A setting of the account policies.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum People {
    /// `profile`.
    Profile,
    /// `gates`.
    Gates,
    /// `reset`.
    Reset,
    /// `unlock`.
    Unlock,
    /// `attempt_minutes`.
    AttemptMinutes,
    /// `code_minutes`.
    CodeMinutes,
    /// `wrong_per_code`.
    WrongPerCode,
    /// `sends_in_ten_minutes`.
    SendsInTenMinutes,
    /// `sends_a_day`.
    SendsADay,
    /// `max_authenticators`.
    MaxAuthenticators,
    /// `max_mail_addresses`.
    MaxMailAddresses,
    /// `recovery_codes`.
    RecoveryCodes,
    /// `help_desk_codes`.
    HelpDeskCodes,
    /// `max_temporary_code_hours`.
    MaxTemporaryCodeHours,
    /// `second_factor_on_new_device`.
    SecondFactorOnNewDevice,
    /// `second_factor_days`.
    SecondFactorDays,
    /// `two_factors_everywhere`.
    TwoFactorsEverywhere,
    /// `own_mail_domains`.
    OwnMailDomains,
    /// `company_words`.
    CompanyWords,
    /// `max_age_days`.
    MaxAgeDays,
    /// `expiry_mail_days`.
    ExpiryMailDays,
}

impl People {
    /// Whether a rule by group may set the key. The others show before an account has passed its first gate (law 5),
    /// describe the company, or say when its people are reminded.
    #[must_use]
    pub const fn is_by_group(self) -> bool {
        matches!(
            self,
            Self::Profile
                | Self::Gates
                | Self::Reset
                | Self::Unlock
                | Self::MaxAuthenticators
                | Self::MaxMailAddresses
                | Self::SecondFactorOnNewDevice
                | Self::SecondFactorDays
                | Self::TwoFactorsEverywhere
                | Self::MaxAgeDays
        )
    }
}

impl Document for People {
    const ALL: &'static [Self] = &[
        Self::Profile,
        Self::Gates,
        Self::Reset,
        Self::Unlock,
        Self::AttemptMinutes,
        Self::CodeMinutes,
        Self::WrongPerCode,
        Self::SendsInTenMinutes,
        Self::SendsADay,
        Self::MaxAuthenticators,
        Self::MaxMailAddresses,
        Self::RecoveryCodes,
        Self::HelpDeskCodes,
        Self::MaxTemporaryCodeHours,
        Self::SecondFactorOnNewDevice,
        Self::SecondFactorDays,
        Self::TwoFactorsEverywhere,
        Self::OwnMailDomains,
        Self::CompanyWords,
        Self::MaxAgeDays,
        Self::ExpiryMailDays,
    ];

    fn declaration(self) -> Declaration {
        match self {
            Self::Profile => rows::PROFILE,
            Self::Gates => rows::GATES,
            Self::Reset => rows::RESET,
            Self::Unlock => rows::UNLOCK,
            Self::AttemptMinutes => rows::ATTEMPT_MINUTES,
            Self::CodeMinutes => rows::CODE_MINUTES,
            Self::WrongPerCode => rows::WRONG_PER_CODE,
            Self::SendsInTenMinutes => rows::SENDS_IN_TEN_MINUTES,
            Self::SendsADay => rows::SENDS_A_DAY,
            Self::MaxAuthenticators => rows::MAX_AUTHENTICATORS,
            Self::MaxMailAddresses => rows::MAX_MAIL_ADDRESSES,
            Self::RecoveryCodes => rows::RECOVERY_CODES,
            Self::HelpDeskCodes => rows::HELP_DESK_CODES,
            Self::MaxTemporaryCodeHours => rows::MAX_TEMPORARY_CODE_HOURS,
            Self::SecondFactorOnNewDevice => rows::SECOND_FACTOR_ON_NEW_DEVICE,
            Self::SecondFactorDays => rows::SECOND_FACTOR_DAYS,
            Self::TwoFactorsEverywhere => rows::TWO_FACTORS_EVERYWHERE,
            Self::OwnMailDomains => rows::OWN_MAIL_DOMAINS,
            Self::CompanyWords => rows::COMPANY_WORDS,
            Self::MaxAgeDays => rows::MAX_AGE_DAYS,
            Self::ExpiryMailDays => rows::EXPIRY_MAIL_DAYS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_and_every_example_is_a_value() {
        for it in People::declarations() {
            assert!(it.default.or(it.example).is_some(), "{}", it.name);
            for literal in [it.default, it.example].into_iter().flatten() {
                assert!(it.kind.check(&literal.json()).is_some(), "{}", it.name);
            }
        }
    }

    #[test]
    fn every_key_has_a_name_of_its_own() {
        for key in People::ALL {
            assert_eq!(People::named(key.name()), Some(*key));
        }
    }
}
