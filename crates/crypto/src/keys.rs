//! The service's own keys: one file for each purpose, each key with an id.
//!
//! A file has one key on each line, `<id> <32 bytes in hex or base64>`; empty lines and lines that
//! begin with `#` are ignored. The first key is the current one: it seals, hashes and signs. The
//! other keys are older; they only open and verify. To replace a key, an administrator adds a line
//! at the top, and removes the old line once nothing made with the old key is left.

use crate::{
    mac,
    random::{self, Random},
};
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use std::fmt;
use zeroize::Zeroizing;

/// The length of every key in bytes.
pub const KEY_BYTES: usize = 32;
/// The maximum length of a key id: the room in a PHC string.
pub const KEY_ID_CHARACTERS: usize = 8;

/// The id of a key: one to eight characters of `a`–`z`, `0`–`9` and `-`. An id is not secret.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct KeyId(String);

impl KeyId {
    /// Reads an id.
    ///
    /// # Errors
    ///
    /// [`KeyFileProblem::Id`] for any other text.
    pub fn parse(text: &str) -> Result<Self, KeyFileProblem> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if text.is_empty() || text.len() > KEY_ID_CHARACTERS || !text.chars().all(allowed) {
            return Err(KeyFileProblem::Id);
        }
        Ok(Self(text.to_owned()))
    }

    /// Draws an id of eight letters, so the keys of two installations hardly ever share an id.
    pub fn draw(random: &dyn Random) -> Self {
        let letter = |byte: u8| char::from(b'a' + byte % 26);
        let bytes = random::bytes::<KEY_ID_CHARACTERS>(random);
        Self(bytes.into_iter().map(letter).collect())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Recognises a key without storing it. The store keeps this value for each key that was ever used
/// with it, so a different key with the same id is noticed.
///
/// The value is an HMAC under the key, and a key is 256 random bits, so the value reveals nothing
/// else.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeyCheck {
    /// The purpose of the key, such as `sealing`.
    pub purpose: String,
    /// The id of the key.
    pub key: KeyId,
    /// The check value, 32 bytes.
    pub value: [u8; mac::LEN],
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is wrong with a key file, and on which line. The error never holds a part of a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct KeyFileError {
    /// The line, counted from 1; 0 if the error is about the whole file.
    pub line: usize,
    /// What was expected.
    pub problem: KeyFileProblem,
}

/// What was expected in a key file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum KeyFileProblem {
    /// The file has no key.
    #[error("expected at least one line `<id> <key>`")]
    Empty,
    /// A line is not an id and a key.
    #[error("expected `<id> <key>`")]
    Line,
    /// The id of a line is not valid.
    #[error("expected an id of 1 to 8 characters out of a-z, 0-9 and -")]
    Id,
    /// The id of a line is on an earlier line too.
    #[error("expected an id that no other line has")]
    Twice,
    /// The key of a line is not valid.
    #[error("expected 32 bytes in hex or base64")]
    Key,
}

/// One key. Wiped when dropped; printed as its id.
pub(crate) struct Key {
    pub(crate) id: KeyId,
    pub(crate) bytes: Zeroizing<[u8; KEY_BYTES]>,
}

impl Key {
    fn check(&self, purpose: &str) -> KeyCheck {
        KeyCheck {
            purpose: purpose.to_owned(),
            key: self.id.clone(),
            value: mac::mac(&self.bytes, "chiave key check v1", &[purpose.as_bytes()]),
        }
    }
}

/// The keys of one purpose, the current one first. Never empty.
pub(crate) struct KeyRing {
    current: Key,
    older: Vec<Key>,
}

impl KeyRing {
    fn parse(text: &str) -> Result<Self, KeyFileError> {
        let mut keys: Vec<Key> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let at = |problem| KeyFileError {
                line: index + 1,
                problem,
            };
            let key = parse_line(line).map_err(at)?;
            if keys.iter().any(|other| other.id == key.id) {
                return Err(at(KeyFileProblem::Twice));
            }
            keys.push(key);
        }
        let mut keys = keys.into_iter();
        let empty = KeyFileError {
            line: 0,
            problem: KeyFileProblem::Empty,
        };
        Ok(Self {
            current: keys.next().ok_or(empty)?,
            older: keys.collect(),
        })
    }

    fn single(id: KeyId, bytes: Zeroizing<[u8; KEY_BYTES]>) -> Self {
        Self {
            current: Key { id, bytes },
            older: Vec::new(),
        }
    }

    pub(crate) fn current(&self) -> &Key {
        &self.current
    }

    pub(crate) fn by_id(&self, id: &[u8]) -> Option<&Key> {
        self.iter().find(|key| key.id.as_str().as_bytes() == id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.current).chain(&self.older)
    }
}

