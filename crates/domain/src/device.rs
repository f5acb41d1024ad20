//! Laptops, known by the thumbprint of their device key.

use chiave_protocol::{AccountId, Thumbprint, Timestamp};

/// Days for which a sign-in with a second factor keeps a device known (design.md, section 3).
pub const KNOWN_DAYS: i64 = 90;

/// A device key as one account knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// Whose.
    pub account: AccountId,
    /// Which key.
    pub key: Thumbprint,
    /// What its system calls it; typed by nobody, shown in notices, never trusted.
    pub name: String,
    /// The last sign-in there with a second factor.
    pub proven_at: Timestamp,
}

impl Device {
    /// Whether the account counts it as known.
    #[must_use]
    pub fn is_known(&self, now: Timestamp) -> bool {
        now.since(self.proven_at) <= KNOWN_DAYS * 24 * 60 * 60
    }
}

/// Which queue and which throttle bucket a request belongs to (laws 4 and 11).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Lane {
    /// The device is known to the account.
    Known,
    /// Any other, together.
    Unknown,
}
