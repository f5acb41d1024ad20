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
    /// The time from which the code is valid.
    pub not_before: Timestamp,
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
        self.used_at.is_none() && self.not_before <= now && now < self.expires_at
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
