//! The hash chain of the audit log: the hash of each row covers the hash of the row before.
//!
//! An edit of any row changes every hash after it. If rows are cut off at the end, the last
//! checkpoint outside the store shows it. Text that names a person is represented in a row by a
//! commitment, so it can be purged later and the chain still verifies (law 13).

use crate::{
    AuditKey, KeyId,
    mac::{self, LEN},
    random::{self, Random},
};
use chiave_protocol::Timestamp;
use subtle::ConstantTimeEq;

/// The length of a commitment's salt in bytes.
pub const SALT: usize = 16;

/// The hash of a row and of all rows before it in the same chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ChainHash([u8; LEN]);

impl ChainHash {
    /// The hash that the first row follows. It covers the chain's name, because each writer has its
    /// own chain.
    #[must_use]
    pub fn start(chain: &str) -> Self {
        Self(mac::hash("chiave audit chain v1", &[chain.as_bytes()]))
    }

    /// The hash after one more row, given as canonical bytes (see [`Row`]).
    #[must_use]
    pub fn then(&self, row: &[u8]) -> Self {
        Self(mac::hash("chiave audit row v1", &[&self.0, row]))
    }

    /// Wraps a hash that a store returned.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; LEN]) -> Self {
        Self(bytes)
    }

    /// The bytes of the hash, for an SQL parameter.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; LEN] {
        &self.0
    }
}

/// The canonical bytes of a row: names and values with their lengths, in the given order.
#[derive(Clone, Debug, Default)]
pub struct Row(Vec<u8>);

impl Row {
    /// A row without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field to the row.
    #[must_use]
    pub fn field(mut self, name: &str, value: &[u8]) -> Self {
        for part in [name.as_bytes(), value] {
            self.0.extend_from_slice(&(part.len() as u64).to_be_bytes());
            self.0.extend_from_slice(part);
        }
        self
    }

    /// The bytes over which the chain's hash is computed.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A commitment: represents a personal value in a row. Once value and salt are deleted, the
/// commitment reveals nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Commitment {
    /// The salt, which is deleted together with the value. Without the salt, the value cannot be
    /// guessed.
    pub salt: [u8; SALT],
    /// The hash of salt and value, which the row contains.
    pub hash: [u8; LEN],
}

impl Commitment {
    /// Commits to a value with a fresh salt.
    pub fn new(value: &[u8], random: &dyn Random) -> Self {
        let salt = random::bytes(random);
        Self {
            salt,
            hash: committed(&salt, value),
        }
    }

    /// Whether the commitment was made for this value.
    #[must_use]
    pub fn is_to(&self, value: &[u8]) -> bool {
        committed(&self.salt, value).ct_eq(&self.hash).into()
    }
}

fn committed(salt: &[u8; SALT], value: &[u8]) -> [u8; LEN] {
    mac::hash("chiave audit commitment v1", &[salt, value])
}

/// The length and the hash of a chain at some time; signed and logged outside the store.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Checkpoint {
    /// The chain's name.
    pub chain: String,
    /// The number of rows in the chain.
    pub rows: u64,
    /// The hash after the last row.
    pub hash: ChainHash,
    /// The time of the checkpoint.
    pub at: Timestamp,
}

/// The signature of a checkpoint: an HMAC, so verifying it needs the key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Seal {
    /// The id of the key that made the signature.
    pub key: KeyId,
    /// The HMAC.
    pub tag: [u8; LEN],
}

impl AuditKey {
    /// Signs a checkpoint with the current key.
    #[must_use]
    pub fn sign(&self, checkpoint: &Checkpoint) -> Seal {
        let key = self.0.current();
        Seal {
            key: key.id.clone(),
            tag: tag(&key.bytes, checkpoint),
        }
    }

    /// Whether the key that the signature names is among the keys.
    #[must_use]
    pub fn knows(&self, seal: &Seal) -> bool {
        self.0.by_id(seal.key.as_str().as_bytes()).is_some()
    }

