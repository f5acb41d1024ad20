//! Orders of the IT department to the computers of an account.
//!
//! An order is for one computer, whatever number of sessions are open on it: the application there has
//! one session and one device key. A sign-out and a wipe end sessions in the service at once: what the
//! computer does later removes what is left on it.

use crate::session::{SHARED_IDLE_MINUTES, Session};
use chiave_protocol::{
    AccountId, OrderId, SessionId, Thumbprint, Timestamp,
    order::{OrderFailure, OrderKind},
};

/// Days for which an order waits for its computer.
pub const ORDER_DAYS: i64 = 30;
/// Days for which an order is listed after it can reach no computer any more.
pub const LISTED_DAYS: i64 = 30;
/// Days for which a support report is kept after it was received.
pub const SUPPORT_REPORT_DAYS: i64 = 30;

/// The time from which on an order given at `now` to the computer of `session` reaches it no more. The key of a
/// shared computer is gone after the turn, which the service learns by the end of the session at the latest.
#[must_use]
pub const fn expires_at(session: &Session, now: Timestamp) -> Timestamp {
    now.plus(if session.is_shared {
        SHARED_IDLE_MINUTES * 60
    } else {
        ORDER_DAYS * 24 * 60 * 60
    })
}

/// An order as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ComputerOrder {
    /// The id of the order.
    pub id: OrderId,
    /// What is ordered.
    pub kind: OrderKind,
    /// The account.
    pub account: AccountId,
    /// The newest session of the account on the computer when the order was given.
    pub session: SessionId,
    /// The device key of the computer.
    pub device: Thumbprint,
    /// The name of the computer.
    pub device_name: String,
    /// When the order was given.
    pub made_at: Timestamp,
    /// The user id of who gave it on the service's machine; `None` if the system does not report it.
    pub by: Option<u32>,
    /// From when on the order reaches no computer.
    pub expires_at: Timestamp,
    /// How and when the order ended; `None` while nobody knows.
    pub end: Option<OrderEnd>,
}

/// An order in the list of all orders.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ListedOrder {
    /// An order as stored.
    Read(ComputerOrder),
    /// An order that cannot be read, or whose mark is not valid: it reaches no computer.
    Unreadable(Option<OrderId>),
}

/// A support report with which a computer answered an order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReceivedReport {
    /// When the report was received.
    pub at: Timestamp,
    /// The report as one JSON document.
    pub text: String,
}

/// The end of an order.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OrderEnd {
    /// When the order ended.
    pub at: Timestamp,
    /// How the order ended.
    pub how: OrderOutcome,
}

/// How an order ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OrderOutcome {
    /// The computer carried the order out, the person set the new password that was asked for, or agreed
    /// to the support report, which was received.
    Done,
    /// The computer did not carry the order out, or not in full.
    Failed(OrderFailure),
    /// The IT department withdrew the order.
    Withdrawn,
}

impl OrderOutcome {
    /// The outcome in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed(_) => "failed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Why the order failed; `None` if it did not.
    #[must_use]
    pub const fn failure(self) -> Option<OrderFailure> {
        match self {
            Self::Failed(why) => Some(why),
            Self::Done | Self::Withdrawn => None,
        }
    }

    /// The outcome with the reason of a failure, as in the store and in the audit log.
    #[must_use]
    pub fn words(self) -> String {
        match self.failure() {
            Some(why) => format!("{} {}", self.word(), why.word()),
            None => self.word().to_owned(),
        }
    }

    /// Reads what [`Self::words`] writes.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let ends = OrderFailure::ALL.map(Self::Failed);
        let ends = [Self::Done, Self::Withdrawn].into_iter().chain(ends);
        ends.into_iter().find(|outcome| outcome.words() == words)
    }
}

impl ComputerOrder {
    /// Whether the order waits for its computer at `now`.
    #[must_use]
    pub fn waits(&self, now: Timestamp) -> bool {
        self.end.is_none() && now < self.expires_at
    }

    /// The only account that the order is for; `None` if it is for everybody on the computer.
    #[must_use]
    pub fn only_for(&self) -> Option<AccountId> {
        (!self.kind.is_for_everybody()).then_some(self.account)
    }

    /// Whether the order comes with a synchronisation in a session of `account` on its computer.
    #[must_use]
    pub fn comes_to(&self, account: AccountId) -> bool {
        self.only_for().is_none_or(|only| only == account)
    }

    /// Whether what the computer says of the order counts: the first word, and after a failure of its
    /// keyring or disk, with which it goes on, that the order was carried out all the same.
    #[must_use]
    pub fn hears(&self, how: OrderOutcome) -> bool {
        self.end.is_none_or(|end| {
            let goes_on = matches!(end.how, OrderOutcome::Failed(why) if why.goes_on());
            goes_on && how == OrderOutcome::Done
        })
    }

