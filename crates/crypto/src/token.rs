//! Tokens: 256 random bits that open one session, attempt or activation.
//!
//! A token is shown once and kept by the client; the service keeps a keyed hash of it
//! ([`TokenHash`], an HMAC under the lookup key). So a stolen database opens nothing, and whoever
//! can write the database without the key cannot make a token valid. 256 random bits need no slow
//! hash. The prefix says what the token opens: a token of one kind does not even parse as another
//! kind, and scanners for leaked secrets can find it.

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
/// The length of a token's text: the prefix and 43 characters of base64url.
pub const TEXT_LEN: usize = PREFIX + 43;

/// The kind of a token: what it opens.
pub trait Kind {
    /// The first three characters of the token's text.
    const PREFIX: &'static str;
}

/// The kind of tokens that open a session: a signed-in application, bound to its device key.
#[derive(Debug)]
pub enum Session {}
/// The kind of tokens that open an attempt: a reset or an unlock in flight.
#[derive(Debug)]
pub enum Attempt {}
/// The kind of tokens that open an activation in progress.
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

/// A token of one kind. Wiped when dropped; neither `Clone` nor printable.
pub struct Token<K> {
    text: Zeroizing<String>,
    kind: PhantomData<fn() -> K>,
}

/// The token of a session.
pub type SessionToken = Token<Session>;
/// The token of an attempt.
pub type AttemptToken = Token<Attempt>;
/// The token of an activation.
pub type ActivationToken = Token<Activation>;

/// The text is not a token of this kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a token of this kind")]
pub struct NotAToken;

impl<K: Kind> Token<K> {
    /// Draws a new token.
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

    /// Reads the text that a client presents.
    ///
    /// # Errors
    ///
    /// [`NotAToken`] if prefix, length or alphabet differ; in that case nothing is hashed.
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

    /// The keyed hash that the service keeps instead of the token.
    #[must_use]
    pub fn hash(&self, key: &LookupKey) -> TokenHash {
        let text = self.text.as_bytes();
        let key = &key.0.current().bytes;
        TokenHash::from_bytes(mac::mac(key, "chiave token v1", &[text]))
    }

    /// The text of the token.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// The text of the token as a wire type, for an answer.
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
        // 43 characters carry 258 bits. The two spare bits must be zero, or one token would have
        // four texts.
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