fn parse_line(line: &str) -> Result<Key, KeyFileProblem> {
    let mut words = line.split_whitespace();
    let (Some(id), Some(key), None) = (words.next(), words.next(), words.next()) else {
        return Err(KeyFileProblem::Line);
    };
    let encoding = match key.len() {
        64 => HEXLOWER_PERMISSIVE,
        44 => BASE64,
        _ => return Err(KeyFileProblem::Key),
    };
    let decoded = Zeroizing::new(
        encoding
            .decode(key.as_bytes())
            .map_err(|_| KeyFileProblem::Key)?,
    );
    let mut bytes = Zeroizing::new([0; KEY_BYTES]);
    if decoded.len() != KEY_BYTES {
        return Err(KeyFileProblem::Key);
    }
    bytes.copy_from_slice(&decoded);
    Ok(Key {
        id: KeyId::parse(id)?,
        bytes,
    })
}

/// The text of a new key file with one fresh key, for the command that sets a service up.
pub fn new_key_file(id: &KeyId, random: &dyn Random) -> Zeroizing<String> {
    let bytes = random::secret_bytes::<KEY_BYTES>(random);
    let mut text = Zeroizing::new(String::with_capacity(KEY_ID_CHARACTERS + 2 + 2 * KEY_BYTES));
    text.push_str(id.as_str());
    text.push(' ');
    HEXLOWER_PERMISSIVE.encode_append(bytes.as_slice(), &mut text);
    text.push('\n');
    text
}

