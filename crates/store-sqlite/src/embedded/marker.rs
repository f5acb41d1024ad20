//! Markers of operations: record which operations took place (law 9).
//!
//! A marker is written in the transaction of the write that it records. Settling an operation
//! without a marker writes a fence, so a write that is still in flight cannot succeed after the
//! question was answered with "no".

use crate::{
    columns::{Columns, blob},
    tx::SqliteTx,
};
use chiave_domain::{order::WriteOrder, ports::store::StoreError};
use chiave_protocol::{AccountId, OperationId, Timestamp};
use sqlx::query;

/// What the directory knows about an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Marker {
    /// Nothing is known; the operation may still be written.
    None,
    /// The operation took place.
    Written,
    /// The operation did not take place and never will.
    Fence,
}

impl SqliteTx {
    pub(super) async fn marker(
        &mut self,
        account: AccountId,
        operation: OperationId,
    ) -> Result<Marker, StoreError> {
        let found = query(
            "SELECT operation, took_place FROM embedded_last_writes
             WHERE operation = $1 AND account = $2",
        )
        .bind(blob(operation.as_uuid()))
        .bind(blob(account.as_uuid()));
        let Some(row) = self.row(found).await? else {
            return Ok(Marker::None);
        };
        match Columns::of(&row, "embedded_last_writes", "operation").flag("took_place")? {
            true => Ok(Marker::Written),
            false => Ok(Marker::Fence),
        }
    }

    pub(super) async fn mark(
        &mut self,
        order: &WriteOrder,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.put_marker(order.account(), order.operation(), Some(at))
            .await
    }

    pub(super) async fn fence(
        &mut self,
        account: AccountId,
        operation: OperationId,
    ) -> Result<(), StoreError> {
        self.put_marker(account, operation, None).await
    }

    async fn put_marker(
        &mut self,
        account: AccountId,
        operation: OperationId,
        at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let put = query(
            "INSERT INTO embedded_last_writes (operation, account, took_place, at)
             VALUES ($1, $2, $3, $4)",
        )
        .bind(blob(operation.as_uuid()))
        .bind(blob(account.as_uuid()))
        .bind(i64::from(at.is_some()))
        .bind(at.map(Timestamp::as_unix));
        self.write(put).await.map(drop)
    }
}
