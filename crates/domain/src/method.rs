//! Registered methods of an account.

mod sheet;
mod spec;
mod temporary;

pub use sheet::{SheetCode, SheetPlace, UsedCode};
pub use spec::{
    ALL_KINDS, Channel, GATE_KINDS, KINDS, MethodSpec, SECOND_FACTOR_KINDS, SHEET_CODES, Spend,
    Uses, spec,
};
pub use temporary::{
    NewTemporaryCode, TEMPORARY_CODE_HOURS, TEMPORARY_CODE_USUAL_HOURS, TemporaryCode,
};

use chiave_protocol::{
    AccountId, MethodId, Secret, SessionId, Timestamp,
    method::{MethodKind, MethodView},
};

/// Hours before a method that was not registered with an activation code may open a reset or remove
/// an older method (law 3).
pub const YOUNG_HOURS: i64 = 72;
/// The number of wrong codes in a row that closes a method until another method passes
/// (docs/design.md, section 6).
pub const WRONG_IN_A_ROW: u32 = 100;

/// The steps of 30 seconds by which two right codes of one app can be apart at one time.
const STEPS_APART: u64 = 3;

/// A registered method.
#[derive(Debug)]
pub struct Method {
    /// The id of the method.
    pub id: MethodId,
    /// The account of the method.
    pub account: AccountId,
    /// The name that the person gave to the method.
    pub label: String,
    /// The data for verifying a code. Sealed at rest.
    pub detail: MethodDetail,
    /// When the method was registered.
    pub added_at: Timestamp,
    /// Whether the first code was confirmed; before that, the method verifies nothing.
    pub confirmed: bool,
    /// The session that registers the method and waits for its first code; `None` after the first
    /// code, and if an activation registers it. No other session may complete the registration (law
    /// 3).
    pub begun_in: Option<SessionId>,
    /// Whether the method was registered with an activation code, so it can be used at once.
    pub bound_by_activation_code: bool,
    /// The last TOTP step, mail serial or place on a recovery sheet that was accepted, so each code is accepted once;
    /// 1 once a temporary code was used.
    pub last_used_step: Option<u64>,
    /// When the method was last verified.
    pub last_used_at: Option<Timestamp>,
    /// The number of wrong codes in a row, over all attempts and sessions.
    pub wrong_in_row: u32,
}

/// The part of a method that depends on its kind.
#[derive(Debug)]
pub enum MethodDetail {
    /// An authenticator app: RFC 6238 with SHA-1, six digits, 30 seconds.
    Authenticator {
        /// The shared secret in base32.
        secret: Secret,
    },
    /// A personal email address.
    Mail {
        /// The address as typed.
        address: String,
    },
    /// The recovery codes of one sheet.
    RecoveryCodes {
        /// The codes, in the order in which they are asked for.
        codes: Vec<SheetCode>,
    },
    /// A code of the IT department that is the second factor of sign-ins for some hours.
    TemporaryCode(TemporaryCode),
    /// The method cannot be read, or somebody without the keys changed it. Whether it was a second
    /// factor is not known, so one is asked for; it verifies nothing.
    Unreadable,
}

impl Method {
    /// The kind of the method.
    #[must_use]
    pub fn kind(&self) -> MethodKind {
        match self.detail {
            MethodDetail::Authenticator { .. } => MethodKind::Authenticator,
            MethodDetail::Mail { .. } => MethodKind::Mail,
            MethodDetail::RecoveryCodes { .. } => MethodKind::RecoveryCodes,
            MethodDetail::TemporaryCode(_) => MethodKind::TemporaryCode,
            MethodDetail::Unreadable => MethodKind::Unknown,
        }
    }

