//! Sealing of sensitive columns: AES-256-GCM, bound to table, column and row.
//!
//! A sealed value that was copied into another row, column or table does not open, so whoever can
//! write the database cannot exchange the addresses of two people. The layout is `version ‖ length
//! of key id ‖ key id ‖ nonce (12) ‖ ciphertext ‖ tag (16)`. Nonces are random, so one key is
//! limited to 2³² values (NIST SP 800-38D, section 8.3).

use crate::{
    SealingKeys,
    keys::{KEY_BYTES, Key},
    random::{self, Random},
};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::{Zeroize, Zeroizing};

const VERSION: u8 = 1;
const TAG_LEN: usize = 16;

/// The place of a sealed value.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The table, or the file.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// The row's key; never empty if the table has several rows.
    pub row: &'a [u8],
}

/// A value could not be sealed or opened.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SealError {
    /// The value does not have the layout.
    #[error("not a sealed value")]
    NotSealed,
    /// The value was sealed with a key that is no longer in the key file.
    #[error("sealed with a key that is not here")]
    UnknownKey,
    /// The value was changed, or sealed for another place.
    #[error("sealed value does not open here")]
    Refused,
    /// The crypto provider failed, which has never happened.
    #[error("sealing failed")]
    Failed,
}

impl SealingKeys {
    /// Seals `plain` for one place, with the current key.
    ///
    /// # Errors
    ///
    /// [`SealError::Failed`] if the provider fails.
    pub fn seal(
        &self,
        place: Place<'_>,
        plain: &[u8],
        random: &dyn Random,
    ) -> Result<Vec<u8>, SealError> {
        let key = self.0.current();
        let nonce: [u8; NONCE_LEN] = random::bytes(random);
        let mut sealed = header(key);
        let aad = associated_data(place, &sealed);
        sealed.extend_from_slice(&nonce);
        let start = sealed.len();
        // The whole size is reserved at once: growing would leave copies of the plain text behind.
        sealed.reserve_exact(plain.len() + TAG_LEN);
        sealed.extend_from_slice(plain);
        let (_, text) = sealed.split_at_mut(start);
        let tag = cipher(&key.bytes)?
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(aad), text)
            .map_err(|_| SealError::Failed);
        match tag {
            Ok(tag) => sealed.extend_from_slice(tag.as_ref()),
            Err(error) => {
                sealed.zeroize();
                return Err(error);
            }
        }
        Ok(sealed)
    }

    /// Opens a value that was sealed for exactly this place, with the current key or an older one.
    ///
    /// # Errors
    ///
    /// [`SealError::Refused`] if the value was changed or was sealed for another place.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let parts = Parts::of(sealed)?;
        let key = self.0.by_id(parts.key_id).ok_or(SealError::UnknownKey)?;
        let nonce =
            Nonce::try_assume_unique_for_key(parts.nonce).map_err(|_| SealError::NotSealed)?;
        let aad = Aad::from(associated_data(place, parts.header));
        let mut text = Zeroizing::new(parts.text.to_vec());
        let plain_len = cipher(&key.bytes)?
            .open_in_place(nonce, aad, &mut text)
            .map_err(|_| SealError::Refused)?
            .len();
        text.truncate(plain_len);
        Ok(text)
    }

    /// Whether a value was sealed with an older key and should be sealed again.
    #[must_use]
    pub fn is_outdated(&self, sealed: &[u8]) -> bool {
        Parts::of(sealed).is_ok_and(|parts| parts.key_id != self.current_id().as_str().as_bytes())
    }
}

/// The parts of a sealed value.
struct Parts<'a> {
    header: &'a [u8],
    key_id: &'a [u8],
    nonce: &'a [u8],
    text: &'a [u8],
}

impl<'a> Parts<'a> {
    fn of(sealed: &'a [u8]) -> Result<Self, SealError> {
        let &[VERSION, id_len, ..] = sealed else {
            return Err(SealError::NotSealed);
        };
        let header_len = 2 + usize::from(id_len);
        if sealed.len() < header_len + NONCE_LEN + TAG_LEN {
            return Err(SealError::NotSealed);
        }
        let (header, rest) = sealed.split_at(header_len);
        let (nonce, text) = rest.split_at(NONCE_LEN);
        Ok(Self {
            header,
            key_id: &header[2..],
            nonce,
            text,
        })
    }
}

