//! The service's part of DPoP: verifies that a proof belongs to a request, and finds the key that
//! signed it.

use super::{Claims, MAX_PROOF_BYTES, PublicJwk, TYPE, Thumbprint, digest};
use crate::nonce::Nonces;
use chiave_protocol::Timestamp;
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use serde::Deserialize;
use subtle::ConstantTimeEq;

/// The head of a request as the service received it.
pub struct Expected<'a> {
    /// The method, in capitals.
    pub method: &'a str,
    /// The configured public name and the path, without query. It is never built from a request
    /// header (law 6).
    pub url: &'a str,
    /// The token presented beside the proof.
    pub access_token: Option<&'a str>,
    /// Verifies nonces.
    pub nonces: &'a Nonces,
    /// The service's clock.
    pub now: Timestamp,
}

/// A proof that is valid for the head of its request. The body was not looked at yet, so that nobody
/// has to read it for a proof that does not hold.
#[derive(Debug)]
#[must_use = "the body may be another than the one that was signed"]
pub struct ValidHead {
    verified: Verified,
    body_hash: String,
}

impl ValidHead {
    /// Checks that the proof was made for this body.
    ///
    /// # Errors
    ///
    /// [`DpopError::Body`] if it was made for another one.
    pub fn covers(self, body: &[u8]) -> Result<Verified, DpopError> {
        match same(&self.body_hash, &digest(body)) {
            true => Ok(self.verified),
            false => Err(DpopError::Body),
        }
    }
}

/// The result of a successful verification.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Verified {
    /// The key that signed the proof.
    pub thumbprint: Thumbprint,
    /// The unique id of the proof, 22 characters. A request that changes something stores the id,
    /// so the proof is valid only once.
    pub jti: String,
    /// The nonce of the proof. The proof of work of an attempt is bound to the same nonce.
    pub nonce: String,
}

impl Verified {
    /// Checks that the proof was signed with the key to which a token is bound.
    ///
    /// # Errors
    ///
    /// [`DpopError::OtherKey`] if another key signed it.
    pub fn by(&self, bound: &Thumbprint) -> Result<(), DpopError> {
        let same: bool = self.thumbprint.as_bytes().ct_eq(bound.as_bytes()).into();
        if same {
            Ok(())
        } else {
            Err(DpopError::OtherKey)
        }
    }
}

/// Why a DPoP proof is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DpopError {
    /// The text is longer than any proof.
    #[error("proof too long")]
    TooLong,
    /// The text does not have three parts, or is not JSON, or has a missing or an additional
    /// member.
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
    /// The proof is for another method.
    #[error("proof for another method")]
    Method,
    /// The proof is for another URL.
    #[error("proof for another address")]
    Url,
    /// The proof is for another body.
    #[error("proof for another body")]
    Body,
    /// The proof is for another token, or for none, or for a token that was not presented.
    #[error("proof for another token")]
    Token,
    /// The proof was signed with another key than the token's.
    #[error("proof by another device key")]
    OtherKey,
    /// The proof has no nonce or an expired one; the client signs again with the nonce of this
    /// answer.
    #[error("proof without a fresh nonce")]
    StaleNonce,
}

/// The most likely cause of a refused proof.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// Time: the nonce expired. The client signs again with the nonce that it receives and does not
    /// ask the person.
    Time,
    /// A client that does not follow the protocol.
    Client,
    /// An attack, as far as the service can tell; the refusal gets an audit row.
    Intruder,
}

impl DpopError {
    /// The most likely cause of the refusal.
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

/// Verifies the text of a `DPoP` header against the head of the request (RFC 9449, section 4.3).
///
/// The nonce is verified last, so [`DpopError::StaleNonce`] is returned only for a proof that is
/// valid in every other respect, apart from the body. The caller checks in the store whether `jti` was
/// used before.
///
/// # Errors
///
/// The first check that fails.
pub fn verify_head(proof: &str, expected: &Expected<'_>) -> Result<ValidHead, DpopError> {
    if proof.len() > MAX_PROOF_BYTES {
        return Err(DpopError::TooLong);
    }
    let jwk = key_of_header(proof)?;
    let thumbprint = jwk.thumbprint().ok_or(DpopError::Key)?;
    let claims = signed_claims(proof, &jwk)?;
    check_claims(&claims, expected)?;
    Ok(ValidHead {
        verified: Verified {
            thumbprint,
            jti: claims.jti,
            nonce: claims.nonce.unwrap_or_default(),
        },
        body_hash: claims.bh,
    })
}

/// The header as our client writes it. An additional member is refused: it could be `crit`, `jku`,
/// `x5u`, `b64`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProofHeader {
    typ: String,
    alg: String,
    jwk: serde_json::Value,
}

/// Parses the header here rather than in the JWS library, because the library ignores unknown
/// members, among them a private key.
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

/// Verifies the signature over the parts here: the header was parsed above, and the library's own
/// parser would parse it twice more, only to find members that were refused already.
fn signed_claims(proof: &str, jwk: &PublicJwk) -> Result<Claims, DpopError> {
    let (message, signature) = proof.rsplit_once('.').ok_or(DpopError::Malformed)?;
    let (_, claims) = message.split_once('.').ok_or(DpopError::Malformed)?;
    let key = DecodingKey::from_ec_components(&jwk.x, &jwk.y).map_err(|_| DpopError::Key)?;
    let holds = crypto::verify(signature, message.as_bytes(), &key, Algorithm::ES256)
        .map_err(|_| DpopError::Malformed)?;
    if !holds {
        return Err(DpopError::Signature);
    }
    // A fourth part would put a point into the claims, which base64url does not have.
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
