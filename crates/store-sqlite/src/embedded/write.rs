//! Writes passwords and ends locks.
//!
//! Hashes are computed outside the writing transaction, because it holds the only writer. So the
//! transaction reads the compared values once more. If another write changed them meanwhile, the
//! new password is evaluated again.

use super::{
    EmbeddedDirectory,
    history::{KEPT, PasswordBaseline},
    lost,
    marker::Marker,
    unreachable,
};
use crate::{columns::blob, tx::SqliteTx};
use chiave_domain::ports::hashing::HashFor;
use chiave_domain::{
    device::DeviceTrust,
    order::{NewPassword, WriteOrder},
    ports::{
        connector::{ConnectorError, Written},
        store::StoreError,
    },
};
use chiave_protocol::{
    Timestamp,
    policy::{BrokenRule, Rule},
};
use sqlx::query;
use std::sync::Arc;

/// How often a write is evaluated again because another write changed the entry.
const EVALUATIONS: u32 = 3;

/// Why nothing was written although the file can be used.
#[derive(Debug, thiserror::Error)]
enum NotWritten {
    #[error("the operation was settled as not done before it was written")]
    Fenced,
    #[error("other writes to the same entry kept overtaking this one")]
    Overtaken,
}

impl From<NotWritten> for ConnectorError {
    fn from(cause: NotWritten) -> Self {
        Self::Unreachable(Box::new(cause))
    }
}

impl EmbeddedDirectory {
    /// Replaces the password, once for each operation.
    pub(super) async fn replace(
        &self,
        order: &WriteOrder,
        new: &NewPassword,
        now: Timestamp,
    ) -> Result<Written, ConnectorError> {
        if let Some(done) = self.done_before(order).await? {
            return Ok(done);
        }
        let NewPassword { secret, history } = new;
        let last = (*history).min(KEPT);
        let mut hash: Option<String> = None;
        for _ in 0..EVALUATIONS {
            let PasswordBaseline { phc, earlier } = self.baseline(order.account(), last).await?;
            let Some(old) = phc else {
                return Ok(refused(Rule::Directory, 0));
            };
            if self.repeats(order.account(), secret, earlier).await? {
                return Ok(refused(Rule::History, last));
            }
            let phc = match hash.take() {
                Some(phc) => phc,
                None => {
                    self.hashing
                        .hash(
                            Arc::clone(secret),
                            HashFor::password(order.account()),
                            DeviceTrust::Known,
                        )
                        .await?
                }
            };
            match self.put(order, old, &phc, now).await? {
                Some(written) => return Ok(written),
                None => hash = Some(phc),
            }
        }
        Err(NotWritten::Overtaken.into())
    }

    /// Ends a lock, once for each operation.
    pub(super) async fn unlock(
        &self,
        order: &WriteOrder,
        now: Timestamp,
    ) -> Result<Written, ConnectorError> {
        let mut tx = self.store.open_write().await.map_err(unreachable)?;
        if let Some(answer) = answered(&mut tx, order).await? {
            return Ok(answer);
        }
        let unlock = query("UPDATE embedded_entries SET locked = 0 WHERE id = $1")
            .bind(blob(order.account().as_uuid()));
        if tx.write(unlock).await.map_err(unreachable)? == 0 {
            return Ok(refused(Rule::Directory, 0));
        }
        tx.mark(order, now).await.map_err(unreachable)?;
        tx.finish().await.map_err(lost)?;
        Ok(Written::Done)
    }

    /// Looks up the outcome of the operation before any hash is computed.
    async fn done_before(&self, order: &WriteOrder) -> Result<Option<Written>, ConnectorError> {
        let mut tx = self.store.open_read().await.map_err(unreachable)?;
        settled(&mut tx, order).await
    }

    /// Writes hash, history and marker in one transaction. Returns `None` if the entry changed
    /// since it was read.
    async fn put(
        &self,
        order: &WriteOrder,
        old: Option<String>,
        phc: &str,
        now: Timestamp,
    ) -> Result<Option<Written>, ConnectorError> {
        let mut tx = self.store.open_write().await.map_err(unreachable)?;
        if let Some(answer) = answered(&mut tx, order).await? {
            return Ok(Some(answer));
        }
        if !swap(&mut tx, order, old, phc, now)
            .await
            .map_err(unreachable)?
        {
            return Ok(None);
        }
        tx.mark(order, now).await.map_err(unreachable)?;
        tx.finish().await.map_err(lost)?;
        Ok(Some(Written::Done))
    }
}

/// The outcome of an order that is not written: of an earlier call with the same operation, or because
/// the account was locked or disabled meanwhile.
async fn answered(
    tx: &mut SqliteTx,
    order: &WriteOrder,
) -> Result<Option<Written>, ConnectorError> {
    if let Some(done) = settled(tx, order).await? {
        return Ok(Some(done));
    }
    let overruled = is_overruled(tx, order).await?;
    Ok(overruled.then_some(Written::LockChanged))
}

/// The outcome of an earlier call with the same operation.
async fn settled(tx: &mut SqliteTx, order: &WriteOrder) -> Result<Option<Written>, ConnectorError> {
    match tx
        .marker(order.account(), order.operation())
        .await
        .map_err(unreachable)?
    {
        Marker::None => Ok(None),
        Marker::Written => Ok(Some(Written::Done)),
        Marker::Fence => Err(NotWritten::Fenced.into()),
    }
}

/// Whether the account was locked or disabled after an order was decided that ends a lock.
async fn is_overruled(tx: &mut SqliteTx, order: &WriteOrder) -> Result<bool, ConnectorError> {
    let Some(decided_on) = order.decided_on() else {
        return Ok(false);
    };
    let now = tx
        .lock_version(order.account())
        .await
        .map_err(unreachable)?;
    Ok(now.is_some_and(|now| now != decided_on))
}

/// Replaces the hash if it is still `old`. A reset, which follows enough verifications, also ends a
/// lock; a change with the old password does not. The account stays enabled or disabled.
async fn swap(
    tx: &mut SqliteTx,
    order: &WriteOrder,
    old: Option<String>,
    phc: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let ends_lock = order.decided_on().is_some();
    let swap = query(
        "UPDATE embedded_entries
         SET phc = $3, password_changed_at = $4, must_change = 0,
             locked = CASE WHEN $5 THEN 0 ELSE locked END
         WHERE id = $1 AND COALESCE(phc, '') = $2",
    )
    .bind(blob(order.account().as_uuid()))
    .bind(old.clone().unwrap_or_default())
    .bind(phc.to_owned())
    .bind(now.as_unix())
    .bind(i64::from(ends_lock));
    if tx.write(swap).await? == 0 {
        return Ok(false);
    }
    if let Some(old) = old {
        tx.remember(order.account(), &old).await?;
    }
    Ok(true)
}

fn refused(rule: Rule, limit: u8) -> Written {
    Written::Refused(vec![BrokenRule {
        rule,
        limit: u32::from(limit),
        found: None,
    }])
}
