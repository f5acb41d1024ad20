//! The device key: a P-256 key that is made at the first start and kept in the operating system's
//! keyring.

use crate::mac;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use chiave_protocol::Thumbprint;
use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::EncodingKey;
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroizing;

/// The length of a coordinate on P-256 in bytes.
const COORDINATE: usize = 32;

/// A private P-256 key that signs every request of one computer. Wiped when dropped.
pub struct DeviceKey {
    pkcs8: Zeroizing<Vec<u8>>,
    pub(super) signing: EncodingKey,
    public: PublicJwk,
    thumbprint: Thumbprint,
}

/// A device key could not be made or read. The fault is in the keyring's entry or the crypto
/// provider, never in a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DeviceKeyError {
    /// The crypto provider generated no key.
    #[error("no key could be generated")]
    Generate,
    /// The bytes are no P-256 key in PKCS#8.
    #[error("not a P-256 key in PKCS#8")]
    NotAKey,
    /// The crypto provider could not sign with the key.
    #[error("the key does not sign")]
    Sign,
}

impl DeviceKey {
    /// Generates a key, with the crypto provider's own randomness.
    ///
    /// # Errors
    ///
    /// [`DeviceKeyError::Generate`] if the provider fails.
    pub fn generate() -> Result<Self, DeviceKeyError> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)
            .map_err(|_| DeviceKeyError::Generate)?;
        let document = pair.to_pkcs8v1().map_err(|_| DeviceKeyError::Generate)?;
        Self::from_pkcs8(document.as_ref())
    }

    /// Reads a key that [`DeviceKey::to_pkcs8`] wrote.
    ///
    /// # Errors
    ///
    /// [`DeviceKeyError::NotAKey`] for anything but a P-256 key.
    pub fn from_pkcs8(bytes: &[u8]) -> Result<Self, DeviceKeyError> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes)
            .map_err(|_| DeviceKeyError::NotAKey)?;
        let public = PublicJwk::from_point(pair.public_key().as_ref())?;
        let thumbprint = public.thumbprint().ok_or(DeviceKeyError::NotAKey)?;
        Ok(Self {
            pkcs8: Zeroizing::new(bytes.to_vec()),
            signing: EncodingKey::from_ec_der(bytes),
            public,
            thumbprint,
        })
    }

    /// The private key in PKCS#8, for the keyring.
    #[must_use]
    pub fn to_pkcs8(&self) -> Zeroizing<Vec<u8>> {
        self.pkcs8.clone()
    }

    /// The public key.
    #[must_use]
    pub fn public(&self) -> &PublicJwk {
        &self.public
    }

    /// The thumbprint of the key, by which other parts of the code name the key.
    #[must_use]
    pub fn thumbprint(&self) -> Thumbprint {
        self.thumbprint
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceKey({})", self.thumbprint)
    }
}

/// A public P-256 key as JWK (RFC 7517), with the members of an EC public key and no other.
///
/// An additional member is refused: `d` would be the private key, and others would make the service
/// fetch a key from elsewhere.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PublicJwk {
    kty: String,
    crv: String,
    pub(super) x: String,
    pub(super) y: String,
}

impl PublicJwk {
    /// Reads an uncompressed point (SEC 1, section 2.3.3).
    fn from_point(point: &[u8]) -> Result<Self, DeviceKeyError> {
        let Some((0x04, coordinates)) = point.split_first().map(|(tag, rest)| (*tag, rest)) else {
            return Err(DeviceKeyError::NotAKey);
        };
        if coordinates.len() != 2 * COORDINATE {
            return Err(DeviceKeyError::NotAKey);
        }
        let (x, y) = coordinates.split_at(COORDINATE);
        Ok(Self {
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            x: BASE64URL_NOPAD.encode(x),
            y: BASE64URL_NOPAD.encode(y),
        })
    }

    /// The thumbprint of RFC 7638, or `None` if the members are not a P-256 key of full length.
    ///
    /// Whether the point is on the curve shows only when a signature is verified with the key.
    #[must_use]
    pub fn thumbprint(&self) -> Option<Thumbprint> {
        let whole = |text: &str| {
            BASE64URL_NOPAD
                .decode(text.as_bytes())
                .is_ok_and(|bytes| bytes.len() == COORDINATE)
        };
        if self.kty != "EC" || self.crv != "P-256" || !whole(&self.x) || !whole(&self.y) {
            return None;
        }
        // RFC 7638, section 3.2: only the required members, in this order, without white space.
        let canonical = format!(
            r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#,
            self.x, self.y
        );
        Some(Thumbprint::from_bytes(mac::sha256(canonical.as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_read_back_is_the_same_key() {
        let key = DeviceKey::generate().unwrap();

        let read = DeviceKey::from_pkcs8(&key.to_pkcs8()).unwrap();

        assert_eq!(read.thumbprint(), key.thumbprint());
        assert_eq!(read.public(), key.public());
    }

    #[test]
    fn bytes_that_are_no_p256_key_are_refused() {
        let whole = DeviceKey::generate().unwrap().to_pkcs8();

        for bytes in [&[][..], b"key", &whole[..whole.len() - 1]] {
            assert_eq!(
                DeviceKey::from_pkcs8(bytes).unwrap_err(),
                DeviceKeyError::NotAKey
            );
        }
    }

    /// The key of RFC 9449, section 4.2, and its thumbprint in section 6.1.
    #[test]
    fn the_thumbprint_is_the_one_of_the_rfc() {
        let jwk: PublicJwk = serde_json::from_str(
            r#"{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
                "y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}"#,
        )
        .unwrap();

        let thumbprint = jwk.thumbprint().unwrap();

        assert_eq!(
            BASE64URL_NOPAD.encode(thumbprint.as_bytes()),
            "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"
        );
    }

    #[test]
    fn a_device_key_prints_its_thumbprint_only() {
        let key = DeviceKey::generate().unwrap();

        assert_eq!(
            format!("{key:?}"),
            format!("DeviceKey({})", key.thumbprint())
        );
    }
}
