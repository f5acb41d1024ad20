//! The properties of each kind of method. The domain distinguishes kinds only by this table.

use crate::{custody::CustodyRule, settings::AccountPolicy};
use chiave_protocol::method::MethodKind;

/// The properties of a kind of method.
#[derive(Debug)]
pub struct MethodSpec {
    /// The name of the kind in stored audit rows and on the command line; never renamed.
    pub word: &'static str,
    /// Who or what holds methods of this kind.
    pub custody: CustodyRule,
    /// The channel by which a code reaches the person before it can be typed; `None` if the method
    /// itself makes the code.
    pub channel: Option<Channel>,
    /// The rank among the kinds: the order in which they are offered. A kind that is a second factor is
    /// stronger than one that is none; codes that run out are offered last.
    pub rank: u8,
    /// What the kind may be used for.
    pub uses: Uses,
    /// How a code is spent, so each is accepted once (law 2).
    pub spend: Spend,
    /// How many numbered codes a method of this kind has, each of which is asked for by its number;
    /// `None` if the codes have no numbers.
    pub codes: Option<u8>,
    /// Whether the IT department issues the code: nobody registers a method of this kind, and it counts for no
    /// reset that is prepared.
    pub issued_by_it: bool,
    /// Whether a new method of this kind takes the place of the older one.
    pub replaces: bool,
    /// How many methods of this kind an account may register; 0 if the kind is not allowed.
    pub most: fn(&AccountPolicy) -> u8,
}

/// A channel by which a code reaches the person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Channel {
    /// An email.
    Mail,
}

/// What a kind of method may be used for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Uses {
    /// Whether the kind opens a gate of a reset.
    pub reset_gate: bool,
    /// Whether the kind is a second factor beside a password (law 19).
    pub second_factor: bool,
    /// Whether what is verified with the kind may last: as a second factor it makes a device known, and it allows
    /// changes of the methods. A code that the IT department issued for some hours does neither, and a session that
    /// was verified with it ends with it.
    pub lasts: bool,
}

/// How the code of a method is spent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Spend {
    /// By a number that only increases: a code spends itself and every earlier code of its method.
    Step,
    /// By its place in the order in which the numbered codes of the method are asked for: a code spends
    /// itself and every code before it.
    Place,
    /// With the pending request: once the code passed, no code is awaited.
    Awaited,
    /// At once where the code was issued for one use; otherwise the code is good until its end.
    AsIssued,
}

/// The number of codes on a recovery sheet (docs/design.md, section 6).
pub const SHEET_CODES: u8 = 10;

/// The kinds that can open a gate of a reset, in the order of their rank.
pub const GATE_KINDS: [MethodKind; 4] = [
    MethodKind::Authenticator,
    MethodKind::Mail,
    MethodKind::RecoveryCodes,
    MethodKind::HelpDeskCode,
];

/// The kinds that an account can register, in the order of their rank.
pub const KINDS: [MethodKind; 3] = [
    MethodKind::Authenticator,
    MethodKind::Mail,
    MethodKind::RecoveryCodes,
];

/// The kinds that are a second factor of a sign-in, in the order of their rank.
pub const SECOND_FACTOR_KINDS: [MethodKind; 3] = [
    MethodKind::Authenticator,
    MethodKind::RecoveryCodes,
    MethodKind::TemporaryCode,
];

/// Every kind that opens or verifies something, in the order of rank.
pub const ALL_KINDS: [MethodKind; 5] = [
    MethodKind::Authenticator,
    MethodKind::Mail,
    MethodKind::RecoveryCodes,
    MethodKind::HelpDeskCode,
    MethodKind::TemporaryCode,
];

const AUTHENTICATOR: MethodSpec = MethodSpec {
    word: "authenticator",
    custody: CustodyRule::Phone,
    channel: None,
    rank: 0,
    uses: Uses {
        reset_gate: true,
        second_factor: true,
        lasts: true,
    },
    spend: Spend::Step,
    codes: None,
    issued_by_it: false,
    replaces: false,
    most: |policy| policy.max_authenticators,
};

const MAIL: MethodSpec = MethodSpec {
    word: "mail",
    custody: CustodyRule::Mailbox,
    channel: Some(Channel::Mail),
    rank: 1,
    uses: Uses {
        reset_gate: true,
        second_factor: false,
        lasts: true,
    },
    spend: Spend::Awaited,
    codes: None,
    issued_by_it: false,
    replaces: false,
    most: |policy| policy.max_mail_addresses,
};

