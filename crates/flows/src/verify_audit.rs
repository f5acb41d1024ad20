//! Computes the chain of the audit log again and compares it (law 13).
//!
//! The chain shows an edit, a removal or an insertion by somebody who changed only rows. If
//! somebody computes the whole chain anew, or cuts off its end, an earlier checkpoint outside the
//! store shows it: the checkpoint is signed with a key that is not in the store.

use crate::{
    error::FlowError,
    seal_audit::{CHAIN, SignedCheckpoint, canonical},
};
use chiave_crypto::{
    AuditKey, KeyId,
    audit::{ChainHash, Checkpoint, Seal},
};
use chiave_domain::{
    audit::Link,
    ports::store::{ReadTx, Store},
};
use chiave_protocol::Timestamp;
use data_encoding::HEXLOWER_PERMISSIVE;

/// The number of links that are read at a time.
const LINKS: u32 = 500;

/// What is wrong with the audit log; the first problem that was found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Finding {
    /// The row with this number, or its link, was changed.
    Edited(i64),
    /// The row with this number is missing or cannot be read.
    Removed(i64),
    /// This link of the chain is missing.
    LinkRemoved(i64),
    /// There are rows before the end of the chain that the chain does not cover.
    Inserted,
    /// The chain is shorter than the checkpoint says.
    Cut {
        /// The number of rows that the checkpoint covers.
        expected: u64,
    },
    /// The chain is consistent but does not match the checkpoint: it was computed anew.
    Rewritten,
    /// The checkpoint was not signed by this directory, or was changed.
    CheckpointRefused,
    /// The checkpoint names a key that this directory does not have (any more): it says nothing.
    CheckpointKeyMissing,
}

/// The result of verifying the whole log.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Verdict {
    /// The number of rows that the chain covers, as far as it was followed.
    pub rows: u64,
    /// What is wrong; `None` if the log is intact.
    pub finding: Option<Finding>,
}

/// Verifies the chain from its start, and compares it with a checkpoint if one is given.
///
/// Purged names are no problem: no link covers them. Rows that are newer than the last link are not
/// covered yet.
///
/// # Errors
///
/// [`FlowError::Store`].
pub async fn verify_audit(
    store: &dyn Store,
    key: &AuditKey,
    outside: Option<&SignedCheckpoint>,
) -> Result<Verdict, FlowError> {
    if outside.is_some_and(|signed| !key.knows(&signed.seal)) {
        let finding = Some(Finding::CheckpointKeyMissing);
        return Ok(Verdict { rows: 0, finding });
    }
    let refused = |SignedCheckpoint { checkpoint, seal }: &SignedCheckpoint| {
        checkpoint.chain != CHAIN || !key.verifies(checkpoint, seal)
    };
    if outside.is_some_and(refused) {
        let finding = Some(Finding::CheckpointRefused);
        return Ok(Verdict { rows: 0, finding });
    }
    let mut tx = store.read().await?;
    let mut walk = Walk {
        link: 0,
        number: i64::MIN,
        hash: ChainHash::start(CHAIN),
        outside: outside.map(|signed| &signed.checkpoint),
    };
    let finding = walk.rest(tx.as_mut()).await?;
    Ok(Verdict {
        rows: u64::try_from(walk.link).unwrap_or_default(),
        finding,
    })
}

/// The progress of following the chain.
struct Walk<'a> {
    link: i64,
    number: i64,
    hash: ChainHash,
    outside: Option<&'a Checkpoint>,
}

