//! A transaction: every statement passes through it.

use crate::{connections::Lent, database::failed, named::Named, sealed::Sealer, store::Shared};
use async_trait::async_trait;
use chiave_domain::ports::store::{LockKey, ReadTx, StoreError, WriteTx};
use sqlx::{
    Sqlite,
    query::Query,
    sqlite::{SqliteArguments, SqliteRow},
};
use std::sync::Arc;

/// A statement with its parameters.
pub(crate) type Statement = Query<'static, Sqlite, SqliteArguments>;

/// An open transaction, or a connection on which each statement is a transaction of its own. Dropping it
/// rolls it back.
pub struct SqliteTx {
    lent: Lent,
    shared: Arc<Shared>,
    named: Named,
    /// Whether a statement wrote.
    wrote: bool,
    #[cfg(feature = "automation")]
    _held: crate::watch::Held,
}

impl SqliteTx {
    /// Reads over `lent`: in the transaction that it began, or each statement by itself.
    pub(crate) fn reading(lent: Lent, shared: Arc<Shared>) -> Self {
        Self::writing(lent, shared, &[])
    }

    /// Writes what `keys` guard, in the transaction that `lent` began.
    pub(crate) fn writing(lent: Lent, shared: Arc<Shared>, keys: &[LockKey]) -> Self {
        Self {
            lent,
            named: Named::new(keys),
            wrote: false,
            #[cfg(feature = "automation")]
            _held: shared.holders.hold(),
            shared,
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
        self.shared.counters.read();
        self.lent.row(query).await
    }

    /// Reads rows.
    pub(crate) async fn rows(&mut self, query: Statement) -> Result<Vec<SqliteRow>, StoreError> {
        self.shared.counters.read();
        self.lent.rows(query).await
    }

    /// Executes a writing statement; returns the number of rows that it changed.
    pub(crate) async fn write(&mut self, query: Statement) -> Result<u64, StoreError> {
        self.wrote = true;
        self.shared.counters.wrote();
        self.lent.execute(query).await
    }

    /// Writes one row and reads it back.
    pub(crate) async fn write_row(&mut self, query: Statement) -> Result<SqliteRow, StoreError> {
        self.wrote = true;
        self.shared.counters.wrote();
        let row = self.lent.row(query).await?;
        row.ok_or_else(|| failed(sqlx::Error::RowNotFound))
    }

    /// Counts a queued mail.
    pub(crate) fn posted(&self) {
        self.shared.counters.posted();
    }

    /// Commits: makes every change visible and durable.
    pub(crate) async fn finish(self) -> Result<(), StoreError> {
        let (shared, wrote) = (self.shared, self.wrote);
        shared.counters.committed();
        self.lent.commit().await?;
        if wrote {
            shared.counters.has_written();
        }
        Ok(())
    }
}

impl ReadTx for SqliteTx {}

#[async_trait]
impl WriteTx for SqliteTx {
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.finish().await
    }
}
