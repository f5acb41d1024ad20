//! Proof of possession of a device key on every request (DPoP, RFC 9449).
//!
//! A stolen token is worthless without the key, and a captured request cannot be sent again
//! elsewhere, with another body or later. Beyond the RFC, `bh` covers the body; the nonce is always
//! asked for and freshness rests on it alone, because a laptop's clock may be anything.

mod key;
mod sign;
mod verify;

pub use chiave_protocol::Thumbprint;
pub use key::{DeviceKey, DeviceKeyError, PublicJwk};
pub use sign::{Request, sign};
pub use verify::{DpopError, Expected, Fault, Verified, verify};

use crate::mac;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

/// The name of the request header that carries the proof.
pub const HEADER: &str = "DPoP";
/// The name of the answer header that carries the next nonce (RFC 9449, section 8).
pub const NONCE_HEADER: &str = "DPoP-Nonce";
/// The `Authorization` scheme of a bound token (RFC 9449, section 7.1).
pub const SCHEME: &str = "DPoP";
/// Bytes of a proof that are looked at. Ours have about 700.
pub const MAX_PROOF_BYTES: usize = 4096;

/// RFC 9449, section 4.2.
const TYPE: &str = "dpop+jwt";

/// What a proof says. Unknown claims are refused: both ends are ours.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    /// Unlike any other: 128 random bits.
    jti: String,
    /// The method.
    htm: String,
    /// The URL without query and fragment.
    htu: String,
    /// When it was made, by the laptop's clock. The RFC asks for it; nothing is decided by it.
    iat: i64,
    /// The service's nonce.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    /// SHA-256 of the token it goes with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ath: Option<String>,
    /// SHA-256 of the body, of an empty one too.
    bh: String,
}

/// How `ath` and `bh` are written.
fn digest(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(&mac::sha256(bytes))
}

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;
