//! The contract of every connector, as tests that any adapter runs: so far, what it promises about
//! an account that is locked or disabled while a write is on its way.
//!
//! The test of an adapter calls [`crate::connector_contract`] with the path of a function that
//! prepares a directory. Each promise is one function, whose name says what holds.

use super::{
    order,
    samples::{NOW, operation},
};
use crate::{
    account::{Account, LockVersion},
    order::{NewPassword, OrderKind},
    ports::{
        connector::{Connector, ConnectorError, Settled, Written},
        roster::EntryMark,
    },
};
use async_trait::async_trait;
use chiave_protocol::{AccountId, Secret};
use std::sync::Arc;

/// A directory under test, with one account.
#[async_trait]
pub trait Subject: Send + Sync {
    /// The directory.
    fn connector(&self) -> &dyn Connector;
    /// The account.
    fn account(&self) -> AccountId;
    /// Changes the entry of the account, as the directory's administrator does.
    async fn mark(&self, mark: EntryMark);
}

/// The result of checking a promise: a broken promise panics, a failing directory returns an error.
pub type Kept = Result<(), ConnectorError>;

/// Writes a test for each promise. `$fresh` is the full path of an `async fn() -> impl Subject`.
#[macro_export]
macro_rules! connector_contract {
    ($fresh:path) => {
        $crate::connector_contract! { @each $fresh:
            an_order_decided_before_a_lock_is_not_executed_after_it,
            an_order_decided_on_a_lock_ends_it,
            an_order_executed_before_a_lock_stays_executed,
        }
    };
    (@each $fresh:path: $($promise:ident,)+) => {
        $(
            #[tokio::test]
            async fn $promise() {
                let subject = $fresh().await;
                $crate::testing::connector_contract::$promise(&subject).await.unwrap();
            }
        )+
    };
}

/// What an administrator does to stop whatever is under way.
const STOPS: [&[EntryMark]; 4] = [
    &[EntryMark::Locked(true)],
    &[EntryMark::Enabled(false)],
    &[EntryMark::Locked(true), EntryMark::Locked(false)],
    &[EntryMark::Enabled(false), EntryMark::Enabled(true)],
];

/// The orders that end a lock, decided on this version of it.
fn orders(decided_on: LockVersion) -> [OrderKind; 2] {
    let new = NewPassword {
        secret: Arc::new(Secret::new("a new password".into())),
        history: 0,
    };
    [
        OrderKind::Set { new, decided_on },
        OrderKind::Unlock { decided_on },
    ]
}

async fn entry(subject: &dyn Subject) -> Result<Option<Account>, ConnectorError> {
    subject.connector().get(subject.account()).await
}

async fn version(subject: &dyn Subject) -> Result<LockVersion, ConnectorError> {
    Ok(entry(subject)
        .await?
        .map_or_else(LockVersion::default, |entry| entry.lock))
}

async fn write(subject: &dyn Subject, n: u8, kind: OrderKind) -> Result<Written, ConnectorError> {
    let order = order(operation(n), subject.account(), kind);
    subject.connector().write(order, NOW).await
}

/// An account that was locked or disabled after an order was decided stays as it is, even if it was
/// opened again since, and the order is never executed.
pub async fn an_order_decided_before_a_lock_is_not_executed_after_it(
    subject: &dyn Subject,
) -> Kept {
    let mut n = 0;
    for stop in STOPS {
        for kind in orders(version(subject).await?) {
            for mark in stop {
                subject.mark(*mark).await;
            }
            let before = entry(subject).await?;

            n += 1;
            let written = write(subject, n, kind).await?;

            assert_eq!(written, Written::LockChanged, "{stop:?}");
            assert_eq!(entry(subject).await?, before, "{stop:?}");
            let connector = subject.connector();
            let settled = connector.settle(subject.account(), operation(n)).await?;
            assert_eq!(settled, Settled::NotDone, "{stop:?}");
        }
    }
    Ok(())
}

/// An order that was decided after the lock ends the lock.
pub async fn an_order_decided_on_a_lock_ends_it(subject: &dyn Subject) -> Kept {
    for n in [0, 1] {
        subject.mark(EntryMark::Locked(true)).await;
        let decided_on = version(subject).await?;
        for kind in orders(decided_on).into_iter().skip(n.into()).take(1) {
            assert_eq!(write(subject, n, kind).await?, Written::Done);
        }
        let locked = entry(subject).await?.map(|entry| entry.locked);
        assert_eq!(locked, Some(false));
    }
    Ok(())
}

/// The same order sent again after a lock is answered as before and leaves the lock.
pub async fn an_order_executed_before_a_lock_stays_executed(subject: &dyn Subject) -> Kept {
    let decided_on = version(subject).await?;
    for (n, kind) in (0..).zip(orders(decided_on)) {
        assert_eq!(write(subject, n, kind).await?, Written::Done);
    }
    subject.mark(EntryMark::Locked(true)).await;

    for (n, kind) in (0..).zip(orders(decided_on)) {
        assert_eq!(write(subject, n, kind).await?, Written::Done);
    }

    let locked = entry(subject).await?.map(|entry| entry.locked);
    assert_eq!(locked, Some(true));
    Ok(())
}