    /// The properties of the method's kind.
    #[must_use]
    pub fn spec(&self) -> &'static MethodSpec {
        spec(self.kind())
    }

    /// Whether the method can be read.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        !matches!(self.detail, MethodDetail::Unreadable)
    }

    /// The address to which a code is sent, if the method has one.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match &self.detail {
            MethodDetail::Authenticator { .. }
            | MethodDetail::RecoveryCodes { .. }
            | MethodDetail::TemporaryCode(_)
            | MethodDetail::Unreadable => None,
            MethodDetail::Mail { address } => Some(address),
        }
    }

    /// Whether the code of `step` was used before.
    #[must_use]
    pub fn has_spent(&self, step: u64) -> bool {
        match self.spec().spend {
            Spend::Step | Spend::Place => self.last_used_step.is_some_and(|last| step <= last),
            Spend::AsIssued => self.was_its_one_use(),
            Spend::Awaited => false,
        }
    }

    /// Whether the newest spent code is further ahead of the code of `step` than the clocks of a person
    /// and of the service differ: it was spent while the clock was ahead.
    #[must_use]
    pub fn is_spent_ahead(&self, step: u64) -> bool {
        let last = self
            .last_used_step
            .filter(|_| self.spec().spend == Spend::Step);
        last.is_some_and(|last| last > step + STEPS_APART)
    }

    /// Spends the right code of `step`, and resets the count of wrong codes in a row.
    pub fn spend(&mut self, step: u64, now: Timestamp) {
        if self.spec().spend != Spend::Awaited {
            self.last_used_step = Some(step);
        }
        self.last_used_at = Some(now);
        self.wrong_in_row = 0;
    }

    /// The time from which the method may open a reset or remove an older method.
    #[must_use]
    pub fn usable_from(&self) -> Timestamp {
        if self.bound_by_activation_code {
            self.added_at
        } else {
            self.added_at.plus(YOUNG_HOURS * 60 * 60)
        }
    }

    /// Whether a verification by a method that may be fully used from `verified_from` on may remove this
    /// method: a young method can remove itself and younger ones, never an older one (law 3). A temporary code gives
    /// way to every method.
    #[must_use]
    pub fn yields_to(&self, verified_from: Timestamp, now: Timestamp) -> bool {
        let is_older = self.usable_from() < verified_from && self.ends_at().is_none();
        now >= verified_from || !is_older
    }

    /// Whether the method may open a reset now, or stands for a gate that it passed. A sheet whose codes are used
    /// up passes no other gate ([`Method::is_used_up`]), but the gate of its last code stays passed.
    ///
    /// A method that too many wrong codes closed stays open to `known` devices, so no stranger can
    /// lock a colleague out (law 4). The closure concerns resets only: a session verifies the
    /// method whether or not it is closed, under its rate limit.
    #[must_use]
    pub fn opens_reset(&self, now: Timestamp, known: bool) -> bool {
        let open = known || !self.is_closed();
        self.confirmed && open && now >= self.usable_from()
    }

    /// Whether wrong codes in a row closed the method, until another method passes.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.wrong_in_row >= WRONG_IN_A_ROW
    }

    /// Whether one more wrong code closes the method.
    #[must_use]
    pub fn closes_next(&self) -> bool {
        self.wrong_in_row + 1 == WRONG_IN_A_ROW
    }

    /// The owner's view of this method alone. [`crate::registered::Registered::view`] adds what
    /// depends on the other methods.
    #[must_use]
    pub fn view(&self) -> MethodView {
        MethodView {
            id: self.id,
            kind: self.kind(),
            label: self.hint(),
            added_at: self.added_at,
            usable_from: self.usable_from(),
            last_used_at: self.last_used_at,
            codes_left: self.codes_left(),
            ends_at: self.ends_at(),
            not_counted: None,
            removal_leaves_too_little: false,
            kept: None,
        }
    }

    /// The label, or the address in masked form.
    #[must_use]
    pub fn hint(&self) -> String {
        match &self.detail {
            MethodDetail::Authenticator { .. }
            | MethodDetail::RecoveryCodes { .. }
            | MethodDetail::TemporaryCode(_)
            | MethodDetail::Unreadable => self.label.clone(),
            MethodDetail::Mail { address } => mask_address(address),
        }
    }
}

/// Masks an address: shows the first letter of the mailbox and of its domain, and the last label:
/// `g•••@p•••.example`.
#[must_use]
pub fn mask_address(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    let ending = domain
        .rsplit_once('.')
        .map(|(_, ending)| ending)
        .unwrap_or_default();
    format!("{}•••@{}•••.{ending}", first(local), first(domain))
}

#[cfg(test)]
mod tests;
