//! What a session may do after the password was right, and the next step of the person.

use crate::offers;
use chiave_domain::{
    account::Account, audit::Missing, device::Device, method::Method, registered::Registered,
    session::SessionState, settings::AccountPolicy,
};
use chiave_protocol::{
    Timestamp,
    session::{MustChangeReason, SignInStep},
};

/// What a sign-in is decided on beside the password.
#[derive(Clone, Copy)]
pub(crate) struct Has<'a> {
    pub account: &'a Account,
    pub methods: &'a [Method],
    pub policy: &'a AccountPolicy,
}

/// The next step for the person, by the state of the session.
pub(crate) fn step_of(
    state: SessionState,
    Has {
        account,
        methods,
        policy,
    }: Has<'_>,
    now: Timestamp,
) -> SignInStep {
    match state {
        SessionState::Pending => SignInStep::Prove {
            offers: offers::second_factors(methods, now),
        },
        SessionState::MustChange(reason) => SignInStep::MustChange { reason },
        SessionState::Full => {
            let missing = Registered::of(account, policy, methods).missing();
            if missing.is_empty() {
                SignInStep::Done
            } else {
                SignInStep::Register { missing }
            }
        }
    }
}

/// What a session lacks to be full.
pub(crate) fn still_missing(state: SessionState) -> Option<Missing> {
    match state {
        SessionState::Pending => Some(Missing::SecondFactor),
        SessionState::MustChange(_) => Some(Missing::NewPassword),
        SessionState::Full => None,
    }
}

/// What a session may do after the password was right.
///
/// An unknown computer, and a known one after the days of the policy, first verifies a second factor, if one is
/// registered; only then is an expired password replaced. So an old password that somebody found changes nothing by itself (law
/// 19).
pub(crate) fn session_state(has: Has<'_>, device: Option<&Device>, now: Timestamp) -> SessionState {
    let Has {
        account,
        methods,
        policy,
    } = has;
    let is_remembered = device.is_some_and(|device| {
        device.is_known(now) && device.is_verified_within(policy.second_factor_days, now)
    });
    let asks = policy.second_factor_on_new_device && !is_remembered;
    if asks && !offers::second_factors(methods, now).is_empty() {
        return SessionState::Pending;
    }
    state_after_second_factor(account, policy, now)
}

/// What a session may do once no second factor is missing.
pub(crate) fn state_after_second_factor(
    account: &Account,
    policy: &AccountPolicy,
    now: Timestamp,
) -> SessionState {
    if account.must_change {
        return SessionState::MustChange(MustChangeReason::Required);
    }
    match policy.expires_at(account) {
        Some(expiry) if expiry <= now => SessionState::MustChange(MustChangeReason::Expired),
        _ => SessionState::Full,
    }
}
