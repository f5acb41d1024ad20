//! Malformed DPoP proofs, changed before and after they were signed.

use super::{DeviceKey, DpopError, Expected, Verified};
use crate::{KeyId, NonceKey, keys::KEY_BYTES, nonce::Nonces};
use chiave_protocol::Timestamp;
use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use zeroize::Zeroizing;

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const URL: &str = "https://directory.example/v1/password";
const TOKEN: &str = "cs_token";
const BODY: &[u8] = br#"{"current":"a","new":"b"}"#;

fn nonces() -> Nonces {
    let id = KeyId::parse("n1").unwrap();
    NonceKey::single(id, Zeroizing::new([7; KEY_BYTES])).in_epoch(1, NOW)
}

fn verify(proof: &str, nonces: &Nonces) -> Result<Verified, DpopError> {
    let expected = Expected {
        method: "POST",
        url: URL,
        access_token: Some(TOKEN),
        nonces,
        now: NOW,
    };
    super::verify_head(proof, &expected)?.covers(BODY)
}

#[test]
fn a_proof_holds_only_as_it_was_signed() {
    let nonces = nonces();
    let good = include_str!("../../../../tests/fuzz/corpus/dpop-header/signed");
    let signed = verify(good, &nonces).unwrap();
    let message = good.rsplit_once('.').unwrap().0;

    chiave_fuzz::text("dpop-header", |proof| {
        let verified = verify(proof, &nonces);
        if let Ok(verified) = &verified {
            assert_eq!(verified, &signed);
            assert_eq!(proof.rsplit_once('.').unwrap().0, message);
        }
        verified.map(drop).map_err(|error| error.to_string())
    });
}

/// Signs arbitrary text in the place of header and claims, which a line break separates.
fn signed(key: &DeviceKey, text: &str) -> String {
    let public = key.public();
    let nonce = nonces().nonce(NOW);
    let filled = [("KEYX", &public.x), ("KEYY", &public.y), ("NONCE", &nonce)]
        .iter()
        .fold(text.to_owned(), |text, (mark, value)| {
            text.replace(mark, value)
        });
    let (header, claims) = filled.split_once('\n').unwrap_or((&filled, ""));
    let part = |json: &str| BASE64URL_NOPAD.encode(json.as_bytes());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = jsonwebtoken::crypto::sign(
        message.as_bytes(),
        &key.signing,
        jsonwebtoken::Algorithm::ES256,
    );
    format!("{message}.{}", signature.unwrap())
}

#[test]
fn a_signed_proof_holds_only_with_the_right_claims() {
    let key = DeviceKey::generate().unwrap();
    let nonces = nonces();
    let known = ["jti", "htm", "htu", "iat", "nonce", "ath", "bh"];

    chiave_fuzz::text("dpop-proof", |text| {
        let proof = signed(&key, text);
        let verified = verify(&proof, &nonces);
        if let Ok(verified) = &verified {
            let claims = BASE64URL_NOPAD.decode(proof.split('.').nth(1).unwrap().as_bytes());
            let claims: Value = serde_json::from_slice(&claims.unwrap()).unwrap();
            let members = claims.as_object().unwrap();
            assert!(members.keys().all(|name| known.contains(&&**name)));
            assert_eq!(verified.thumbprint, key.thumbprint());
            assert_eq!([&claims["htm"], &claims["htu"]], ["POST", URL]);
            assert_eq!(claims["nonce"], nonces.nonce(NOW));
            assert_eq!(claims["jti"].as_str().unwrap().len(), 22);
        }
        verified.map(drop).map_err(|error| error.to_string())
    });
}
