//! A signed-in application, bound to its device key.

use chiave_protocol::{
    AccountId, SessionId, Thumbprint, Timestamp, TokenHash, session::MustChangeReason,
};

/// Days without a request after which a session ends (design.md, section 6).
pub const IDLE_DAYS: i64 = 30;
/// Days after which a session ends in any case.
pub const ABSOLUTE_DAYS: i64 = 90;
/// Minutes for which a proof allows changes (law 3).
pub const FRESH_MINUTES: i64 = 5;
/// Minutes a session may wait for its second proof.
pub const PENDING_MINUTES: i64 = 10;

/// What a session may do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// Waits for a second proof and can do nothing else.
    NeedsProof,
    /// Can change the password and nothing else.
    MustChange(MustChangeReason),
    /// Reads status; changes things after a fresh proof.
    Whole,
}

/// A session as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Names it in lists and audit rows.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// SHA-256 of its token.
    pub token: TokenHash,
    /// The only key it answers to.
    pub device: Thumbprint,
    /// What that laptop is called.
    pub device_name: String,
    /// That laptop's offset from UTC in minutes, as it said.
    pub utc_offset_min: i16,
    /// What it may do.
    pub standing: Standing,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// The last request.
    pub seen_at: Timestamp,
    /// The last fresh proof.
    pub proven_at: Option<Timestamp>,
}

impl Session {
    /// Whether it is still good at `now`.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        let day = 24 * 60 * 60;
        let pending = self.standing == Standing::NeedsProof;
        now.since(self.seen_at) < IDLE_DAYS * day
            && now.since(self.opened_at) < ABSOLUTE_DAYS * day
            && (!pending || now.since(self.opened_at) < PENDING_MINUTES * 60)
    }

    /// The password was changed: a session that waited for just that waits for nothing.
    pub fn password_changed(&mut self) {
        if matches!(self.standing, Standing::MustChange(_)) {
            self.standing = Standing::Whole;
        }
    }

    /// Until when changes are allowed; in the past where they are not.
    #[must_use]
    pub fn fresh_until(&self) -> Timestamp {
        self.proven_at
            .map_or(Timestamp::from_unix(0), |at| at.plus(FRESH_MINUTES * 60))
    }
}
