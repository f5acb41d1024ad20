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
    /// The rank among the kinds, the strongest first.
    pub rank: u8,
    /// What the kind may be used for.
    pub uses: Uses,
    /// How a code is spent, so each is accepted once (law 2).
    pub spend: Spend,
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
    /// Whether the kind is a second factor beside a password, and makes a device known (law 19).
    pub second_factor: bool,
}

/// How the code of a method is spent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Spend {
    /// By a number that only increases: a code spends itself and every earlier code of its method.
    Step,
    /// With the pending request: once the code passed, no code is awaited.
    Awaited,
}

/// The kinds that an account can register, the strongest first.
pub const KINDS: [MethodKind; 2] = [MethodKind::Authenticator, MethodKind::Mail];

const AUTHENTICATOR: MethodSpec = MethodSpec {
    word: "authenticator",
    custody: CustodyRule::Phone,
    channel: None,
    rank: 0,
    uses: Uses {
        reset_gate: true,
        second_factor: true,
    },
    spend: Spend::Step,
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
    },
    spend: Spend::Awaited,
    most: |policy| policy.max_mail_addresses,
};

const PASSWORD: MethodSpec = unregistered("password");
const UNKNOWN: MethodSpec = unregistered("unknown");

/// A kind of which no method can be registered, so it verifies nothing here.
const fn unregistered(word: &'static str) -> MethodSpec {
    MethodSpec {
        word,
        custody: CustodyRule::Phone,
        channel: None,
        rank: u8::MAX,
        uses: Uses {
            reset_gate: false,
            second_factor: false,
        },
        spend: Spend::Awaited,
        most: |_| 0,
    }
}

/// The properties of `kind`.
#[must_use]
pub const fn spec(kind: MethodKind) -> &'static MethodSpec {
    match kind {
        MethodKind::Authenticator => &AUTHENTICATOR,
        MethodKind::Mail => &MAIL,
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

    #[test]
    fn the_kinds_stand_in_the_order_of_their_rank() {
        assert!(KINDS.is_sorted_by_key(|kind| spec(*kind).rank));
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
