//! A transaction: every statement passes through it.

use crate::{database::failed, named::Named, sealed::Sealer, store::Shared};
use async_trait::async_trait;
use chiave_domain::ports::store::{LockKey, ReadTx, StoreError, WriteTx};
use sqlx::{
    Sqlite, SqliteConnection, Transaction,
    pool::PoolConnection,
    query::Query,
    sqlite::{SqliteArguments, SqliteRow},
};
use std::sync::Arc;

/// A statement with its parameters.
pub(crate) type Statement = Query<'static, Sqlite, SqliteArguments>;

/// An open transaction. Dropping it rolls it back.
pub struct SqliteTx {
    open: Open,
    shared: Arc<Shared>,
    named: Named,
    /// Whether a statement failed. SQLite may have ended the transaction by itself (a full disk
    /// causes that); later statements would be committed on their own, so they are refused.
    broken: bool,
    #[cfg(feature = "automation")]
    _held: crate::watch::Held,
}

/// The connection that the statements use.
enum Open {
    /// One transaction for all statements.
    Transaction(Transaction<'static, Sqlite>),
    /// A reading connection without a transaction, on which each statement is a transaction of its
    /// own. Beginning and ending a transaction would cost more than the statement.
    Once(PoolConnection<Sqlite>),
}

/// A statement was refused because an earlier one failed.
#[derive(Debug, thiserror::Error)]
#[error("an earlier statement of this transaction failed")]
struct Broken;

impl SqliteTx {
    /// Reads in one transaction.
    pub(crate) fn reading(open: Transaction<'static, Sqlite>, shared: Arc<Shared>) -> Self {
        Self::over(Open::Transaction(open), shared, &[])
    }

    /// Writes what `keys` guard.
    pub(crate) fn writing(
        open: Transaction<'static, Sqlite>,
        shared: Arc<Shared>,
        keys: &[LockKey],
    ) -> Self {
        Self::over(Open::Transaction(open), shared, keys)
    }

    pub(crate) fn reading_once(reader: PoolConnection<Sqlite>, shared: Arc<Shared>) -> Self {
        Self::over(Open::Once(reader), shared, &[])
    }

    fn over(open: Open, shared: Arc<Shared>, keys: &[LockKey]) -> Self {
        Self {
            open,
            named: Named::new(keys),
            #[cfg(feature = "automation")]
            _held: shared.holders.hold(),
            shared,
            broken: false,
        }
    }

    /// The keys that it named.
    pub(crate) fn named(&self) -> &Named {
        &self.named
    }

    pub(crate) fn sealer(&self) -> &Sealer {
        &self.shared.sealer
    }

    /// Reads at most one row.
    pub(crate) async fn row(&mut self, query: Statement) -> Result<Option<SqliteRow>, StoreError> {
        self.whole()?;
        self.shared.counters.read();
        let result = query.fetch_optional(self.open.connection()).await;
        self.seen(result)
    }

    /// Reads rows.
    pub(crate) async fn rows(&mut self, query: Statement) -> Result<Vec<SqliteRow>, StoreError> {
        self.whole()?;
        self.shared.counters.read();
        let result = query.fetch_all(self.open.connection()).await;
        self.seen(result)
    }

    /// Executes a writing statement; returns the number of rows that it changed.
    pub(crate) async fn write(&mut self, query: Statement) -> Result<u64, StoreError> {
        self.whole()?;
        self.shared.counters.wrote();
        let result = query.execute(self.open.connection()).await;
        self.seen(result).map(|done| done.rows_affected())
    }

    /// Writes one row and reads it back.
    pub(crate) async fn write_row(&mut self, query: Statement) -> Result<SqliteRow, StoreError> {
        self.whole()?;
        self.shared.counters.wrote();
        let result = query.fetch_one(self.open.connection()).await;
        self.seen(result)
    }

    /// Counts a queued mail.
    pub(crate) fn posted(&self) {
        self.shared.counters.posted();
    }

    /// Commits: makes every change visible and durable.
    pub(crate) async fn finish(self) -> Result<(), StoreError> {
        self.whole()?;
        match self.open {
            Open::Transaction(open) => open.commit().await.map_err(failed),
            Open::Once(_) => Ok(()),
        }
    }

    fn whole(&self) -> Result<(), StoreError> {
        if self.broken {
            Err(failed(Broken))
        } else {
            Ok(())
        }
    }

    fn seen<T>(&mut self, result: Result<T, sqlx::Error>) -> Result<T, StoreError> {
        self.broken |= result.is_err();
        result.map_err(failed)
    }
}

impl Open {
    fn connection(&mut self) -> &mut SqliteConnection {
        match self {
            Self::Transaction(open) => open,
            Self::Once(reader) => reader,
        }
    }
}

impl ReadTx for SqliteTx {}

#[async_trait]
impl WriteTx for SqliteTx {
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.finish().await
    }
}
