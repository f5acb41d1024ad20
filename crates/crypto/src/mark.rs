//! Marks: keyed hashes over the fields of a row that is stored in clear, or over a file.
//!
//! Whoever can write the store but has no key can neither create a row with a valid mark nor change
//! one. The layout is `version ‖ length of key id ‖ key id ‖ HMAC-SHA-256 (32)`, so a mark made
//! with an older key stays valid. The HMAC key is derived from the sealing key and used for nothing
//! else.

use crate::{SealingKeys, keys::Key, mac};
use aws_lc_rs::digest;
use std::io;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

const VERSION: u8 = 1;

/// The SHA-256 of a long content, written piece by piece, to be used as a field of a mark.
#[derive(Clone)]
pub struct ContentHash(digest::Context);

impl ContentHash {
    /// The hash of everything that was written.
    #[must_use]
    pub fn finish(self) -> [u8; mac::LEN] {
        let mut hash = [0; mac::LEN];
        hash.copy_from_slice(self.0.finish().as_ref());
        hash
    }
}

impl Default for ContentHash {
    fn default() -> Self {
        Self(digest::Context::new(&digest::SHA256))
    }
}

impl io::Write for ContentHash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl std::fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContentHash")
    }
}

impl SealingKeys {
    /// The mark of some fields, with the current key. The label says what the fields are, such as
    /// the name of a table: the same fields under another label have another mark.
    #[must_use]
    pub fn mark(&self, label: &str, fields: &[&[u8]]) -> Vec<u8> {
        let key = self.0.current();
        let mut mark = header(key);
        let tag = tag(key, &mark, label, fields);
        mark.extend_from_slice(&tag);
        mark
    }

    /// Whether a mark was made for exactly these fields, with the current key or an older one.
    #[must_use]
    pub fn has_marked(&self, label: &str, fields: &[&[u8]], mark: &[u8]) -> bool {
        let Some(parts) = take_apart(mark) else {
            return false;
        };
        let Some(key) = self.0.by_id(parts.key_id()) else {
            return false;
        };
        tag(key, parts.head, label, fields).ct_eq(parts.tag).into()
    }

    /// Whether the key that a mark names is present. If the key is missing, the mark says nothing
    /// about the fields.
    #[must_use]
    pub fn has_key_of(&self, mark: &[u8]) -> bool {
        take_apart(mark).is_some_and(|parts| self.0.by_id(parts.key_id()).is_some())
    }
}

fn header(key: &Key) -> Vec<u8> {
    let id = key.id.as_str().as_bytes();
    // A key id has at most eight characters.
    let mut header = vec![VERSION, id.len() as u8];
    header.extend_from_slice(id);
    header
}

/// The parts of a mark.
struct Parts<'a> {
    /// The header, which holds the id of the key.
    head: &'a [u8],
    /// The HMAC.
    tag: &'a [u8],
}

impl Parts<'_> {
    fn key_id(&self) -> &[u8] {
        &self.head[2..]
    }
}

/// Splits a mark into its parts.
fn take_apart(mark: &[u8]) -> Option<Parts<'_>> {
    let &[VERSION, id_len, ..] = mark else {
        return None;
    };
    let (head, tag) = mark.split_at_checked(2 + usize::from(id_len))?;
    (tag.len() == mac::LEN).then_some(Parts { head, tag })
}

fn tag(key: &Key, head: &[u8], label: &str, fields: &[&[u8]]) -> [u8; mac::LEN] {
    let marking = Zeroizing::new(mac::mac(&key.bytes, "chiave key of marks v1", &[]));
    let mut all = vec![head, label.as_bytes()];
    all.extend_from_slice(fields);
    mac::mac(&marking, "chiave mark v1", &all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KeyId, SystemRandom};

    fn keys(id: &str) -> SealingKeys {
        SealingKeys::generate(KeyId::parse(id).unwrap(), &SystemRandom)
    }

    #[test]
    fn a_content_written_in_pieces_has_the_sha_256_of_the_whole() {
        use std::io::Write as _;
        let mut pieces = ContentHash::default();
        pieces.write_all(b"ab").unwrap();
        pieces.flush().unwrap();
        pieces.write_all(b"c").unwrap();

        assert_eq!(pieces.clone().write(b"def").unwrap(), 3);
        assert_eq!(format!("{pieces:?}"), "ContentHash");
        // FIPS 180-2, appendix B.1.
        let abc = data_encoding::HEXLOWER.encode(&pieces.finish());
        assert_eq!(
            abc,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_mark_names_a_key_with_an_id_of_any_length() {
        for id in ["k", "k1", "k12", "eight888"] {
            let keys = keys(id);
            let mark = keys.mark("sessions", &[b"a"]);
            assert!(keys.has_marked("sessions", &[b"a"], &mark), "{id}");
        }
    }

    #[test]
    fn a_mark_holds_for_its_label_and_fields_alone() {
        let keys = keys("k1");

        let mark = keys.mark("sessions", &[b"ab", b"c"]);

        assert!(keys.has_marked("sessions", &[b"ab", b"c"], &mark));
        assert!(!keys.has_marked("devices", &[b"ab", b"c"], &mark));
        assert!(!keys.has_marked("sessions", &[b"a", b"bc"], &mark));
        assert!(!keys.has_marked("sessions", &[b"ab"], &mark));
    }

    #[test]
    fn a_changed_or_foreign_mark_does_not_hold() {
        let (here, foreign) = (keys("k1"), keys("k1"));
        let mark = here.mark("sessions", &[b"a"]);
        for at in 0..mark.len() {
            let mut changed = mark.clone();
            changed[at] ^= 1;
            assert!(!here.has_marked("sessions", &[b"a"], &changed), "{at}");
        }

        assert!(!foreign.has_marked("sessions", &[b"a"], &mark));
        for text in [&mark[..mark.len() - 1], b"", &[1], &[1, 255]] {
            assert!(!here.has_marked("sessions", &[b"a"], text));
        }
    }

    #[test]
    fn a_mark_of_an_older_key_still_holds() {
        let line = |id: &str, byte: &str| format!("{id} {}\n", byte.repeat(32));
        let older = SealingKeys::parse(&line("k1", "ab")).unwrap();
        let both = SealingKeys::parse(&(line("k2", "cd") + &line("k1", "ab"))).unwrap();
        let other = SealingKeys::parse(&line("k2", "cd")).unwrap();

        let mark = older.mark("sessions", &[b"a"]);

        assert!(both.has_marked("sessions", &[b"a"], &mark));
        assert!(!other.has_marked("sessions", &[b"a"], &mark));
        assert!(both.has_key_of(&mark) && !other.has_key_of(&mark));
    }
}