fn header(key: &Key) -> Vec<u8> {
    let id = key.id.as_str().as_bytes();
    // A key id has at most eight characters.
    let mut header = vec![VERSION, id.len() as u8];
    header.extend_from_slice(id);
    header
}

fn associated_data(place: Place<'_>, header: &[u8]) -> Vec<u8> {
    let mut aad = Vec::new();
    for field in [
        b"chiave sealed v1",
        header,
        place.table.as_bytes(),
        place.column.as_bytes(),
        place.row,
    ] {
        aad.extend_from_slice(&(field.len() as u64).to_be_bytes());
        aad.extend_from_slice(field);
    }
    aad
}

fn cipher(key: &[u8; KEY_BYTES]) -> Result<LessSafeKey, SealError> {
    UnboundKey::new(&AES_256_GCM, key)
        .map(LessSafeKey::new)
        .map_err(|_| SealError::Failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KeyId, SystemRandom, keys};

    const HERE: Place<'_> = Place {
        table: "method",
        column: "address",
        row: b"row-1",
    };
    const PLAIN: &[u8] = b"anna@example.org";

    fn keys() -> SealingKeys {
        SealingKeys::generate(KeyId::parse("k1").unwrap(), &SystemRandom)
    }

    #[test]
    fn what_was_sealed_opens_in_its_place() {
        let keys = keys();

        for plain in [PLAIN, b"", &[7; 100_000]] {
            let sealed = keys.seal(HERE, plain, &SystemRandom).unwrap();
            assert_eq!(keys.open(HERE, &sealed).unwrap().as_slice(), plain);
        }
    }

    #[test]
    fn the_same_value_is_never_sealed_to_the_same_bytes() {
        let keys = keys();
        let seal = || keys.seal(HERE, PLAIN, &SystemRandom).unwrap();

        assert_ne!(seal(), seal());
    }

    #[test]
    fn a_value_moved_to_another_row_column_or_table_does_not_open() {
        let keys = keys();
        let sealed = keys.seal(HERE, PLAIN, &SystemRandom).unwrap();

        for place in [
            Place {
                row: b"row-2",
                ..HERE
            },
            Place { row: b"", ..HERE },
            Place {
                column: "secret",
                ..HERE
            },
            Place {
                table: "outbox",
                ..HERE
            },
            Place {
                table: "methoda",
                column: "ddress",
                ..HERE
            },
        ] {
            assert_eq!(keys.open(place, &sealed), Err(SealError::Refused));
        }
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_refused() {
        let keys = keys();
        let sealed = keys.seal(HERE, PLAIN, &SystemRandom).unwrap();

        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(keys.open(HERE, &changed).is_err(), "bit {bit}");
        }
        for len in 0..sealed.len() {
            assert!(keys.open(HERE, &sealed[..len]).is_err(), "length {len}");
        }
        assert!(keys.open(HERE, &[&sealed[..], b"x"].concat()).is_err());
    }

    #[test]
    fn an_older_key_still_opens_and_is_reported_as_outdated() {
        let line = |id| keys::new_key_file(&KeyId::parse(id).unwrap(), &SystemRandom);
        let (old, new) = (line("old"), line("new"));
        let before = SealingKeys::parse(&old).unwrap();
        let after = SealingKeys::parse(&format!("{}{}", *new, *old)).unwrap();
        let sealed = before.seal(HERE, PLAIN, &SystemRandom).unwrap();

        assert_eq!(after.open(HERE, &sealed).unwrap().as_slice(), PLAIN);
        assert!(after.is_outdated(&sealed));
        assert!(!after.is_outdated(&after.seal(HERE, PLAIN, &SystemRandom).unwrap()));
    }

    #[test]
    fn a_key_that_is_gone_is_named_as_the_reason() {
        let sealed = keys().seal(HERE, PLAIN, &SystemRandom).unwrap();
        let others = SealingKeys::generate(KeyId::parse("k2").unwrap(), &SystemRandom);

        assert_eq!(others.open(HERE, &sealed), Err(SealError::UnknownKey));
    }

    #[test]
    fn another_key_under_the_same_id_opens_nothing() {
        let sealed = keys().seal(HERE, PLAIN, &SystemRandom).unwrap();

        assert_eq!(keys().open(HERE, &sealed), Err(SealError::Refused));
    }
}
