//! The audit log's chain: each row's hash covers the one before.
//!
//! An edit anywhere changes every hash after it; a cut at the end is seen by the last checkpoint
//! that left the house. What names a person stands in a row as a commitment, so that it can be
//! purged later and the chain still verifies (law 13).

use crate::{
    AuditKey, KeyId,
    mac::{self, LEN},
    random::{self, Random},
};
use chiave_protocol::Timestamp;
use subtle::ConstantTimeEq;

/// Bytes of a commitment's salt.
pub const SALT: usize = 16;

/// Hash of a row and of all rows before it in the same chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ChainHash([u8; LEN]);

impl ChainHash {
    /// What the first row follows. Each writer has its own chain, so each begins with its name.
    #[must_use]
    pub fn start(chain: &str) -> Self {
        Self(mac::hash("chiave audit chain v1", &[chain.as_bytes()]))
    }

    /// The hash after one more row, given as its canonical bytes (see [`Row`]).
    #[must_use]
    pub fn then(&self, row: &[u8]) -> Self {
        Self(mac::hash("chiave audit row v1", &[&self.0, row]))
    }

    /// Wraps what a store handed us.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; LEN]) -> Self {
        Self(bytes)
    }

    /// The bytes, for a SQL parameter.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; LEN] {
        &self.0
    }
}

/// The canonical bytes of a row: names and values with their lengths, in the order they are given.
#[derive(Clone, Debug, Default)]
pub struct Row(Vec<u8>);

impl Row {
    /// A row without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The row with one more field.
    #[must_use]
    pub fn field(mut self, name: &str, value: &[u8]) -> Self {
        for part in [name.as_bytes(), value] {
            self.0.extend_from_slice(&(part.len() as u64).to_be_bytes());
            self.0.extend_from_slice(part);
        }
        self
    }

    /// The bytes that are chained.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Stands in a row for a personal value. Once value and salt are deleted it tells nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Commitment {
    /// Deleted with the value; without it the value cannot be guessed.
    pub salt: [u8; SALT],
    /// What the row holds.
    pub hash: [u8; LEN],
}

impl Commitment {
    /// Commits to a value, with a fresh salt.
    pub fn new(value: &[u8], random: &dyn Random) -> Self {
        let salt = random::bytes(random);
        Self {
            salt,
            hash: committed(&salt, value),
        }
    }

    /// Whether this is the value that was committed to.
    #[must_use]
    pub fn is_to(&self, value: &[u8]) -> bool {
        committed(&self.salt, value).ct_eq(&self.hash).into()
    }
}

fn committed(salt: &[u8; SALT], value: &[u8]) -> [u8; LEN] {
    mac::hash("chiave audit commitment v1", &[salt, value])
}

/// How far a chain had come at some time; goes out of the house, signed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Checkpoint {
    /// The chain's name.
    pub chain: String,
    /// Rows in it.
    pub rows: u64,
    /// Hash after the last of them.
    pub hash: ChainHash,
    /// When.
    pub at: Timestamp,
}

/// A checkpoint's signature: an HMAC, so checking it takes the key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Seal {
    /// The key that made it.
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

    /// Whether the signature is by the key it names and for this very checkpoint.
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
    fn an_edit_a_swap_a_cut_and_an_insertion_each_change_the_end_of_the_chain() {
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
