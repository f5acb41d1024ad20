//! The service's half: is this proof for this request, and whose is it.

use super::{Claims, MAX_PROOF_BYTES, PublicJwk, TYPE, Thumbprint, digest};
use crate::nonce::Nonces;
use chiave_protocol::Timestamp;
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use serde::Deserialize;
use subtle::ConstantTimeEq;

/// The request as the service received it.
pub struct Expected<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// The configured public name and the path, without query: never built from a request header
    /// (law 6).
    pub url: &'a str,
    /// The token presented beside the proof.
    pub access_token: Option<&'a str>,
    /// The body as received.
    pub body: &'a [u8],
    /// Judges the nonce.
    pub nonces: &'a Nonces,
    /// The service's clock.
    pub now: Timestamp,
}

/// A proof that holds for the request.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Verified {
    /// The key that made it.
    pub thumbprint: Thumbprint,
    /// Its own name, 22 characters; a changing request stores it, so that it holds once.
    pub jti: String,
    /// The nonce it was made with, which the proof of work of an attempt is bound to as well.
    pub nonce: String,
}

impl Verified {
    /// Checks that the proof was made with the key that a token is bound to.
    ///
    /// # Errors
    ///
    /// [`DpopError::OtherKey`] where it was another.
    pub fn by(&self, bound: &Thumbprint) -> Result<(), DpopError> {
        let same: bool = self.thumbprint.as_bytes().ct_eq(bound.as_bytes()).into();
        if same {
            Ok(())
        } else {
            Err(DpopError::OtherKey)
        }
    }
}

/// Why a proof does not hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DpopError {
    /// More bytes than any proof has.
    #[error("proof too long")]
    TooLong,
    /// Not three parts, not JSON, a member missing or one too many.
    #[error("proof malformed")]
    Malformed,
    /// `typ` is not `dpop+jwt`.
    #[error("proof of another type")]
    Type,
    /// `alg` is not ES256.
    #[error("proof with another algorithm")]
    Algorithm,
    /// `jwk` is not a public P-256 key and nothing more.
    #[error("proof with an unusable key")]
    Key,
    /// The signature is not by that key.
    #[error("proof with a wrong signature")]
    Signature,
    /// It is for another method.
    #[error("proof for another method")]
    Method,
    /// It is for another URL.
    #[error("proof for another address")]
    Url,
    /// It is for another body.
    #[error("proof for another body")]
    Body,
    /// It is for another token, for none, or for one that was not presented.
    #[error("proof for another token")]
    Token,
    /// It was made with another key than the token's.
    #[error("proof by another device key")]
    OtherKey,
    /// It has no nonce, or one that ran out: sign again with the nonce of this answer.
    #[error("proof without a fresh nonce")]
    StaleNonce,
}

/// Whose fault it is that a proof does not hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// Nobody's: time passed. The client signs again with the nonce it is handed and need not ask
    /// the person.
    Time,
    /// The client's program: it does not speak our protocol.
    Client,
    /// Somebody's who has no business here, as far as we can tell: worth an audit row.
    Intruder,
}

impl DpopError {
    /// Whose fault it is.
    #[must_use]
    pub fn fault(self) -> Fault {
        match self {
            Self::StaleNonce => Fault::Time,
            Self::TooLong | Self::Malformed | Self::Type | Self::Algorithm | Self::Key => {
                Fault::Client
            }
            Self::Signature
            | Self::Method
            | Self::Url
            | Self::Body
            | Self::Token
            | Self::OtherKey => Fault::Intruder,
        }
    }
}

/// Checks the text of a `DPoP` header against the request it came with (RFC 9449, section 4.3).
///
/// The nonce is verified last, so that [`DpopError::StaleNonce`] is said only of a proof that is right
/// in everything else. Whether `jti` was seen before is the store's to say.
///
/// # Errors
///
/// The first thing that does not hold.
pub fn verify(proof: &str, expected: &Expected<'_>) -> Result<Verified, DpopError> {
    if proof.len() > MAX_PROOF_BYTES {
        return Err(DpopError::TooLong);
    }
    let jwk = key_of_header(proof)?;
    let thumbprint = jwk.thumbprint().ok_or(DpopError::Key)?;
    let claims = signed_claims(proof, &jwk)?;
    check_claims(&claims, expected)?;
    Ok(Verified {
        thumbprint,
        jti: claims.jti,
        nonce: claims.nonce.unwrap_or_default(),
    })
}

/// The header as we write it. A member more is refused: it could be `crit`, `jku`, `x5u`, `b64`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProofHeader {
    typ: String,
    alg: String,
    jwk: serde_json::Value,
}

/// Reads the header with our own eyes: the JWS library would drop the members it does not know, the
/// private half of a key among them.
fn key_of_header(proof: &str) -> Result<PublicJwk, DpopError> {
    let encoded = proof.split('.').next().unwrap_or_default();
    let json = BASE64URL_NOPAD
        .decode(encoded.as_bytes())
        .map_err(|_| DpopError::Malformed)?;
    let header: ProofHeader = serde_json::from_slice(&json).map_err(|_| DpopError::Malformed)?;
    if header.typ != TYPE {
        return Err(DpopError::Type);
    }
    if header.alg != "ES256" {
        return Err(DpopError::Algorithm);
    }
    serde_json::from_value(header.jwk).map_err(|_| DpopError::Key)
}

/// Takes the proof apart itself: the header was read above, and the library's own reading of a whole
/// token would read it twice more, for members that were refused.
fn signed_claims(proof: &str, jwk: &PublicJwk) -> Result<Claims, DpopError> {
    let (message, signature) = proof.rsplit_once('.').ok_or(DpopError::Malformed)?;
    let (_, claims) = message.split_once('.').ok_or(DpopError::Malformed)?;
    let key = DecodingKey::from_ec_components(&jwk.x, &jwk.y).map_err(|_| DpopError::Key)?;
    let holds = crypto::verify(signature, message.as_bytes(), &key, Algorithm::ES256)
        .map_err(|_| DpopError::Malformed)?;
    if !holds {
        return Err(DpopError::Signature);
    }
    // A fourth part would be a point in here, which base64url does not have.
    let json = BASE64URL_NOPAD
        .decode(claims.as_bytes())
        .map_err(|_| DpopError::Malformed)?;
    serde_json::from_slice(&json).map_err(|_| DpopError::Malformed)
}

fn check_claims(claims: &Claims, expected: &Expected<'_>) -> Result<(), DpopError> {
    let names_itself = claims.jti.len() == 22
        && BASE64URL_NOPAD
            .decode(claims.jti.as_bytes())
            .is_ok_and(|bytes| bytes.len() == 16);
    if !names_itself {
        return Err(DpopError::Malformed);
    }
    if claims.htm != expected.method {
        return Err(DpopError::Method);
    }
    if claims.htu != expected.url {
        return Err(DpopError::Url);
    }
    if !same(&claims.bh, &digest(expected.body)) {
        return Err(DpopError::Body);
    }
    match (&claims.ath, expected.access_token) {
        (None, None) => {}
        (Some(ath), Some(token)) if same(ath, &digest(token.as_bytes())) => {}
        _ => return Err(DpopError::Token),
    }
    match &claims.nonce {
        Some(nonce) if expected.nonces.accepts(nonce, expected.now) => Ok(()),
        _ => Err(DpopError::StaleNonce),
    }
}

fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}
