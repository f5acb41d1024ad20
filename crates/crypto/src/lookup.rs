//! Keyed hashes for looking things up that should not stand in the database in clear.

use crate::{LookupKey, mac};
use std::fmt;
use uuid::Uuid;

/// Names a bucket of the rate limit, such as a user name that may not exist or a network. Opens nothing and
/// tells nothing without the key.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Bucket([u8; 16]);

impl Bucket {
    /// Wraps what a store handed us.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes, for a SQL parameter.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// Recognises the same wrong password typed again: 16 bits.
///
/// So short on purpose. A wrong password is often the right one of somewhere else or all but one
/// letter of it; 16 bits, even with the key, leave 65 535 of 65 536 guesses open. In return one
/// other password in 65 536 is taken for the same, so a mark may only spare the *counting* of a
/// refusal, never decide one.
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct WrongMark(u16);

impl WrongMark {
    /// Wraps what a store handed us.
    #[must_use]
    pub const fn from_u16(mark: u16) -> Self {
        Self(mark)
    }

    /// The number, for a SQL parameter.
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
    /// The bucket of `value` among those of one `scope`, such as `"sign-in"`.
    #[must_use]
    pub fn bucket(&self, scope: &str, value: &str) -> Bucket {
        Bucket(self.sixteen("chiave bucket v1", &[scope.as_bytes(), value.as_bytes()]))
    }

    /// The mark of a wrong password of one account, or of one unknown name (law 5), which the
    /// caller turns into an id by [`LookupKey::decoy_id`].
    #[must_use]
    pub fn wrong_mark(&self, account: Uuid, password: &str) -> WrongMark {
        let [a, b, ..] = self.sixteen(
            "chiave wrong mark v1",
            &[account.as_bytes(), password.as_bytes()],
        );
        WrongMark(u16::from_be_bytes([a, b]))
    }

    /// The id that an unknown name is handled under, the same each time.
    #[must_use]
    pub fn decoy_id(&self, name: &str) -> Uuid {
        let bytes = self.sixteen("chiave decoy id v1", &[name.as_bytes()]);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// A number below `choices` that decides what an unknown name is shown, the same each time.
    /// 0 where there is nothing to choose from.
    #[must_use]
    pub fn decoy_choice(&self, scope: &str, name: &str, choices: u32) -> u32 {
        let [a, b, c, d, ..] = self.sixteen(
            "chiave decoy choice v1",
            &[scope.as_bytes(), name.as_bytes()],
        );
        // Multiply and shift: every choice is as likely as any other to one in 2³².
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
    fn the_same_wrong_password_is_recognised_for_its_account_only() {
        let key = key();
        let account = Uuid::from_u128(1);
        let marks = |account, password: &str| {
            // Several passwords, so that no chance agreement of 16 bits makes the test fail.
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
    fn an_unknown_name_gets_the_same_decoys_each_time_and_they_look_like_real_ones() {
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
