//! Orders of the IT department to one computer, which come with the synchronisation.

use crate::{AccountId, OrderId, Timestamp, session::SignInStep, state::AccountState, wire};

/// What the IT department orders a computer to do.
#[derive(Clone, Copy, Debug, serde::Deserialize, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OrderKind {
    /// End the session on this computer. The service has ended it already.
    SignOut,
    /// Remove the account's session, device key and last state from this computer. The service has
    /// ended the session already.
    Wipe,
    /// Ask for a new password before anything else.
    ChangeNeeded,
    /// Send the support report of this computer, if the person agrees.
    SendReport,
    /// An order that this version does not know.
    #[serde(other)]
    Unknown,
}

impl OrderKind {
    /// The name of the kind, as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SignOut => "sign-out",
            Self::Wipe => "wipe",
            Self::ChangeNeeded => "change-needed",
            Self::SendReport => "send-report",
            Self::Unknown => "unknown",
        }
    }

    /// Whether such an order is for everybody on the computer, and not for one account.
    #[must_use]
    pub const fn is_for_everybody(self) -> bool {
        matches!(self, Self::Wipe)
    }

    /// Whether such an order needs the session that it was given in: it is nothing to a computer on which the
    /// session is over.
    #[must_use]
    pub const fn needs_a_session(self) -> bool {
        matches!(self, Self::ChangeNeeded | Self::SendReport)
    }
}

wire! {
    /// One order to one computer. It comes with every synchronisation until it is acknowledged.
    #[derive(Clone, Eq, PartialEq)]
    pub struct Order {
        /// Names the order; the same order is carried out once.
        pub id: OrderId,
        /// What is ordered.
        pub kind: OrderKind,
        /// When the order was given, by the service's clock.
        pub made_at: Timestamp,
        /// The only account that the order is for; absent from an order for everybody on the computer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub account: Option<AccountId>,
        /// One signature by each key that the service signs with: a computer checks that of the key
        /// it was given at its sign-in.
        pub signatures: Vec<OrderSignature>,
    }
}

wire! {
    /// A signature of an order (Ed25519). It covers the store, the computer, and the order's id, kind, time
    /// and account.
    #[derive(Clone, Eq, PartialEq)]
    pub struct OrderSignature {
        /// The id of the key.
        pub key: String,
        /// The signature in base64url without padding.
        pub value: String,
    }
}

wire! {
    /// What a computer checks orders with during a session, given at sign-in.
    #[derive(Clone, Eq, PartialEq)]
    pub struct OrderKey {
        /// The id of the key.
        pub id: String,
        /// The public key (Ed25519) in base64url without padding.
        pub key: String,
        /// When the session began, by the service's clock: an earlier order is not for this session.
        pub since: Timestamp,
        /// The account of the session: an order for another account is not for this session.
        pub account: AccountId,
    }
}

wire! {
    /// The answer of `GET /v1/orders`: the orders that wait for the computer that asks.
    #[derive(Clone, Eq, PartialEq)]
    pub struct Orders {
        /// Oldest first.
        pub orders: Vec<Order>,
    }
}

wire! {
    /// The answer of `GET /v1/state`.
    #[derive(Clone, PartialEq)]
    pub struct Synchronised {
        /// The document of the account.
        #[serde(flatten)]
        pub state: AccountState,
        /// What the session may do now: `must-change` until the password is changed, otherwise `done`. Not
        /// sent by services older than this field.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(skip))]
        pub step: Option<SignInStep>,
        /// The orders that wait for this computer and concern the account, oldest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "ts", ts(skip))]
        pub orders: Vec<Order>,
    }
}

wire! {
    /// Says what became of an order (`POST /v1/orders/{id}`).
    #[serde(tag = "outcome")]
    #[derive(Clone, Copy, Eq, PartialEq)]
    pub enum Acknowledge {
        /// The order was carried out. Of an order to send a report, the report says it
        /// (`POST /v1/orders/{id}/report`).
        Done,
        /// The order was not carried out, or not in full.
        Failed {
            /// Why.
            why: OrderFailure,
        },
    }
}

/// Why a computer did not carry out an order, or not in full.
#[derive(Clone, Copy, Debug, serde::Deserialize, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OrderFailure {
    /// No signature of the order was made with the key of the computer's session.
    NotSigned,
    /// The order is for another session than that of the computer: one that is over.
    OtherSession,
    /// The keyring did not remove everything; the computer tries again by itself.
    Keyring,
    /// The disk did not remove everything.
    Disk,
    /// The person did not agree.
    Declined,
    /// The version of the application does not know the order, or the service does not know the reason.
    #[serde(other)]
    NotKnown,
}

impl OrderFailure {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::NotSigned,
        Self::OtherSession,
        Self::Keyring,
        Self::Disk,
        Self::Declined,
        Self::NotKnown,
    ];

    /// The name of the reason, as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotSigned => "not-signed",
            Self::OtherSession => "other-session",
            Self::Keyring => "keyring",
            Self::Disk => "disk",
            Self::Declined => "declined",
            Self::NotKnown => "not-known",
        }
    }

    /// Whether the computer goes on to remove the rest, so `done` may follow later.
    #[must_use]
    pub const fn goes_on(self) -> bool {
        matches!(self, Self::Keyring | Self::Disk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_name_on_the_wire() {
        let kinds = [
            OrderKind::SignOut,
            OrderKind::Wipe,
            OrderKind::ChangeNeeded,
            OrderKind::SendReport,
        ];
        for kind in kinds {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
        for why in OrderFailure::ALL {
            assert_eq!(serde_json::to_value(why).unwrap(), why.word());
        }
    }

    #[test]
    fn an_order_from_the_future_reads_as_unknown() {
        let kind: OrderKind = serde_json::from_str("\"sing\"").unwrap();

        assert_eq!(kind, OrderKind::Unknown);
    }
}
