//! A signed-in application, bound to its device key.

use crate::{clock_set_back::is_ahead, method::Method};
use chiave_protocol::{
    AccountId, SessionId, Thumbprint, Timestamp, TokenHash, limits::SYNC_MINUTES,
    session::MustChangeReason,
};

/// Days without a request after which a session ends (docs/design.md, section 6).
pub const IDLE_DAYS: i64 = 30;
/// Days after which a session ends in any case.
pub const ABSOLUTE_DAYS: i64 = 90;
/// Minutes without a request by the person after which an administrator's session ends
/// (docs/design.md, section 6).
pub const ROLE_IDLE_MINUTES: i64 = 15;
/// Hours after which an administrator's session ends in any case.
pub const ROLE_ABSOLUTE_HOURS: i64 = 8;
/// Minutes without a request after which a session on a shared computer ends: two synchronisations and a little, since
/// one may get lost. A computer that was switched off during a turn keeps no session for longer.
pub const SHARED_IDLE_MINUTES: i64 = 40;
const _: () = assert!(SHARED_IDLE_MINUTES > 2 * SYNC_MINUTES);
/// Hours after which a session on a shared computer ends in any case.
pub const SHARED_ABSOLUTE_HOURS: i64 = 8;
/// Minutes for which a verification allows changes (law 3).
pub const FRESH_MINUTES: i64 = 5;
/// Minutes for which a session waits for its second factor.
pub const PENDING_MINUTES: i64 = 10;

/// What a session may do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SessionState {
    /// Waits for a second factor. The session can verify it and end itself, nothing else.
    Pending,
    /// Can change the password and nothing else.
    MustChange(MustChangeReason),
    /// Reads the account's document; changes things after a fresh verification.
    Full,
}

/// A session as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The id in lists and audit rows.
    pub id: SessionId,
    /// The account of the session.
    pub account: AccountId,
    /// The keyed hash of the session's token.
    pub token: TokenHash,
    /// The only device key from which requests are accepted.
    pub device: Thumbprint,
    /// The name of that computer.
    pub device_name: String,
    /// That computer's offset from UTC in minutes, as the computer reported it.
    pub utc_offset_min: i16,
    /// What the session may do.
    pub state: SessionState,
    /// Whether the account has a role whose sessions end sooner: an administrator's.
    pub administers: bool,
    /// Whether people share the computer, as the computer reported it: its device key lasts no longer than the turn
    /// of this person, so the account never knows the computer.
    pub is_shared: bool,
    /// When the session was opened.
    pub opened_at: Timestamp,
    /// The time of the last request.
    pub seen_at: Timestamp,
    /// The time of the last fresh verification.
    pub verified_at: Option<Timestamp>,
    /// The time from which the method of that verification can be fully used
    /// ([`crate::method::Method::usable_from`]). Before that time, the verification cannot remove
    /// an older method (law 3).
    pub verification_usable_from: Option<Timestamp>,
    /// When the session ends in any case, because it was verified with a temporary code; `None` for others.
    pub ends_at: Option<Timestamp>,
}

/// For how long a session is valid.
struct Lifetime {
    /// Seconds without a request.
    idle_s: i64,
    /// Seconds since it was opened.
    absolute_s: i64,
    /// The fewest seconds between two notes of its use, which saves writes: small compared with `idle_s`.
    noted_every_s: i64,
}