const RECOVERY_CODES: MethodSpec = MethodSpec {
    word: "recovery-codes",
    custody: CustodyRule::Paper,
    channel: None,
    rank: 2,
    uses: Uses {
        reset_gate: true,
        second_factor: true,
        lasts: true,
    },
    spend: Spend::Place,
    codes: Some(SHEET_CODES),
    issued_by_it: false,
    replaces: true,
    most: |policy| if policy.recovery_codes { 1 } else { 0 },
};

const HELP_DESK_CODE: MethodSpec = MethodSpec {
    rank: 3,
    uses: Uses {
        reset_gate: true,
        second_factor: false,
        lasts: false,
    },
    issued_by_it: true,
    ..unregistered("help-desk-code")
};

const TEMPORARY_CODE: MethodSpec = MethodSpec {
    rank: 4,
    uses: Uses {
        reset_gate: false,
        second_factor: true,
        lasts: false,
    },
    spend: Spend::AsIssued,
    issued_by_it: true,
    ..unregistered("temporary-code")
};

const PASSWORD: MethodSpec = unregistered("password");
const UNKNOWN: MethodSpec = unregistered("unknown");

/// A kind of which no method can be registered. Its custody says nothing, as it counts for no reset that is
/// prepared.
const fn unregistered(word: &'static str) -> MethodSpec {
    MethodSpec {
        word,
        custody: CustodyRule::Phone,
        channel: None,
        rank: u8::MAX,
        uses: Uses {
            reset_gate: false,
            second_factor: false,
            lasts: false,
        },
        spend: Spend::Awaited,
        codes: None,
        issued_by_it: false,
        replaces: false,
        most: |_| 0,
    }
}

/// The properties of `kind`.
#[must_use]
pub const fn spec(kind: MethodKind) -> &'static MethodSpec {
    match kind {
        MethodKind::Authenticator => &AUTHENTICATOR,
        MethodKind::Mail => &MAIL,
        MethodKind::RecoveryCodes => &RECOVERY_CODES,
        MethodKind::HelpDeskCode => &HELP_DESK_CODE,
        MethodKind::TemporaryCode => &TEMPORARY_CODE,
        MethodKind::Password => &PASSWORD,
        MethodKind::Unknown => &UNKNOWN,
    }
}

impl MethodSpec {
    /// Whether a code is sent before it can be typed.
    #[must_use]
    pub const fn is_sent(&self) -> bool {
        self.channel.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_kinds_stand_in_the_order_of_their_rank() {
        assert!(GATE_KINDS.is_sorted_by_key(|kind| spec(*kind).rank));
    }

    #[test]
    fn what_opens_a_gate_is_registered_or_issued() {
        let gates = GATE_KINDS.into_iter();
        let registered: Vec<_> = gates.filter(|kind| !spec(*kind).issued_by_it).collect();

        assert_eq!(registered, KINDS);
        assert!(GATE_KINDS.iter().all(|kind| spec(*kind).uses.reset_gate));
    }

    #[test]
    fn every_kind_has_one_name_and_one_rank() {
        let named: HashSet<_> = ALL_KINDS.iter().map(|kind| spec(*kind).word).collect();

        assert_eq!(named.len(), ALL_KINDS.len());
        assert!(ALL_KINDS.is_sorted_by(|one, next| spec(*one).rank < spec(*next).rank));
        for kind in ALL_KINDS {
            let Uses {
                reset_gate,
                second_factor,
                ..
            } = spec(kind).uses;
            assert_eq!(GATE_KINDS.contains(&kind), reset_gate);
            assert_eq!(SECOND_FACTOR_KINDS.contains(&kind), second_factor);
        }
    }

    // Law 19.
    #[test]
    fn what_is_verified_by_a_code_of_it_does_not_last() {
        for kind in ALL_KINDS {
            let MethodSpec {
                uses, issued_by_it, ..
            } = spec(kind);
            assert_eq!(uses.lasts, !issued_by_it);
        }
    }

    #[test]
    fn what_is_no_method_opens_nothing() {
        for kind in [MethodKind::Password, MethodKind::Unknown] {
            let MethodSpec { uses, most, .. } = spec(kind);
            assert!(!uses.reset_gate && !uses.second_factor);
            assert_eq!(most(&AccountPolicy::default()), 0);
        }
    }

    // Law 19.
    #[test]
    fn a_mailed_code_is_no_second_factor() {
        assert!(!spec(MethodKind::Mail).uses.second_factor);
    }
}