    /// How this order ends because the same computer said `how` of the order `said`; `None` if this order
    /// still waits. What the computer removed for one order is removed for every other.
    #[must_use]
    pub fn ends_with(&self, said: &Self, how: OrderOutcome) -> Option<OrderOutcome> {
        if self.id == said.id {
            return Some(how);
        }
        let over = OrderOutcome::Failed(OrderFailure::OtherSession);
        let (is_done, removed) = match how {
            OrderOutcome::Done => (true, true),
            OrderOutcome::Failed(OrderFailure::Keyring | OrderFailure::Disk) => (false, true),
            OrderOutcome::Failed(_) | OrderOutcome::Withdrawn => (false, false),
        };
        match (said.kind, self.kind) {
            (OrderKind::Wipe, OrderKind::Wipe | OrderKind::SignOut)
            | (OrderKind::SignOut, OrderKind::SignOut) => removed.then_some(how),
            (OrderKind::Wipe, other) if other.needs_a_session() => removed.then_some(over),
            (OrderKind::SignOut, other) if other.needs_a_session() => {
                (removed && self.account == said.account).then_some(over)
            }
            (OrderKind::ChangeNeeded, OrderKind::ChangeNeeded) => {
                (is_done && self.account == said.account).then_some(how)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::samples::{NOW, account, computer_order};

    #[test]
    fn an_order_waits_until_its_end_or_for_thirty_days() {
        let order = computer_order(1);
        let over = order.made_at.plus(30 * 24 * 60 * 60);

        assert!(order.waits(NOW) && order.waits(over.plus(-1)));
        assert!(!order.waits(over));
        let ended = ComputerOrder {
            end: Some(OrderEnd {
                at: NOW,
                how: OrderOutcome::Done,
            }),
            ..order
        };
        assert!(!ended.waits(NOW));
    }

    #[test]
    fn only_a_failure_with_which_it_goes_on_is_followed() {
        use OrderOutcome::{Done, Failed, Withdrawn};
        let failed = Failed(OrderFailure::Disk);
        let hears = |before: Option<OrderOutcome>, how| {
            let end = before.map(|how| OrderEnd { at: NOW, how });
            let order = ComputerOrder {
                end,
                ..computer_order(1)
            };
            order.hears(how)
        };

        assert!(hears(None, Done) && hears(None, failed));
        assert!(hears(Some(failed), Done) && !hears(Some(failed), failed));
        for over in [Done, Withdrawn, Failed(OrderFailure::NotSigned)] {
            assert!(!hears(Some(over), Done) && !hears(Some(over), failed));
        }
    }

    #[test]
    fn what_was_removed_for_one_order_is_removed_for_all() {
        use OrderFailure::{Keyring, NotSigned, OtherSession};
        use OrderKind::{ChangeNeeded, SendReport, SignOut, Wipe};
        use OrderOutcome::{Done, Failed};
        let order = |n, kind| ComputerOrder {
            kind,
            ..computer_order(n)
        };
        let ends = |said, how, other| order(2, other).ends_with(&order(1, said), how);

        for how in [Done, Failed(Keyring)] {
            assert_eq!(ends(Wipe, how, Wipe), Some(how));
            assert_eq!(ends(Wipe, how, SignOut), Some(how));
            for needs_a_session in [ChangeNeeded, SendReport] {
                let over = Some(Failed(OtherSession));
                assert_eq!(ends(Wipe, how, needs_a_session), over);
                assert_eq!(ends(SignOut, how, needs_a_session), over);
            }
            assert_eq!(
                ends(SendReport, how, SendReport),
                None,
                "each has its own report"
            );
            assert_eq!(ends(SignOut, how, SignOut), Some(how));
            assert_eq!(ends(SignOut, how, Wipe), None);
            assert_eq!(ends(ChangeNeeded, how, SignOut), None);
        }
        assert_eq!(ends(Wipe, Failed(NotSigned), Wipe), None);
        let own = order(1, Wipe);
        let refused = Failed(NotSigned);
        assert_eq!(own.ends_with(&own, refused), Some(refused));
    }

    #[test]
    fn a_sign_out_of_another_account_ends_no_needed_change() {
        use OrderKind::{ChangeNeeded, SignOut};
        let needed = ComputerOrder {
            kind: ChangeNeeded,
            ..computer_order(1)
        };
        let ends = |account| {
            let said = ComputerOrder {
                kind: SignOut,
                account,
                ..computer_order(2)
            };
            needed.ends_with(&said, OrderOutcome::Done)
        };

        let over = OrderOutcome::Failed(OrderFailure::OtherSession);
        assert_eq!(ends(needed.account), Some(over));
        assert_eq!(ends(account(9)), None);
    }

    #[test]
    fn a_wipe_is_for_everybody_and_a_sign_out_for_one_account() {
        let comes = |kind, n| {
            ComputerOrder {
                kind,
                ..computer_order(1)
            }
            .comes_to(account(n))
        };

        assert!(comes(OrderKind::Wipe, 1) && comes(OrderKind::Wipe, 9));
        assert!(comes(OrderKind::SignOut, 1) && !comes(OrderKind::SignOut, 9));
    }
}
