//! Temporary codes: the IT department issues one to a person who has no other second factor at hand for some
//! hours, for example because the telephone was left at home.
//!
//! A temporary code is the second factor of a sign-in, beside the password, and nothing else: it opens no gate of a
//! reset, counts for no reset that is prepared, makes no computer known and allows no change of the methods. A
//! session that was verified with it ends with it. So what it gives ends with its hours (law 3).

use super::{Method, MethodDetail};
use crate::clock_set_back::is_ahead;
use chiave_protocol::{AccountId, MethodId, Timestamp};

/// The longest lifetime of a temporary code in hours.
pub const TEMPORARY_CODE_HOURS: u8 = 72;
/// The lifetime of a temporary code in hours if the IT department names none: a working day.
pub const TEMPORARY_CODE_USUAL_HOURS: u8 = 8;

/// The data of a temporary code.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TemporaryCode {
    /// The Argon2id hash of the code's canonical spelling as a PHC string.
    pub phc: String,
    /// The time until which the code is good.
    pub ends_at: Timestamp,
    /// Whether the code is good for one use only.
    pub once: bool,
}

/// A temporary code to be stored.
#[derive(Clone, Debug)]
pub struct NewTemporaryCode {
    /// The id of the method that the code becomes.
    pub id: MethodId,
    /// The account.
    pub account: AccountId,
    /// The data of the code.
    pub code: TemporaryCode,
    /// When the code is issued.
    pub issued_at: Timestamp,
}

impl From<NewTemporaryCode> for Method {
    fn from(new: NewTemporaryCode) -> Self {
        Self {
            id: new.id,
            account: new.account,
            label: String::new(),
            detail: MethodDetail::TemporaryCode(new.code),
            added_at: new.issued_at,
            confirmed: true,
            begun_in: None,
            bound_by_activation_code: false,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: 0,
        }
    }
}

impl Method {
    /// The temporary code; `None` for other kinds.
    #[must_use]
    pub const fn temporary_code(&self) -> Option<&TemporaryCode> {
        match &self.detail {
            MethodDetail::TemporaryCode(code) => Some(code),
            MethodDetail::Authenticator { .. }
            | MethodDetail::Mail { .. }
            | MethodDetail::RecoveryCodes { .. }
            | MethodDetail::Unreadable => None,
        }
    }

    /// When the method ends by itself; `None` for kinds that do not end.
    #[must_use]
    pub fn ends_at(&self) -> Option<Timestamp> {
        self.temporary_code().map(|code| code.ends_at)
    }

    /// Whether a temporary code was issued for one use and had it.
    pub(super) fn was_its_one_use(&self) -> bool {
        let once = self.temporary_code().is_some_and(|code| code.once);
        once && self.last_used_step.is_some()
    }

    /// Whether a temporary code verifies nothing any more: its time or its one use is over, or it was issued while
    /// the clock was ahead. `false` for other kinds.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        let Some(code) = self.temporary_code() else {
            return false;
        };
        self.was_its_one_use() || code.ends_at <= now || is_ahead(self.added_at, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::samples::{self, NOW};

    const HOUR_S: i64 = 60 * 60;

    fn issued(once: bool) -> Method {
        samples::temporary_code(1, once)
    }

    #[test]
    fn a_code_is_good_until_its_end() {
        let code = issued(false);

        assert_eq!(code.ends_at(), Some(NOW.plus(8 * HOUR_S)));
        assert!(!code.is_over(NOW) && !code.is_over(NOW.plus(8 * HOUR_S - 1)));
        assert!(code.is_over(NOW.plus(8 * HOUR_S)));
    }

    // Law 2.
    #[test]
    fn a_code_for_one_use_is_over_with_it() {
        let (mut often, mut once) = (issued(false), issued(true));

        often.spend(1, NOW);
        once.spend(1, NOW);

        assert!(!often.has_spent(1) && !often.is_over(NOW));
        assert!(once.has_spent(1) && once.is_over(NOW));
    }

    // Law 20.
    #[test]
    fn a_code_issued_while_the_clock_was_ahead_is_over() {
        assert!(issued(false).is_over(NOW.plus(-2 * HOUR_S)));
        assert!(!issued(false).is_over(NOW.plus(-30)));
    }

    #[test]
    fn other_kinds_never_end() {
        let mail = samples::method(2);

        assert!(!mail.is_over(NOW.plus(1_000 * HOUR_S)) && mail.ends_at().is_none());
    }
}
