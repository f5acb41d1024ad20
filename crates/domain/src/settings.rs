//! The account policies: one typed document in the store, with a revision.
//!
//! The defaults are the safe values (law 21).

mod book;
mod check;
mod doubt;

pub use book::{Explained, PolicyBook, PolicyRule, Why};
pub use check::{Expectation, WrongSetting};
pub use doubt::{Doubt, DoubtfulRule};

use crate::{
    account::{Account, Role},
    method::{GATE_KINDS, KINDS, spec},
};
use chiave_protocol::{Timestamp, attempt::Purpose, method::MethodKind, policy::PasswordPolicy};
use serde::{Deserialize, Serialize};

/// Parts of company names that do not identify the company.
const LEGAL_FORMS: [&str; 7] = [
    "gmbh", "corp", "limited", "group", "gruppo", "holding", "company",
];

const DAY_S: i64 = 24 * 60 * 60;

/// The profile of password rules.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// NIST SP 800-63B: long, screened, no composition, no ageing.
    #[default]
    Nist,
    /// The rules of Microsoft Entra: three of four character kinds, scored banned words, optional
    /// ageing.
    Entra,
}

/// The policy of an account: what the account may register and do, and the rules of its password.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountPolicy {
    /// The profile of password rules.
    pub profile: Profile,
    /// The number of gates of a reset, 1 or 2. Administrators always need 2.
    pub gates: u8,
    /// Whether a person may reset a forgotten password. Everybody is told so only after the first gate (law 5).
    pub reset: bool,
    /// Whether a person may end the lock of the account without a new password.
    pub unlock: bool,
    /// The length of an attempt in minutes, 5 to 60.
    pub attempt_minutes: u8,
    /// The lifetime of a code in minutes, 1 to 10.
    pub code_minutes: u8,
    /// The number of wrong tries for each code, 1 to 10.
    pub wrong_per_code: u32,
    /// The number of codes to one destination in ten minutes, 1 to 10.
    pub sends_in_ten_minutes: u32,
    /// The number of codes to one destination a day, up to 50, and not less than in ten minutes.
    pub sends_a_day: u32,
    /// The number of authenticator apps that an account may register, up to 10; 0 disables apps for
    /// resets.
    pub max_authenticators: u8,
    /// The number of email addresses that an account may register, up to 10; 0 disables email for
    /// resets.
    pub max_mail_addresses: u8,
    /// Whether an account may register a recovery sheet.
    pub recovery_codes: bool,
    /// Whether a code of the help desk may open a gate of a reset.
    pub help_desk_codes: bool,
    /// The longest lifetime of a temporary code in hours, at most [`TEMPORARY_CODE_HOURS`]; 0 if the IT department
    /// issues none.
    ///
    /// [`TEMPORARY_CODE_HOURS`]: crate::method::TEMPORARY_CODE_HOURS
    pub max_temporary_code_hours: u8,
    /// Whether a sign-in on an unknown computer requires a second factor if one is registered.
    pub second_factor_on_new_device: bool,
    /// Days after which a sign-in on a known computer asks for the second factor again, at most 90; 0 for
    /// every sign-in. Without effect where [`Self::second_factor_on_new_device`] is off.
    pub second_factor_days: u8,
    /// Whether every system that accepts this password also requires a second factor. Only then may
    /// the password be shorter (NIST SP 800-63B-4, section 3.1.1.2). The service cannot know that;
    /// the IT department does.
    pub two_factors_everywhere: bool,
    /// The company's own mail domains: an address there is protected by the same password
    /// (docs/design.md, section 6).
    pub own_mail_domains: Vec<String>,
    /// The company's own banned words, 4 to 16 characters, at most 1000.
    pub company_words: Vec<String>,
    /// Days until a password must be changed, 14 to 730; absent if it never must.
    pub max_age_days: Option<u16>,
    /// Days before a password expires at which its person is reminded by email, up to 30; 0 for no
    /// reminder.
    pub expiry_mail_days: u8,
}

impl Default for AccountPolicy {
    fn default() -> Self {
        Self {
            profile: Profile::Nist,
            gates: 2,
            reset: true,
            unlock: true,
            attempt_minutes: 30,
            code_minutes: 10,
            wrong_per_code: 5,
            sends_in_ten_minutes: 3,
            sends_a_day: 10,
            max_authenticators: 5,
            max_mail_addresses: 2,
            recovery_codes: true,
            help_desk_codes: true,
            max_temporary_code_hours: 24,
            second_factor_on_new_device: true,
            second_factor_days: 90,
            two_factors_everywhere: false,
            own_mail_domains: Vec::new(),
            company_words: Vec::new(),
            max_age_days: None,
            expiry_mail_days: 7,
        }
    }
}

