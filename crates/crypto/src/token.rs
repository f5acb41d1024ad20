//! Tokens: 256 random bits that open one thing.
//!
//! A token is shown once and kept by its owner; the service keeps a keyed hash of it ([`TokenHash`],
//! HMAC under the lookup key). So a stolen database opens nothing, and whoever writes the database
//! without the key cannot make a token of their own open anything. 256 random bits need no slow
//! hash. The prefix says what it opens:
//! a token of one kind is not even a token where another is asked for, and a scanner for leaked
//! secrets can find it.

use crate::{
    LookupKey, mac,
    random::{self, Random},
};
use chiave_protocol::{Secret, TokenHash};
use data_encoding::BASE64URL_NOPAD;
use std::{fmt, marker::PhantomData};
use zeroize::Zeroizing;

const BYTES: usize = 32;
const PREFIX: usize = 3;
/// Characters of a token as text: prefix and 43 of base64url.
pub const TEXT_LEN: usize = PREFIX + 43;

/// What a token opens.
pub trait Kind {
    /// The first three characters of its text.
    const PREFIX: &'static str;
}

/// A signed-in application, bound to its device key.
#[derive(Debug)]
pub enum Session {}
/// A reset or an unlock in flight.
#[derive(Debug)]
pub enum Attempt {}
/// An activation in progress.
#[derive(Debug)]
pub enum Activation {}

impl Kind for Session {
    const PREFIX: &'static str = "cs_";
}
impl Kind for Attempt {
    const PREFIX: &'static str = "ca_";
}
impl Kind for Activation {
    const PREFIX: &'static str = "ce_";
}

/// A token of one kind, wiped when dropped. Neither `Clone` nor printable.
pub struct Token<K> {
    text: Zeroizing<String>,
    kind: PhantomData<fn() -> K>,
}

/// Opens a session.
pub type SessionToken = Token<Session>;
/// Opens an attempt.
pub type AttemptToken = Token<Attempt>;
/// Opens an activation.
pub type ActivationToken = Token<Activation>;

/// The text is not a token of this kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a token of this kind")]
pub struct NotAToken;

impl<K: Kind> Token<K> {
    /// Draws a new one.
    pub fn new(random: &dyn Random) -> Self {
        let bytes = random::secret_bytes::<BYTES>(random);
        let mut text = Zeroizing::new(String::with_capacity(TEXT_LEN));
        text.push_str(K::PREFIX);
        BASE64URL_NOPAD.encode_append(bytes.as_slice(), &mut text);
        Self {
            text,
            kind: PhantomData,
        }
    }

    /// Reads what a client presents.
    ///
    /// # Errors
    ///
    /// [`NotAToken`] where the prefix, the length or the alphabet is another; nothing is hashed then.
    pub fn parse(text: &str) -> Result<Self, NotAToken> {
        if text.len() != TEXT_LEN {
            return Err(NotAToken);
        }
        let encoded = text.strip_prefix(K::PREFIX).ok_or(NotAToken)?;
        let mut bytes = Zeroizing::new([0; BYTES]);
        let written = BASE64URL_NOPAD
            .decode_mut(encoded.as_bytes(), bytes.as_mut_slice())
            .map_err(|_| NotAToken)?;
        if written != BYTES {
            return Err(NotAToken);
        }
        Ok(Self {
            text: Zeroizing::new(text.to_owned()),
            kind: PhantomData,
        })
    }

    /// What the service keeps instead of the token.
    #[must_use]
    pub fn hash(&self, key: &LookupKey) -> TokenHash {
        let text = self.text.as_bytes();
        let key = &key.0.current().bytes;
        TokenHash::from_bytes(mac::mac(key, "chiave token v1", &[text]))
    }

    /// Lends the text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// The text for an answer, in the type of the wire.
    #[must_use]
    pub fn to_secret(&self) -> Secret {
        Secret::new(self.text.as_str().to_owned())
    }
}

impl<K: Kind> fmt::Debug for Token<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}<secret>", K::PREFIX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KeyId, SystemRandom, random::tests::FakeRandom};

    fn key() -> LookupKey {
        LookupKey::generate(KeyId::parse("l1").unwrap(), &SystemRandom)
    }

    #[test]
    fn a_token_read_back_has_the_same_hash() {
        let (token, key) = (SessionToken::new(&SystemRandom), key());

        let read = SessionToken::parse(token.expose()).unwrap();

        assert_eq!(read.hash(&key), token.hash(&key));
        assert_eq!(token.to_secret().expose(), token.expose());
    }

    #[test]
    fn no_two_tokens_are_alike() {
        let (random, key) = (FakeRandom::default(), key());

        assert_ne!(
            SessionToken::new(&random).hash(&key),
            SessionToken::new(&random).hash(&key)
        );
    }

    #[test]
    fn without_the_key_nobody_knows_the_hash_of_a_token() {
        let token = SessionToken::new(&SystemRandom);

        let plain = TokenHash::from_bytes(mac::sha256(token.expose().as_bytes()));

        assert_ne!(token.hash(&key()), plain);
        assert_ne!(token.hash(&key()), token.hash(&key()));
    }

    #[test]
    fn a_token_of_one_kind_is_none_of_another() {
        let session = SessionToken::new(&SystemRandom);

        assert!(AttemptToken::parse(session.expose()).is_err());
        assert!(ActivationToken::parse(session.expose()).is_err());
    }

    #[test]
    fn every_text_that_is_not_a_token_is_refused() {
        let good = SessionToken::new(&SystemRandom);
        let long = format!("{}A", good.expose());
        let padded = format!("{}=", &good.expose()[..TEXT_LEN - 1]);
        let huge = "cs_".repeat(1 << 20);
        // 43 characters carry 258 bits: the two spare ones must be zero, or one token had four texts.
        let spare_bits = format!("cs_{}B", "A".repeat(42));
        let foreign = format!("cs_{}é", "A".repeat(41));

        for text in ["", "cs_", &long, &padded, &huge, &spare_bits, &foreign] {
            assert!(SessionToken::parse(text).is_err(), "{:.60}", text);
        }
    }

    #[test]
    fn a_token_never_shows_in_debug_output() {
        let token = SessionToken::new(&SystemRandom);

        assert_eq!(format!("{token:?}"), "cs_<secret>");
    }
}