    /// Whether the key that the signature names made it for exactly this checkpoint.
    #[must_use]
    pub fn verifies(&self, checkpoint: &Checkpoint, seal: &Seal) -> bool {
        let key = self.0.by_id(seal.key.as_str().as_bytes());
        key.is_some_and(|key| tag(&key.bytes, checkpoint).ct_eq(&seal.tag).into())
    }
}

fn tag(key: &[u8; LEN], checkpoint: &Checkpoint) -> [u8; LEN] {
    mac::mac(
        key,
        "chiave audit checkpoint v1",
        &[
            checkpoint.chain.as_bytes(),
            &checkpoint.rows.to_be_bytes(),
            &checkpoint.hash.0,
            &checkpoint.at.as_unix().to_be_bytes(),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    fn chained<'a>(rows: impl IntoIterator<Item = &'a Row>) -> ChainHash {
        let start = ChainHash::start("writer-1");
        rows.into_iter()
            .fold(start, |hash, row| hash.then(row.as_bytes()))
    }

    fn rows() -> Vec<Row> {
        (0..5_u8)
            .map(|n| Row::new().field("n", &[n]).field("what", b"signed-in"))
            .collect()
    }

    // Law 13.
    #[test]
    fn every_edit_of_the_rows_changes_the_end_of_the_chain() {
        let whole = chained(&rows());
        let changed = |change: fn(&mut Vec<Row>)| {
            let mut rows = rows();
            change(&mut rows);
            chained(&rows)
        };

        assert_eq!(chained(&rows()), whole);
        assert_ne!(changed(|rows| rows[2] = Row::new().field("n", &[9])), whole);
        assert_ne!(changed(|rows| rows.swap(1, 2)), whole);
        assert_ne!(changed(|rows| drop(rows.remove(0))), whole);
        assert_ne!(changed(|rows| drop(rows.pop())), whole);
        assert_ne!(changed(|rows| rows.insert(3, Row::new())), whole);
    }

    #[test]
    fn two_chains_never_share_a_hash() {
        assert_ne!(ChainHash::start("writer-1"), ChainHash::start("writer-2"));
    }

    #[test]
    fn a_byte_moved_between_fields_makes_another_row() {
        let row = |name, value: &[u8]| Row::new().field(name, value).as_bytes().to_vec();

        assert_ne!(row("ab", b"c"), row("a", b"bc"));
        assert_ne!(row("a", b""), Row::new().as_bytes());
    }

    #[test]
    fn a_commitment_holds_its_value_and_no_other() {
        let commitment = Commitment::new(b"anna@example.org", &SystemRandom);
        let again = Commitment::new(b"anna@example.org", &SystemRandom);

        assert!(commitment.is_to(b"anna@example.org"));
        assert!(!commitment.is_to(b"bruno@example.org"));
        assert_ne!(
            commitment.hash, again.hash,
            "equal values cannot be told from their hashes"
        );
    }

    #[test]
    fn a_checkpoint_holds_for_what_it_says_and_nothing_else() {
        let key = AuditKey::generate(KeyId::parse("a1").unwrap(), &SystemRandom);
        let other = AuditKey::generate(KeyId::parse("a1").unwrap(), &SystemRandom);
        let at = Timestamp::from_unix(1_800_000_000);
        let here = Checkpoint {
            chain: "writer-1".into(),
            rows: 5,
            hash: chained(&rows()),
            at,
        };
        let seal = key.sign(&here);

        assert!(key.verifies(&here, &seal));
        assert!(!other.verifies(&here, &seal));
        for changed in [
            Checkpoint {
                chain: "writer-2".into(),
                ..here.clone()
            },
            Checkpoint {
                rows: 4,
                ..here.clone()
            },
            Checkpoint {
                hash: ChainHash::start("writer-1"),
                ..here.clone()
            },
            Checkpoint {
                at: at.plus(1),
                ..here.clone()
            },
        ] {
            assert!(!key.verifies(&changed, &seal));
        }
    }
}