/// Declares a type for the keys of one purpose, so no key can be used for another purpose.
macro_rules! keys {
    ($(#[$doc:meta])* $name:ident, $purpose:literal) => {
        $(#[$doc])*
        pub struct $name(pub(crate) KeyRing);

        impl $name {
            /// Reads a key file.
            ///
            /// # Errors
            ///
            /// The line that is wrong and what was expected there, never the line's content.
            pub fn parse(text: &str) -> Result<Self, KeyFileError> {
                KeyRing::parse(text).map(Self)
            }

            /// Wraps one key that comes from elsewhere, such as the operating system's keyring.
            #[must_use]
            pub fn single(id: KeyId, bytes: Zeroizing<[u8; KEY_BYTES]>) -> Self {
                Self(KeyRing::single(id, bytes))
            }

            /// Draws a new key.
            pub fn generate(id: KeyId, random: &dyn Random) -> Self {
                Self::single(id, random::secret_bytes(random))
            }

            /// The purpose of these keys.
            pub const PURPOSE: &'static str = $purpose;

            /// The check value of every key, the current key first.
            #[must_use]
            pub fn checks(&self) -> Vec<KeyCheck> {
                self.0.iter().map(|key| key.check(Self::PURPOSE)).collect()
            }

            /// The id of the current key.
            #[must_use]
            pub fn current_id(&self) -> &KeyId {
                &self.0.current().id
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let ids = self.0.iter().map(|key| key.id.as_str());
                f.write_str(concat!(stringify!($name), " "))?;
                f.debug_list().entries(ids).finish()
            }
        }
    };
}

keys!(
    /// Seals sensitive columns, and the last state on a computer.
    SealingKeys,
    "sealing"
);
keys!(
    /// The secret input of every Argon2id hash, so passwords in a stolen database cannot be
    /// guessed.
    Pepper,
    "pepper"
);
keys!(
    /// Derives the codes in mails.
    CodeKey,
    "code"
);
keys!(
    /// Makes the nonces of DPoP proofs; the same on all replicas.
    NonceKey,
    "nonce"
);
keys!(
    /// Signs the checkpoints of the audit log.
    AuditKey,
    "audit"
);
keys!(
    /// Names the buckets of the rate limit, hashes tokens, marks wrong passwords and decides what unknown names are
    /// shown.
    LookupKey,
    "lookup"
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;

    const HEX: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    const BASE64_TEXT: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    fn problem(text: &str) -> KeyFileError {
        SealingKeys::parse(text).unwrap_err()
    }

    #[test]
    fn the_first_line_is_the_current_key_and_the_rest_are_older() {
        let text = format!(
            "# sealing\n\n  k2 {HEX}\nk1\t{}\n",
            HEX.to_uppercase().replace('0', "f")
        );

        let keys = SealingKeys::parse(&text).unwrap();

        assert_eq!(keys.current_id().as_str(), "k2");
        assert!(keys.0.by_id(b"k1").is_some());
        assert!(keys.0.by_id(b"k3").is_none());
    }

    #[test]
    fn an_id_is_drawn_from_the_whole_alphabet() {
        struct Counting;
        impl Random for Counting {
            fn fill(&self, bytes: &mut [u8]) {
                let drawn = [0, 1, 24, 25, 26, 51, 52, 255];
                bytes.copy_from_slice(&drawn);
            }
        }

        assert_eq!(KeyId::draw(&Counting).as_str(), "abyzazav");
    }

    #[test]
    fn hex_and_base64_name_the_same_key() {
        let hex = SealingKeys::parse(&format!("k1 {HEX}")).unwrap();
        let base64 = SealingKeys::parse(&format!("k1 {BASE64_TEXT}")).unwrap();

        assert_eq!(hex.0.current().bytes, base64.0.current().bytes);
    }

    #[test]
    fn a_wrong_file_names_the_line_and_what_was_expected() {
        use KeyFileProblem::{Empty, Id, Key, Line, Twice};

        let cases = [
            ("\n# nothing\n", 0, Empty),
            ("k1", 1, Line),
            ("k1 a b", 1, Line),
            (&format!("k1 {HEX}\nK1 {HEX}"), 2, Id),
            (&format!("k1-is-too-long {HEX}"), 1, Id),
            (&format!("k1 {HEX}\n\nk1 {HEX}"), 3, Twice),
            ("k1 abcdef", 1, Key),
            (&format!("k1 {}", HEX.replace('0', "g")), 1, Key),
            (&format!("k1 {}", BASE64_TEXT.replace('=', "A")), 1, Key),
        ];
        for (text, line, expected) in cases {
            assert_eq!(
                problem(text),
                KeyFileError {
                    line,
                    problem: expected
                },
                "{text}"
            );
        }
    }

    #[test]
    fn a_new_key_file_can_be_read_and_no_two_are_alike() {
        let id = KeyId::parse("k1").unwrap();

        let first = new_key_file(&id, &SystemRandom);
        let second = new_key_file(&id, &SystemRandom);

        assert_eq!(Pepper::parse(&first).unwrap().current_id(), &id);
        assert_ne!(first, second);
    }

    #[test]
    fn a_check_value_tells_key_and_purpose_apart() {
        let of = |hex: &str| Pepper::parse(&format!("k1 {hex}")).unwrap().checks();
        let other = HEX.replace("1f", "2f");

        assert_eq!(of(HEX), of(HEX));
        assert_ne!(of(HEX)[0].value, of(&other)[0].value);
        let sealing = SealingKeys::parse(&format!("k1 {HEX}")).unwrap().checks();
        assert_ne!(of(HEX)[0].value, sealing[0].value);
        assert_eq!(sealing[0].purpose, "sealing");
    }

    #[test]
    fn every_key_has_a_check_value() {
        let keys = SealingKeys::parse(&format!("k2 {HEX}\nk1 {BASE64_TEXT}")).unwrap();

        let ids: Vec<String> = keys.checks().iter().map(|it| it.key.to_string()).collect();

        assert_eq!(ids, ["k2", "k1"]);
    }

    #[test]
    fn a_drawn_id_is_an_id_and_no_two_are_alike() {
        let (first, second) = (KeyId::draw(&SystemRandom), KeyId::draw(&SystemRandom));

        assert_eq!(KeyId::parse(first.as_str()).unwrap(), first);
        assert_eq!(first.as_str().len(), KEY_ID_CHARACTERS);
        assert_ne!(first, second);
    }

    #[test]
    fn keys_print_their_ids_only() {
        let keys = Pepper::parse(&format!("k1 {HEX}")).unwrap();

        assert_eq!(format!("{keys:?}"), r#"Pepper ["k1"]"#);
    }
}
