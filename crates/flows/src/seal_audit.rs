//! Chains audit rows in the background (law 13).
//!
//! A row is written in the transaction of what it records. Hashing the row there would make every
//! writer wait for the one before, so a background task follows: the hash of each link covers a row
//! and the link before. The newest link, signed, is a checkpoint, which is logged outside the
//! store.
//!
//! The name of a computer is personal data that can be purged, so the chain does not cover it. The
//! chain covers everything else in a row.

use crate::error::FlowError;
use chiave_crypto::{
    AuditKey,
    audit::{ChainHash, Checkpoint, Row, Seal},
};
use chiave_domain::{
    audit::{ChainHead, Link, StoredRow},
    ports::store::{LockKey, ReadTx, Store},
};
use chiave_protocol::Timestamp;

/// The name of this writer's chain; a replica will have its own.
pub const CHAIN: &str = "embedded";
/// The version of the row encoding for the hash of a new link.
const VERSION: i64 = 2;
/// The number of rows that one transaction chains; the limit keeps the only writer free.
const ROWS: u32 = 200;

/// A checkpoint with its signature.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedCheckpoint {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// The signature of the checkpoint.
    pub seal: Seal,
}

/// The end of a chain: the number of its links, and the hash of the last one.
struct End {
    link: i64,
    hash: ChainHash,
}

/// Chains every row that no link covers yet. Returns the signed checkpoint of the new end of the
/// chain, or `None` if there was nothing to do.
///
/// # Errors
///
/// [`FlowError::Store`]; links that were stored before stay.
pub async fn seal_audit(
    store: &dyn Store,
    key: &AuditKey,
    now: Timestamp,
) -> Result<Option<SignedCheckpoint>, FlowError> {
    let mut newest = None;
    while let Some(end) = seal_some(store).await? {
        newest = Some(end);
    }
    Ok(newest.map(|End { link, hash }| {
        let rows = u64::try_from(link).unwrap_or_default();
        let checkpoint = Checkpoint {
            chain: CHAIN.to_owned(),
            rows,
            hash,
            at: now,
        };
        let seal = key.sign(&checkpoint);
        SignedCheckpoint { checkpoint, seal }
    }))
}

/// Chains the rows of one transaction; returns `None` if every row is chained.
async fn seal_some(store: &dyn Store) -> Result<Option<End>, FlowError> {
    // A reading transaction checks first: requesting the writer every few seconds without need
    // would delay others.
    if store.read().await?.unsealed(1).await?.is_empty() {
        return Ok(None);
    }
    let mut tx = store.work(&[LockKey::AuditLog]).await?;
    let End { mut link, mut hash } = end(tx.as_mut()).await?;
    for row in tx.unsealed(ROWS).await? {
        link += 1;
        hash = hash.then(second(&row).as_bytes());
        tx.put_link(&Link {
            link,
            number: row.number,
            hash: *hash.as_bytes(),
            version: VERSION,
            row: None,
        })
        .await?;
    }
    tx.commit().await?;
    Ok(Some(End { link, hash }))
}

/// The end of the stored chain.
async fn end(tx: &mut dyn ReadTx) -> Result<End, FlowError> {
    Ok(match tx.chain_head().await? {
        Some(ChainHead { link, hash }) => End {
            link,
            hash: ChainHash::from_bytes(hash),
        },
        None => End {
            link: 0,
            hash: ChainHash::start(CHAIN),
        },
    })
}

/// The bytes that a link of this version covers; `None` for an unknown version.
pub(crate) fn canonical(version: i64, row: &StoredRow) -> Option<Row> {
    match version {
        1 => Some(first(row)),
        VERSION => Some(second(row)),
        _ => None,
    }
}

/// The encoding of version 1: the kind is the JSON text of its word.
fn first(row: &StoredRow) -> Row {
    fields(Row::new(), row, format!("\"{}\"", row.kind).as_bytes())
}

/// The encoding of version 2: the kind is the text of its column, whether or not this program knows
/// the word, and the version itself is covered.
fn second(row: &StoredRow) -> Row {
    let version = Row::new().field("version", &VERSION.to_be_bytes());
    fields(version, row, row.kind.as_bytes())
}

/// Adds every field of the row except the computer's name, and the row's sequence number.
fn fields(before: Row, row: &StoredRow, kind: &[u8]) -> Row {
    let account = row.account.map(|account| account.as_uuid().into_bytes());
    before
        .field("number", &row.number.to_be_bytes())
        .field("id", row.id.as_bytes())
        .field("at", &row.at.as_unix().to_be_bytes())
        .field("kind", kind)
        .field("account", account.as_ref().map_or(&[], |id| &id[..]))
        .field(
            "device",
            row.device.as_ref().map_or(&[], |key| &key.as_bytes()[..]),
        )
        .field("detail", row.detail.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chiave_protocol::AccountId;
    use uuid::Uuid;

    fn row() -> StoredRow {
        StoredRow {
            number: 7,
            id: Uuid::from_u128(1),
            at: Timestamp::from_unix(1_800_000_000),
            kind: "password-reset".to_owned(),
            account: Some(AccountId::from_uuid(Uuid::from_u128(2))),
            device: None,
            device_name: Some("giulia-laptop".to_owned()),
            detail: "done".to_owned(),
        }
    }

    fn bytes(row: &StoredRow) -> [Vec<u8>; 2] {
        [first(row), second(row)].map(|row| row.as_bytes().to_vec())
    }

    #[test]
    fn every_edit_of_a_row_changes_what_is_chained() {
        let edits: [fn(&mut StoredRow); 7] = [
            |row| row.number = 8,
            |row| row.id = Uuid::from_u128(9),
            |row| row.at = row.at.plus(1),
            |row| row.kind = "password-changed".to_owned(),
            |row| row.account = None,
            |row| row.device = Some(chiave_protocol::Thumbprint::from_bytes([7; 32])),
            |row| row.detail.clear(),
        ];
        for edit in edits {
            let mut edited = row();
            edit(&mut edited);
            for (edited, own) in bytes(&edited).iter().zip(bytes(&row())) {
                assert_ne!(*edited, own);
            }
        }
    }

    // Law 13.
    #[test]
    fn purging_a_laptops_name_leaves_the_chain_whole() {
        let purged = StoredRow {
            device_name: None,
            ..row()
        };

        assert_eq!(bytes(&purged), bytes(&row()));
    }
}
