//! Keyed hashes for looking up values that are not stored in clear.

use crate::{LookupKey, mac};
use std::fmt;
use uuid::Uuid;

/// Names a bucket of the rate limit, such as that of a network or of a user name that may not
/// exist. Without the key, the hash reveals nothing.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Bucket([u8; 16]);

impl Bucket {
    /// Wraps a hash that a store returned.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes of the hash, for an SQL parameter.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// Recognises a wrong password that is typed again: 16 bits.
///
/// The mark is short on purpose. A wrong password is often the right one of another account, or the
/// right one but for one letter. With 16 bits, even somebody who has the key can exclude only 65
/// 535 of 65 536 guesses. The cost: one of 65 536 other passwords has the same mark. So a mark may
/// only prevent that a refusal is *counted*, never decide whether a password is right.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct WrongMark(u16);

impl WrongMark {
    /// Wraps a mark that a store returned.
    #[must_use]
    pub const fn from_u16(mark: u16) -> Self {
        Self(mark)
    }

    /// The number, for an SQL parameter.
    #[must_use]
    pub const fn as_u16(self) -> u16 {
        self.0
    }
}

impl fmt::Debug for WrongMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<mark>")
    }
}

impl LookupKey {
    /// The bucket of `value` within a `scope`, such as `"sign-in"`.
    #[must_use]
    pub fn bucket(&self, scope: &str, value: &str) -> Bucket {
        Bucket(self.sixteen("chiave bucket v1", &[scope.as_bytes(), value.as_bytes()]))
    }

    /// The mark of a wrong password of one account. For an unknown name (law 5), the caller passes
    /// the id from [`LookupKey::decoy_id`].
    #[must_use]
    pub fn wrong_mark(&self, account: Uuid, password: &str) -> WrongMark {
        let [a, b, ..] = self.sixteen(
            "chiave wrong mark v1",
            &[account.as_bytes(), password.as_bytes()],
        );
        WrongMark(u16::from_be_bytes([a, b]))
    }

    /// The id under which an unknown name is handled. The same name always gets the same id.
    #[must_use]
    pub fn decoy_id(&self, name: &str) -> Uuid {
        let bytes = self.sixteen("chiave decoy id v1", &[name.as_bytes()]);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// A number below `choices` that decides what is shown for an unknown name. The same name
    /// always gets the same number. 0 if there is nothing to choose from.
    #[must_use]
    pub fn decoy_choice(&self, scope: &str, name: &str, choices: u32) -> u32 {
        let [a, b, c, d, ..] = self.sixteen(
            "chiave decoy choice v1",
            &[scope.as_bytes(), name.as_bytes()],
        );
        // Multiply and shift: the probabilities of two choices differ by at most one in 2³².
        ((u64::from(u32::from_be_bytes([a, b, c, d])) * u64::from(choices)) >> 32) as u32
    }

    fn sixteen(&self, label: &str, fields: &[&[u8]]) -> [u8; 16] {
        let mac = mac::mac(&self.0.current().bytes, label, fields);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&mac[..16]);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KeyId, SystemRandom};

    fn key() -> LookupKey {
        LookupKey::generate(KeyId::parse("l1").unwrap(), &SystemRandom)
    }

    #[test]
    fn a_bucket_depends_on_key_scope_and_value() {
        let key_here = key();
        let bucket = key_here.bucket("sign-in", "anna");

        assert_eq!(key_here.bucket("sign-in", "anna"), bucket);
        assert_ne!(key_here.bucket("sign-in", "bruno"), bucket);
        assert_ne!(key_here.bucket("reset", "anna"), bucket);
        assert_ne!(key().bucket("sign-in", "anna"), bucket);
    }

    #[test]
    fn a_mark_is_stored_as_its_number_and_never_printed() {
        let mark = WrongMark::from_u16(0xBEEF);

        assert_eq!(mark.as_u16(), 0xBEEF);
        assert_eq!(format!("{mark:?}"), "<mark>");
    }

    #[test]
    fn the_same_wrong_password_is_recognised_for_its_account_only() {
        let key = key();
        let account = Uuid::from_u128(1);
        let marks = |account, password: &str| {
            // Several passwords, so two equal marks of 16 bits by chance do not fail the test.
            [1, 2, 3, 4].map(|n| key.wrong_mark(account, &format!("{password}{n}")))
        };

        assert_eq!(marks(account, "hunter"), marks(account, "hunter"));
        assert_ne!(marks(account, "hunter"), marks(account, "Hunter"));
        assert_ne!(
            marks(account, "hunter"),
            marks(Uuid::from_u128(2), "hunter")
        );
    }

    #[test]
    fn an_unknown_name_always_gets_the_same_real_looking_decoys() {
        let key = key();

        assert_eq!(key.decoy_id("nobody"), key.decoy_id("nobody"));
        assert_ne!(key.decoy_id("nobody"), key.decoy_id("noone"));
        assert_eq!(key.decoy_id("nobody").get_version_num(), 4);
        assert_eq!(
            key.decoy_choice("kinds", "nobody", 3),
            key.decoy_choice("kinds", "nobody", 3)
        );
    }

    #[test]
    fn every_choice_is_made_for_some_name() {
        let key = key();
        let mut seen = [0; 3];

        for n in 0..300 {
            seen[key.decoy_choice("kinds", &n.to_string(), 3) as usize] += 1;
        }

        assert!(seen.iter().all(|count| *count > 40), "{seen:?}");
        assert_eq!(key.decoy_choice("kinds", "nobody", 0), 0);
    }
}
