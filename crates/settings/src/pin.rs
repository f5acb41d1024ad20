//! The digest of a public key, by which the certificate of a service is recognised (RFC 7469).

use data_encoding::BASE64;
use std::fmt;

/// The number of bytes of SHA-256.
const LEN: usize = 32;

/// SHA-256 of the `SubjectPublicKeyInfo` of a certificate, as DER.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Pin([u8; LEN]);

impl Pin {
    /// Wraps the digest of a public key.
    #[must_use]
    pub const fn from_digest(digest: [u8; LEN]) -> Self {
        Self(digest)
    }

    /// The pin that a text names in base64, as RFC 7469 writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digest = BASE64.decode(text.as_bytes()).ok()?;
        digest.try_into().ok().map(Self)
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 7469, section 2.1.5.
    const EXAMPLE: &str = "d6qzRu9zOECb90Uez27xWltNsj0e1Md7GkYYkVoZWmM=";

    #[test]
    fn a_pin_is_written_as_it_was_read() {
        assert_eq!(Pin::parse(EXAMPLE).unwrap().to_string(), EXAMPLE);
    }

    #[test]
    fn what_is_no_digest_in_base64_is_no_pin() {
        let hex = "77aab346ef7338409bf7451ecf6ef15a5b4db23d1ed4c77b1a4618915a195a63";
        for wrong in [
            "",
            "d6qz",
            hex,
            &EXAMPLE[..43],
            &format!("sha256/{EXAMPLE}"),
            &format!(" {EXAMPLE}"),
            "d6qzRu9zOECb90Uez27xWltNsj0e1Md7GkYYkVoZWmN=",
        ] {
            assert_eq!(Pin::parse(wrong), None, "{wrong}");
        }
    }
}