impl AccountPolicy {
    /// The number of gates that a reset of `account` needs: always two for administrators.
    #[must_use]
    pub fn gates_for(&self, account: Option<&Account>) -> u8 {
        match account.map(|account| account.role) {
            Some(Role::Administrator) => 2,
            _ => self.gates.clamp(1, 2),
        }
    }

    /// Whether an account may do what an attempt is for.
    #[must_use]
    pub const fn allows(&self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::Reset => self.reset,
            Purpose::Unlock => self.unlock,
        }
    }

    /// How many methods of a kind an account may register; 0 if the kind is not allowed.
    #[must_use]
    pub fn most(&self, kind: MethodKind) -> u8 {
        (spec(kind).most)(self)
    }

    /// The kinds that may open a gate of a reset, the strongest first.
    #[must_use]
    pub fn gate_kinds(&self) -> Vec<MethodKind> {
        let issued = |kind: MethodKind| spec(kind).issued_by_it && self.help_desk_codes;
        let kinds = GATE_KINDS.into_iter();
        kinds
            .filter(|kind| self.most(*kind) > 0 || issued(*kind))
            .collect()
    }

    /// The kinds of method that may be registered, the strongest first.
    #[must_use]
    pub fn kinds(&self) -> Vec<MethodKind> {
        KINDS
            .into_iter()
            .filter(|kind| self.most(*kind) > 0)
            .collect()
    }

    /// The policy with the words of the company's own name added to the banned words, because
    /// attackers try them first.
    #[must_use]
    pub fn banning_name(mut self, organisation: &str) -> Self {
        let parts = organisation.split(|c: char| !c.is_alphanumeric());
        let whole: String = organisation
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        let names = parts.map(str::to_lowercase).chain([whole.to_lowercase()]);
        let names = names.filter(|name| {
            check::WORD_CHARACTERS.contains(&name.chars().count())
                && !LEGAL_FORMS.contains(&name.as_str())
        });
        // These words come first, since only a limited number of words is used.
        let words: Vec<String> = names
            .chain(std::mem::take(&mut self.company_words))
            .collect();
        self.company_words = words;
        self
    }

    /// When the password of `account` expires, if it does.
    #[must_use]
    pub fn expires_at(&self, account: &Account) -> Option<Timestamp> {
        let days = i64::from(self.max_age_days?);
        Some(account.password_changed_at?.plus(days * DAY_S))
    }

    /// When the password of `account` expires, if its person is to be reminded of it by now: in the last
    /// days of the password, but not on its first one, while the account is enabled and has a work
    /// address. The caller knows whether the reminder was sent before.
    #[must_use]
    pub fn expiry_to_mail(&self, account: &Account, now: Timestamp) -> Option<Timestamp> {
        let expires_at = self.expires_at(account)?;
        let first = account.password_changed_at?.plus(DAY_S);
        let last_days = expires_at.plus(-i64::from(self.expiry_mail_days) * DAY_S);
        let from = first.max(last_days);
        let reachable = account.enabled && account.mail.is_some();
        (reachable && from <= now && now < expires_at).then_some(expires_at)
    }

    /// The rules for the next password.
    #[must_use]
    pub fn password_policy(&self) -> PasswordPolicy {
        let mut policy = match self.profile {
            Profile::Nist => chiave_rules::profile::nist(self.two_factors_everywhere),
            Profile::Entra => chiave_rules::profile::entra(),
        };
        policy.company_words.clone_from(&self.company_words);
        policy.max_age_days = self.max_age_days;
        policy
    }

    /// The rules for the next password of a person who has not typed the current one, after
    /// verifications or with an activation code. The directory then compares the new password with
    /// the current one, so the current one counts as history under every profile.
    #[must_use]
    pub fn password_policy_for_reset(&self) -> PasswordPolicy {
        let policy = self.password_policy();
        PasswordPolicy {
            history: policy.history.max(1),
            ..policy
        }
    }

    /// The rules for a password that is set with an activation code: those of a reset, and for an
    /// account without a password no rule about a current one.
    #[must_use]
    pub fn password_policy_for_activation(&self, account: &Account) -> PasswordPolicy {
        match account.password_changed_at {
            Some(_) => self.password_policy_for_reset(),
            None => self.password_policy(),
        }
    }
}

#[cfg(test)]
mod tests;
