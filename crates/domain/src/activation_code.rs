//! Activation codes: one-time secrets that the IT department issues.

use crate::{clock_set_back::ends_too_late, method::Method};
use chiave_protocol::{AccountId, Thumbprint, Timestamp, TokenHash};

/// An activation code: allows registering the first methods and the first password.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivationCode {
    /// The account. An account has one activation code at a time: a new code replaces an older one.
    pub account: AccountId,
    /// The Argon2id PHC string of the code's canonical spelling.
    pub phc: String,
    /// The time at which the code was issued.
    pub not_before: Timestamp,
    /// The time from which the code may be presented; `None` if from its issue on.
    pub starts_at: Option<Timestamp>,
    /// The time until which the code is valid.
    pub expires_at: Timestamp,
    /// When the first password was set with the code.
    pub used_at: Option<Timestamp>,
    /// The device key that presented the code last; `None` if nobody did.
    pub shown_by: Option<Thumbprint>,
}

impl ActivationCode {
    /// Whether the code may be presented at `now`.
    #[must_use]
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.is_pending(now) && self.valid_from() <= now
    }

    /// The start of the code, if the code may be presented only after `now`.
    #[must_use]
    pub fn early_until(&self, now: Timestamp) -> Option<Timestamp> {
        let start = self.starts_at.filter(|start| now < *start);
        start.filter(|_| self.is_pending(now))
    }

    /// Whether the code was issued, was not used and has not ended by `now`, whether its start has come or not.
    #[must_use]
    pub fn is_pending(&self, now: Timestamp) -> bool {
        self.used_at.is_none() && self.not_before <= now && now < self.expires_at
    }

    /// The time from which the code may be presented.
    #[must_use]
    pub fn valid_from(&self) -> Timestamp {
        self.starts_at.unwrap_or(self.not_before)
    }

    /// Whether a method was registered with this code.
    #[must_use]
    pub fn bound(&self, method: &Method) -> bool {
        method.account == self.account
            && method.bound_by_activation_code
            && method.added_at >= self.not_before
    }
}

/// An activation in progress: the activation code was right, and this device may register methods
/// and set the first password until the activation expires. A later activation of the same account
/// replaces it.
#[derive(Clone, Debug, PartialEq)]
pub struct Activation {
    /// The keyed hash of the activation's token.
    pub token: TokenHash,
    /// The account that the activation belongs to.
    pub account: AccountId,
    /// The only device key from which requests are accepted.
    pub device: Thumbprint,
    /// The name of that computer.
    pub device_name: String,
    /// That computer's offset from UTC in minutes, as the computer reported it.
    pub utc_offset_min: i16,
    /// The end of the activation.
    pub expires_at: Timestamp,
}

impl Activation {
    /// Whether the activation is open at `now`. One that ends later than it can was opened while the clock
    /// was ahead.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.expires_at && !ends_too_late(self.expires_at, ACTIVATION_MINUTES * 60, now)
    }
}

/// The length of an activation in minutes.
pub const ACTIVATION_MINUTES: i64 = 30;
/// The maximum lifetime of an activation code in days (docs/design.md, section 6).
pub const ACTIVATION_CODE_DAYS: i64 = 30;
/// The maximum number of days from the issue of an activation code to its start (docs/design.md, section 6).
pub const ACTIVATION_CODE_AHEAD_DAYS: i64 = 90;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::MethodDetail;
    use chiave_protocol::{MethodId, Secret};
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

    fn account(n: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(n))
    }

    fn code() -> ActivationCode {
        ActivationCode {
            account: account(1),
            phc: String::new(),
            not_before: NOW,
            starts_at: None,
            expires_at: NOW.plus(60),
            used_at: None,
            shown_by: None,
        }
    }

    fn method() -> Method {
        Method {
            id: MethodId::from_uuid(Uuid::from_u128(3)),
            account: account(1),
            label: "phone".into(),
            detail: MethodDetail::Authenticator {
                secret: Secret::new(String::new()),
            },
            added_at: NOW,
            confirmed: true,
            begun_in: None,
            bound_by_activation_code: true,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: 0,
        }
    }

    #[test]
    fn a_code_is_good_from_its_first_second_until_its_last() {
        let good = [-1, 0, 59, 60].map(|s| code().is_good(NOW.plus(s)));

        assert_eq!(good, [false, true, true, false]);
        let used = ActivationCode {
            used_at: Some(NOW),
            ..code()
        };
        assert!(!used.is_good(NOW));
    }

    #[test]
    fn a_code_with_a_start_is_good_from_its_start_on() {
        let later = ActivationCode {
            starts_at: Some(NOW.plus(30)),
            ..code()
        };

        let good = [0, 29, 30, 59, 60].map(|s| later.is_good(NOW.plus(s)));
        let early = [-1, 0, 29, 30].map(|s| later.early_until(NOW.plus(s)));

        assert_eq!(good, [false, false, true, true, false]);
        assert_eq!(early, [None, later.starts_at, later.starts_at, None]);
    }

    // Nobody is told the start of a code that opens nothing any more.
    #[test]
    fn an_ended_code_has_no_start_to_wait_for() {
        let later = ActivationCode {
            starts_at: Some(NOW.plus(90)),
            ..code()
        };
        let used = ActivationCode {
            used_at: Some(NOW),
            ..later.clone()
        };

        assert_eq!(later.early_until(NOW.plus(60)), None);
        assert_eq!(used.early_until(NOW), None);
        assert_eq!(code().early_until(NOW), None);
    }

    // What a code bound goes where the code is shown to another computer.
    #[test]
    fn a_code_bound_what_was_added_with_a_code_since_its_issue() {
        assert!(code().bound(&method()));

        let others = [
            Method {
                account: account(2),
                ..method()
            },
            Method {
                bound_by_activation_code: false,
                ..method()
            },
            Method {
                added_at: NOW.plus(-1),
                ..method()
            },
        ];
        for other in others {
            assert!(!code().bound(&other), "{other:?}");
        }
    }
}
