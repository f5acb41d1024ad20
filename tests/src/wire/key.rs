//! A device key and the proofs it signs (RFC 9449, with `bh` for the body as the service asks).

use aws_lc_rs::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use crate::Result;

/// A P-256 key that lives as long as its test.
#[derive(Debug)]
pub struct DeviceKey {
    pair: EcdsaKeyPair,
    x: String,
    y: String,
}

/// What a proof says of its request.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// In capitals.
    pub method: &'a str,
    /// Without a query.
    pub url: &'a str,
    /// The service's.
    pub nonce: Option<&'a str>,
    /// The token beside the proof.
    pub token: Option<&'a str>,
    /// As sent.
    pub body: &'a [u8],
}

impl DeviceKey {
    /// Makes a new one.
    ///
    /// # Errors
    ///
    /// When the provider has no randomness.
    pub fn generate() -> Result<Self> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)?;
        // An uncompressed point: 4, then both coordinates (SEC 1, section 2.3.3).
        let point = pair.public_key().as_ref();
        let [_, coordinates @ ..] = point else {
            return Err("the key has no point".into());
        };
        let (x, y) = coordinates.split_at(32);
        let (x, y) = (BASE64URL_NOPAD.encode(x), BASE64URL_NOPAD.encode(y));
        Ok(Self { pair, x, y })
    }

    /// The public half: an uncompressed point in base64url.
    #[must_use]
    pub fn public(&self) -> String {
        BASE64URL_NOPAD.encode(self.pair.public_key().as_ref())
    }

    /// The thumbprint of RFC 7638: what names this key everywhere.
    #[must_use]
    pub fn thumbprint(&self) -> Vec<u8> {
        let (x, y) = (&self.x, &self.y);
        sha256(format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#).as_bytes())
    }

    /// Signs the proof of one request, with a name that no other proof has.
    ///
    /// # Errors
    ///
    /// When the provider does not sign.
    pub fn prove(&self, claim: &Claim<'_>) -> Result<String> {
        let mut claims = json!({
            "jti": BASE64URL_NOPAD.encode(&random()?),
            "htm": claim.method,
            "htu": claim.url,
            // Nothing is decided by the laptop's clock, so this one stands still.
            "iat": 1_000_000_000,
            "bh": BASE64URL_NOPAD.encode(&sha256(claim.body)),
        });
        if let Some(nonce) = claim.nonce {
            claims["nonce"] = nonce.into();
        }
        if let Some(token) = claim.token {
            claims["ath"] = BASE64URL_NOPAD.encode(&sha256(token.as_bytes())).into();
        }
        self.sign(&claims)
    }

    fn sign(&self, claims: &Value) -> Result<String> {
        let jwk = json!({"kty": "EC", "crv": "P-256", "x": self.x, "y": self.y});
        let header = json!({"typ": "dpop+jwt", "alg": "ES256", "jwk": jwk});
        let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let message = format!("{}.{}", part(&header), part(claims));
        let signature = self.pair.sign(&SystemRandom::new(), message.as_bytes())?;
        Ok(format!(
            "{message}.{}",
            BASE64URL_NOPAD.encode(signature.as_ref())
        ))
    }
}

/// SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest(&SHA256, bytes).as_ref().to_vec()
}

fn random() -> Result<[u8; 16]> {
    let mut bytes = [0; 16];
    aws_lc_rs::rand::fill(&mut bytes)?;
    Ok(bytes)
}