impl Session {
    /// Whether the session is valid at `now`. A session that was opened while the clock was ahead is not:
    /// it would be valid for as much longer.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        let Lifetime {
            idle_s, absolute_s, ..
        } = self.lifetime();
        let pending = self.state == SessionState::Pending;
        !is_ahead(self.opened_at, now)
            && self.ends_at.is_none_or(|end| now < end)
            && now.since(self.seen_at) < idle_s
            && now.since(self.opened_at) < absolute_s
            && (!pending || now.since(self.opened_at) < PENDING_MINUTES * 60)
    }

    const fn lifetime(&self) -> Lifetime {
        const HOUR_S: i64 = 60 * 60;
        const DAY_S: i64 = 24 * HOUR_S;
        if self.administers {
            Lifetime {
                idle_s: ROLE_IDLE_MINUTES * 60,
                absolute_s: ROLE_ABSOLUTE_HOURS * HOUR_S,
                noted_every_s: 60,
            }
        } else if self.is_shared {
            Lifetime {
                idle_s: SHARED_IDLE_MINUTES * 60,
                absolute_s: SHARED_ABSOLUTE_HOURS * HOUR_S,
                noted_every_s: 60,
            }
        } else {
            Lifetime {
                idle_s: IDLE_DAYS * DAY_S,
                absolute_s: ABSOLUTE_DAYS * DAY_S,
                noted_every_s: HOUR_S,
            }
        }
    }

    /// Whether the session is valid at `now`, or will be at the time at which it was opened while the clock
    /// was ahead. Whoever ends sessions or lists them takes this: such a session would otherwise come back
    /// once the clock has come that far.
    #[must_use]
    pub fn is_alive_or_ahead(&self, now: Timestamp) -> bool {
        self.is_alive(now.max(self.opened_at))
    }

    /// Whether somebody is signed in by this session at `now`. A sign-in that waits for its second factor
    /// is none yet.
    #[must_use]
    pub fn is_signed_in(&self, now: Timestamp) -> bool {
        self.state != SessionState::Pending && self.is_alive(now)
    }

    /// The minimum number of seconds between two updates of `seen_at`, which saves writes: small
    /// compared with the time after which the session ends.
    #[must_use]
    pub const fn seen_every_s(&self) -> i64 {
        self.lifetime().noted_every_s
    }

    /// Whether the time of the last request is to be stored anew. A time ahead of the clock is, because
    /// the session would count as used until the clock has come that far.
    #[must_use]
    pub fn is_seen_anew(&self, now: Timestamp) -> bool {
        !(0..self.seen_every_s()).contains(&now.since(self.seen_at))
    }

    /// Notes that `method` verified the session, which is fresh then. A session that a temporary code verified is not
    /// fresh and ends with the code, unless another second factor verifies it later.
    pub fn verified_by(&mut self, method: &Method, now: Timestamp) {
        let uses = method.spec().uses;
        if uses.second_factor {
            self.ends_at = method.ends_at();
        }
        if uses.lasts {
            self.verified_at = Some(now);
            self.verification_usable_from = Some(method.usable_from());
        }
    }

    /// Whether changes are allowed at `now` (law 3).
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        let is_ahead = self.verified_at.is_some_and(|at| is_ahead(at, now));
        now < self.fresh_until() && !is_ahead
    }

    /// Notes that the password was changed. A session in which that was required becomes full.
    pub fn password_changed(&mut self) {
        if matches!(self.state, SessionState::MustChange(_)) {
            self.state = SessionState::Full;
        }
    }

    /// The time until which changes are allowed; in the past if they are not allowed.
    #[must_use]
    pub fn fresh_until(&self) -> Timestamp {
        self.verified_at
            .map_or(Timestamp::from_unix(0), |at| at.plus(FRESH_MINUTES * 60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
    const HOUR: i64 = 60 * 60;

    fn session(administers: bool) -> Session {
        Session {
            id: SessionId::from_uuid(Uuid::from_u128(1)),
            account: AccountId::from_uuid(Uuid::from_u128(2)),
            token: TokenHash::from_bytes([1; 32]),
            device: Thumbprint::from_bytes([2; 32]),
            device_name: "laptop".into(),
            utc_offset_min: 0,
            state: SessionState::Full,
            administers,
            is_shared: false,
            opened_at: NOW,
            seen_at: NOW,
            verified_at: None,
            verification_usable_from: None,
            ends_at: None,
        }
    }

    #[test]
    fn a_session_ends_after_thirty_idle_days_and_ninety_in_all() {
        let (mut used, day) = (session(false), 24 * HOUR);
        assert!(used.is_alive(NOW.plus(30 * day - 1)) && !used.is_alive(NOW.plus(30 * day)));

        used.seen_at = NOW.plus(89 * day);
        assert!(used.is_alive(NOW.plus(90 * day - 1)) && !used.is_alive(NOW.plus(90 * day)));
    }

    #[test]
    fn an_administrators_ends_after_15_idle_minutes_or_8_hours() {
        let mut used = session(true);
        assert!(used.is_alive(NOW.plus(15 * 60 - 1)) && !used.is_alive(NOW.plus(15 * 60)));

        used.seen_at = NOW.plus(8 * HOUR - 60);
        assert!(used.is_alive(NOW.plus(8 * HOUR - 1)) && !used.is_alive(NOW.plus(8 * HOUR)));
    }

    #[test]
    fn a_shared_computers_ends_after_40_idle_minutes_or_8_hours() {
        let shared = |administers| Session {
            is_shared: true,
            ..session(administers)
        };
        let mut used = shared(false);
        assert!(used.is_alive(NOW.plus(40 * 60 - 1)) && !used.is_alive(NOW.plus(40 * 60)));
        assert!(!shared(true).is_alive(NOW.plus(15 * 60)), "the shorter one");

        used.seen_at = NOW.plus(8 * HOUR - 60);
        assert!(used.is_alive(NOW.plus(8 * HOUR - 1)) && !used.is_alive(NOW.plus(8 * HOUR)));
    }

    #[test]
    fn a_session_without_its_factor_ends_after_ten_minutes() {
        let pending = Session {
            state: SessionState::Pending,
            ..session(false)
        };

        assert!(pending.is_alive(NOW.plus(10 * 60 - 1)));
        assert!(!pending.is_alive(NOW.plus(10 * 60)));
    }

    #[test]
    fn a_use_is_noted_by_the_minute_where_sessions_are_short() {
        let shared = Session {
            is_shared: true,
            ..session(false)
        };
        assert_eq!(session(true).seen_every_s(), 60);
        assert_eq!(shared.seen_every_s(), 60);
        assert_eq!(session(false).seen_every_s(), 60 * 60);
    }

    #[test]
    fn a_changed_password_ends_nothing_but_the_wait_for_it() {
        let after = |state| {
            let mut session = Session {
                state,
                ..session(false)
            };
            session.password_changed();
            session.state
        };

        let must_change = SessionState::MustChange(MustChangeReason::Expired);
        assert_eq!(after(must_change), SessionState::Full);
        assert_eq!(after(SessionState::Pending), SessionState::Pending);
    }

    // Law 3.
    #[test]
    fn a_verification_is_fresh_for_five_minutes() {
        let verified = Session {
            verified_at: Some(NOW),
            ..session(false)
        };

        assert_eq!(verified.fresh_until(), NOW.plus(5 * 60));
        assert!(session(false).fresh_until() < NOW);
    }
}
