//! Proof of possession of a device key on every request (DPoP, RFC 9449).
//!
//! A stolen token is worthless without the device key. A captured request cannot be replayed at
//! another address, with another body, or later. In addition to the RFC, the claim `bh` covers the
//! body. The nonce is always required and alone decides freshness, because the clock of a computer
//! may be wrong.

mod key;
mod sign;
mod verify;

pub use chiave_protocol::Thumbprint;
pub use key::{DeviceKey, DeviceKeyError, PublicJwk};
pub use sign::{Request, sign};
pub use verify::{DpopError, Expected, Fault, ValidHead, Verified, verify_head};

use crate::mac;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

/// The name of the request header that carries the proof.
pub const HEADER: &str = "DPoP";
/// The name of the answer header that carries the next nonce (RFC 9449, section 8).
pub const NONCE_HEADER: &str = "DPoP-Nonce";
/// The `Authorization` scheme of a bound token (RFC 9449, section 7.1).
pub const SCHEME: &str = "DPoP";
/// The maximum length of a DPoP proof in bytes. Proofs of our client have about 700.
pub const MAX_PROOF_BYTES: usize = 4096;

/// RFC 9449, section 4.2.
const TYPE: &str = "dpop+jwt";

/// The claims of a DPoP proof. Unknown claims are refused: both ends are our own programs.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    /// The unique id of the proof: 128 random bits.
    jti: String,
    /// The HTTP method.
    htm: String,
    /// The URL without query and fragment.
    htu: String,
    /// The time of the client's clock. The RFC requires this claim; the service ignores its value.
    iat: i64,
    /// The nonce that the service issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    /// The SHA-256 of the token that is sent with the proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ath: Option<String>,
    /// The SHA-256 of the body, also of an empty one.
    bh: String,
}

/// The encoding of `ath` and `bh`.
fn digest(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(&mac::sha256(bytes))
}

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;