impl Walk<'_> {
    async fn rest(&mut self, tx: &mut dyn ReadTx) -> Result<Option<Finding>, FlowError> {
        loop {
            let links = tx.links(self.link, LINKS).await?;
            if links.is_empty() {
                break;
            }
            for link in &links {
                if let Some(finding) = self.step(link) {
                    return Ok(Some(finding));
                }
            }
        }
        let rows = u64::try_from(self.link).unwrap_or_default();
        if tx.rows_up_to(self.number).await? != rows {
            return Ok(Some(Finding::Inserted));
        }
        let expected = self.outside.map_or(0, |checkpoint| checkpoint.rows);
        Ok((rows < expected).then_some(Finding::Cut { expected }))
    }

    fn step(&mut self, link: &Link) -> Option<Finding> {
        if link.link != self.link + 1 {
            return Some(Finding::LinkRemoved(self.link + 1));
        }
        let Some(row) = &link.row else {
            return Some(Finding::Removed(link.number));
        };
        let Some(covered) = canonical(link.version, row) else {
            return Some(Finding::Edited(link.number));
        };
        let hash = self.hash.then(covered.as_bytes());
        if link.number <= self.number || hash.as_bytes() != &link.hash {
            return Some(Finding::Edited(link.number));
        }
        (self.link, self.number, self.hash) = (link.link, link.number, hash);
        let agrees = |checkpoint: &Checkpoint| {
            u64::try_from(self.link) != Ok(checkpoint.rows) || checkpoint.hash == self.hash
        };
        (!self.outside.is_none_or(agrees)).then_some(Finding::Rewritten)
    }
}

/// Parses a checkpoint from a line of the service's log, text or JSON. Returns `None` if a part is
/// missing or cannot be read.
#[must_use]
pub fn checkpoint_of(line: &str) -> Option<SignedCheckpoint> {
    let digest = |name| {
        let bytes = HEXLOWER_PERMISSIVE.decode(field(line, name)?.as_bytes());
        <[u8; 32]>::try_from(bytes.ok()?).ok()
    };
    let checkpoint = Checkpoint {
        chain: CHAIN.to_owned(),
        rows: field(line, "audit.rows")?.parse().ok()?,
        hash: ChainHash::from_bytes(digest("audit.hash")?),
        at: Timestamp::from_unix(field(line, "audit.at")?.parse().ok()?),
    };
    let seal = Seal {
        key: KeyId::parse(field(line, "audit.key")?).ok()?,
        tag: digest("audit.tag")?,
    };
    Some(SignedCheckpoint { checkpoint, seal })
}

/// The value of a field: `name=value` or `"name":"value"`.
fn field<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = line.split_once(name)?;
    let value = after.trim_start_matches(['"', '=', ':', ' ']);
    value.split(['"', ',', '}', ' ']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_read_from_a_line_of_text_and_of_json() {
        let (hash, tag) = ("ab".repeat(32), "0c".repeat(32));
        let text = format!(
            "INFO audit checkpoint audit.rows=7 audit.hash={hash} audit.at=1800000000 \
             audit.key=k1 audit.tag={tag}"
        );
        let json = format!(
            r#"{{"fields":{{"audit.rows":7,"audit.hash":"{hash}","audit.at":1800000000,"audit.key":"k1","audit.tag":"{tag}"}}}}"#
        );

        let read = checkpoint_of(&text).unwrap();

        assert_eq!(read.checkpoint.rows, 7);
        assert_eq!(read.checkpoint.hash.as_bytes(), &[0xab; 32]);
        assert_eq!(read.seal.tag, [0x0c; 32]);
        assert_eq!(checkpoint_of(&json), Some(read));
    }

    #[test]
    fn half_a_checkpoint_is_none() {
        for line in ["", "audit.rows=7", "audit.rows=x audit.hash=zz"] {
            assert_eq!(checkpoint_of(line), None);
        }
    }

    mod fuzz {
        use super::*;
        use data_encoding::HEXLOWER;

        #[test]
        fn a_checkpoint_line_says_one_thing() {
            chiave_fuzz::text("checkpoint-line", |line| {
                let read = checkpoint_of(line);
                if let Some(SignedCheckpoint { checkpoint, seal }) = &read {
                    let again = format!(
                        "audit.rows={} audit.hash={} audit.at={} audit.key={} audit.tag={}",
                        checkpoint.rows,
                        HEXLOWER.encode(checkpoint.hash.as_bytes()),
                        checkpoint.at.as_unix(),
                        seal.key,
                        HEXLOWER.encode(&seal.tag)
                    );
                    assert_eq!(checkpoint_of(&again).as_ref(), read.as_ref());
                }
                read.is_some()
            });
        }
    }
}
