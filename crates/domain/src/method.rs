//! What an account has registered.

mod spec;

pub use spec::{Channel, KINDS, MethodSpec, Spend, Uses, spec};

use chiave_protocol::{
    AccountId, MethodId, Secret, SessionId, Timestamp,
    method::{MethodKind, MethodView},
};

/// Hours before a method that no pass bound may open a reset or remove an older one (law 3).
pub const YOUNG_HOURS: i64 = 72;
/// Wrong codes in a row that close a method until another one passes (docs/design.md, section 6).
pub const WRONG_IN_A_ROW: u32 = 100;

/// A registered method.
#[derive(Debug)]
pub struct Method {
    /// Names it.
    pub id: MethodId,
    /// Whose.
    pub account: AccountId,
    /// What the person calls it.
    pub label: String,
    /// What it needs to verify a code. Sealed at rest.
    pub detail: MethodDetail,
    /// When it was registered.
    pub added_at: Timestamp,
    /// Whether its first code came back; until then it proves nothing.
    pub confirmed: bool,
    /// The session that waits with it for its first code; none once it came back, and none where an
    /// activation began it. Nobody else may finish what was begun there (law 3).
    pub begun_in: Option<SessionId>,
    /// Whether an activation pass bound it, so that it is of use at once.
    pub bound_by_pass: bool,
    /// The last TOTP step or mail serial that was accepted: each code once.
    pub last_used_step: Option<u64>,
    /// When it last proved something.
    pub last_used_at: Option<Timestamp>,
    /// Wrong codes in a row, over all attempts and sessions.
    pub wrong_in_row: u32,
}

/// The part of a method that differs by kind.
#[derive(Debug)]
pub enum MethodDetail {
    /// RFC 6238 with SHA-1, six digits, 30 seconds.
    Authenticator {
        /// The shared secret in base32.
        secret: Secret,
    },
    /// A private mail address.
    Mail {
        /// As typed.
        address: String,
    },
}

impl Method {
    /// Which kind of proof it gives.
    #[must_use]
    pub fn kind(&self) -> MethodKind {
        match self.detail {
            MethodDetail::Authenticator { .. } => MethodKind::Authenticator,
            MethodDetail::Mail { .. } => MethodKind::Mail,
        }
    }

    /// What its kind is.
    #[must_use]
    pub fn spec(&self) -> &'static MethodSpec {
        spec(self.kind())
    }

    /// The address that a code for it is sent to, where one is.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        match &self.detail {
            MethodDetail::Authenticator { .. } => None,
            MethodDetail::Mail { address } => Some(address),
        }
    }

    /// Whether the code of `step` was used before.
    #[must_use]
    pub fn has_spent(&self, step: u64) -> bool {
        match self.spec().spend {
            Spend::Step => self.last_used_step.is_some_and(|last| step <= last),
            Spend::Awaited => false,
        }
    }

    /// The code of `step` was right: it is spent, and no wrong codes in a row stand any more.
    pub fn spend(&mut self, step: u64, now: Timestamp) {
        if self.spec().spend == Spend::Step {
            self.last_used_step = Some(step);
        }
        self.last_used_at = Some(now);
        self.wrong_in_row = 0;
    }

    /// From when on it may open a reset or remove an older method.
    #[must_use]
    pub fn usable_from(&self) -> Timestamp {
        if self.bound_by_pass {
            self.added_at
        } else {
            self.added_at.plus(YOUNG_HOURS * 60 * 60)
        }
    }

    /// Whether a proof by a method of full use from `proof` on may remove this one: a young method
    /// removes itself and younger ones, never an older one (law 3).
    #[must_use]
    pub fn yields_to(&self, proof: Timestamp, now: Timestamp) -> bool {
        now >= proof || self.usable_from() >= proof
    }

    /// Whether it may open a reset now.
    ///
    /// A method that too many wrong codes closed stays open to `known` devices, so that no stranger
    /// can shut a colleague out (law 4). The closure is of resets alone: a session asks for the
    /// method whether or not it is closed, and has the rate limit.
    #[must_use]
    pub fn opens_reset(&self, now: Timestamp, known: bool) -> bool {
        self.confirmed && (known || !self.is_closed()) && now >= self.usable_from()
    }

    /// Whether wrong codes in a row closed it, until another method passes.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.wrong_in_row >= WRONG_IN_A_ROW
    }

    /// What its owner sees of it alone. [`crate::registered::Registered::view`] adds what depends
    /// on the other methods.
    #[must_use]
    pub fn view(&self) -> MethodView {
        MethodView {
            id: self.id,
            kind: self.kind(),
            label: self.hint(),
            added_at: self.added_at,
            usable_from: self.usable_from(),
            last_used_at: self.last_used_at,
            removal_leaves_too_little: false,
            kept: None,
        }
    }

    /// The label, or the address with most of it masked.
    #[must_use]
    pub fn hint(&self) -> String {
        match &self.detail {
            MethodDetail::Authenticator { .. } => self.label.clone(),
            MethodDetail::Mail { address } => mask_address(address),
        }
    }
}

/// Shows the first letter of the mailbox and of its domain, and the last label: `g•••@p•••.example`.
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
mod tests {
    use super::*;
    use uuid::Uuid;

    const ADDED: Timestamp = Timestamp::from_unix(1_800_000_000);

    fn added(hours: i64) -> Method {
        Method {
            id: MethodId::from_uuid(Uuid::from_u128(1)),
            account: AccountId::from_uuid(Uuid::from_u128(2)),
            label: "phone".into(),
            detail: MethodDetail::Authenticator {
                secret: Secret::new(String::new()),
            },
            added_at: ADDED.plus(hours * 60 * 60),
            confirmed: true,
            begun_in: None,
            bound_by_pass: false,
            last_used_step: None,
            last_used_at: None,
            wrong_in_row: 0,
        }
    }

    #[test]
    fn a_young_method_removes_itself_and_younger_ones_only() {
        let young = added(0).usable_from();
        let by_pass = Method {
            bound_by_pass: true,
            ..added(-1)
        };

        for older in [added(-100), added(-1), by_pass] {
            assert!(!older.yields_to(young, young.plus(-1)));
            assert!(older.yields_to(young, young));
        }
        assert!(added(0).yields_to(young, ADDED));
        assert!(added(1).yields_to(young, ADDED));
    }

    // Law 2.
    #[test]
    fn a_code_holds_once_and_no_older_one_after_it() {
        let mut app = added(0);
        assert!(!app.has_spent(7));

        app.spend(7, ADDED);

        let spent = [6, 7, 8].map(|step| app.has_spent(step));
        assert_eq!(spent, [true, true, false]);
    }

    #[test]
    fn a_masked_address_keeps_two_letters_and_the_ending() {
        assert_eq!(
            mask_address("giulia.ferri@posta.example"),
            "g•••@p•••.example"
        );
    }
}
