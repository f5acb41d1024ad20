//! Activation codes: one-time secrets that the IT department issues.

use crate::method::Method;
use chiave_protocol::{AccountId, Thumbprint, Timestamp, TokenHash};

/// An activation pass: binds the first methods and the first password.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    /// For whom. One at a time: a new one replaces an older one.
    pub account: AccountId,
    /// Argon2id PHC string of its canonical spelling.
    pub phc: String,
    /// From when it is good.
    pub not_before: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
    /// When the first password was set with it.
    pub used_at: Option<Timestamp>,
    /// The device key that showed it last; `None` where nobody did.
    pub shown_by: Option<Thumbprint>,
}

impl Pass {
    /// Whether it may be shown at `now`.
    #[must_use]
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.used_at.is_none() && self.not_before <= now && now < self.expires_at
    }

    /// Whether a method was bound with this code.
    #[must_use]
    pub fn bound(&self, method: &Method) -> bool {
        method.account == self.account && method.bound_by_pass && method.added_at >= self.not_before
    }
}

/// An activation in flight: the pass was right, and this device may register methods and set the
/// first password until it expires. A later one for the same account replaces it.
#[derive(Clone, Debug, PartialEq)]
pub struct Activation {
    /// The keyed hash of its token.
    pub token: TokenHash,
    /// The account that the activation belongs to.
    pub account: AccountId,
    /// The only device key that the activation answers to.
    pub device: Thumbprint,
    /// What that laptop is called.
    pub device_name: String,
    /// Offset of the computer from UTC in minutes, as the computer said.
    pub utc_offset_min: i16,
    /// The end of the activation.
    pub expires_at: Timestamp,
}

/// Minutes an activation lasts.
pub const ACTIVATION_MINUTES: i64 = 30;
/// Days for which an activation pass may be good, at most (docs/design.md, section 6).
pub const ACTIVATION_PASS_DAYS: i64 = 30;
