//! Signing and verifying together, and the attacks on both.

use super::*;
use crate::{KeyId, NonceKey, SystemRandom, nonce::Nonces, random::tests::FakeRandom};
use chiave_protocol::Timestamp;
use serde_json::{Value, json};

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const URL: &str = "https://directory.example/v1/password/change";
const TOKEN: &str = "cs_token";
const BODY: &[u8] = br#"{"current":"a","new":"b"}"#;

/// Verifies the proof of a request with [`BODY`].
fn verify(proof: &str, expected: &Expected<'_>) -> Result<Verified, DpopError> {
    verify_head(proof, expected)?.covers(BODY)
}

struct World {
    key: DeviceKey,
    nonces: Nonces,
}

impl World {
    fn new() -> Self {
        Self {
            key: DeviceKey::generate().unwrap(),
            nonces: NonceKey::generate(KeyId::parse("n1").unwrap(), &SystemRandom).in_epoch(1, NOW),
        }
    }

    fn expected(&self) -> Expected<'_> {
        Expected {
            method: "POST",
            url: URL,
            access_token: Some(TOKEN),
            nonces: &self.nonces,
            now: NOW,
        }
    }

    fn proof(&self) -> String {
        self.proof_by(&self.key, Some(&self.nonces.nonce(NOW)), Some(TOKEN))
    }

    fn proof_by(&self, key: &DeviceKey, nonce: Option<&str>, token: Option<&str>) -> String {
        let request = Request {
            method: "POST",
            url: URL,
            nonce,
            access_token: token,
            body: BODY,
        };
        sign(key, &request, NOW, &SystemRandom).unwrap()
    }

    /// A proof whose header and claims were changed before it was signed with the same key.
    fn forged(&self, change: impl FnOnce(&mut Value, &mut Value)) -> String {
        let proof = self.proof();
        let mut parts = proof.split('.').map(|part| {
            let json = BASE64URL_NOPAD.decode(part.as_bytes()).unwrap_or_default();
            serde_json::from_slice::<Value>(&json).unwrap_or_default()
        });
        let (mut header, mut claims) = (parts.next().unwrap(), parts.next().unwrap());
        change(&mut header, &mut claims);
        let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let message = format!("{}.{}", part(&header), part(&claims));
        let signature = jsonwebtoken::crypto::sign(
            message.as_bytes(),
            &self.key.signing,
            jsonwebtoken::Algorithm::ES256,
        );
        format!("{message}.{}", signature.unwrap())
    }

    fn refusal(&self, proof: &str) -> DpopError {
        verify(proof, &self.expected()).unwrap_err()
    }
}

#[test]
fn a_proof_holds_for_its_request_and_names_its_key() {
    let world = World::new();

    let verified = verify(&world.proof(), &world.expected()).unwrap();

    assert_eq!(verified.thumbprint, world.key.thumbprint());
    assert_eq!(verified.by(&world.key.thumbprint()), Ok(()));
}

#[test]
fn a_proof_without_a_token_holds_where_none_is_presented() {
    let world = World::new();
    let proof = world.proof_by(&world.key, Some(&world.nonces.nonce(NOW)), None);

    assert!(
        verify(
            &proof,
            &Expected {
                access_token: None,
                ..world.expected()
            }
        )
        .is_ok()
    );
    assert_eq!(world.refusal(&proof), DpopError::Token);
}

#[test]
fn query_and_fragment_stay_out_of_the_proof() {
    let world = World::new();
    let nonce = world.nonces.nonce(NOW);
    let url = format!("{URL}?page=2#top");
    let request = Request {
        method: "POST",
        url: &url,
        nonce: Some(&nonce),
        access_token: Some(TOKEN),
        body: BODY,
    };
    let proof = sign(&world.key, &request, NOW, &SystemRandom).unwrap();

    assert!(verify(&proof, &world.expected()).is_ok());
}

#[test]
fn each_proof_has_its_own_name() {
    let world = World::new();
    let jti = |proof: &str| verify(proof, &world.expected()).unwrap().jti;

    assert_ne!(jti(&world.proof()), jti(&world.proof()));
    assert_eq!(jti(&world.proof()).len(), 22);
}

#[test]
fn the_laptops_clock_decides_nothing() {
    let world = World::new();
    let proof = world.forged(|_, claims| claims["iat"] = json!(0));

    assert!(verify(&proof, &world.expected()).is_ok());
}

#[test]
fn a_proof_replayed_later_is_stale() {
    let world = World::new();
    let later = Expected {
        now: NOW.plus(121),
        ..world.expected()
    };

    assert_eq!(verify(&world.proof(), &later), Err(DpopError::StaleNonce));
    assert_eq!(DpopError::StaleNonce.fault(), Fault::Time);
}

#[test]
fn a_replayed_proof_has_the_same_id() {
    let world = World::new();
    let proof = world.proof();

    let first = verify(&proof, &world.expected()).unwrap();
    let second = verify(&proof, &world.expected()).unwrap();

    assert_eq!(first.jti, second.jti);
}

#[test]
fn a_proof_without_a_nonce_of_this_service_is_stale() {
    let world = World::new();
    let foreign = World::new().nonces.nonce(NOW);

    for nonce in [None, Some(""), Some(foreign.as_str())] {
        let proof = world.proof_by(&world.key, nonce, Some(TOKEN));
        assert_eq!(world.refusal(&proof), DpopError::StaleNonce);
    }
}

#[test]
fn a_proof_aimed_at_another_address_or_method_is_refused() {
    let world = World::new();
    let proof = world.proof();
    let refusal = |method, url| {
        verify(
            &proof,
            &Expected {
                method,
                url,
                ..world.expected()
            },
        )
    };

    assert_eq!(refusal("DELETE", URL), Err(DpopError::Method));
    assert_eq!(refusal("post", URL), Err(DpopError::Method));
    for url in [
        "https://directory.example/v1/password/reset",
        "https://directory.example/v1/password/change/",
        "https://directory.example:8443/v1/password/change",
        "http://directory.example/v1/password/change",
        "https://other.example/v1/password/change",
    ] {
        assert_eq!(refusal("POST", url), Err(DpopError::Url), "{url}");
    }
    assert_eq!(DpopError::Url.fault(), Fault::Intruder);
}

#[test]
fn a_body_changed_under_a_valid_proof_is_refused() {
    let world = World::new();
    let proof = world.proof();

    for body in [
        &b""[..],
        br#"{"current":"a","new":"c"}"#,
        &[BODY, b" "].concat(),
    ] {
        let head = verify_head(&proof, &world.expected()).unwrap();
        assert_eq!(head.covers(body), Err(DpopError::Body));
    }
}

#[test]
fn a_stolen_token_with_another_device_key_is_refused() {
    let world = World::new();
    let thief = DeviceKey::generate().unwrap();
    let proof = world.proof_by(&thief, Some(&world.nonces.nonce(NOW)), Some(TOKEN));

    let verified = verify(&proof, &world.expected()).unwrap();

    assert_eq!(
        verified.by(&world.key.thumbprint()),
        Err(DpopError::OtherKey)
    );
}

#[test]
fn a_proof_for_one_token_does_not_carry_another() {
    let world = World::new();
    let proof = world.proof();

    for access_token in [None, Some("cs_other"), Some("")] {
        let expected = Expected {
            access_token,
            ..world.expected()
        };
        assert_eq!(verify(&proof, &expected), Err(DpopError::Token));
    }
}

#[test]
fn the_victims_public_key_over_the_thiefs_signature_is_refused() {
    let world = World::new();
    let thief = World {
        key: DeviceKey::generate().unwrap(),
        ..World::new()
    };
    let victim = serde_json::to_value(world.key.public()).unwrap();

    let proof = thief.forged(|header, _| header["jwk"] = victim);

    assert_eq!(world.refusal(&proof), DpopError::Signature);
}

#[test]
fn no_other_algorithm_and_no_missing_one_is_accepted() {
    let world = World::new();

    for alg in [
        "none", "None", "HS256", "ES384", "RS256", "EdDSA", "es256", "",
    ] {
        let proof = world.forged(|header, _| header["alg"] = json!(alg));
        assert_eq!(world.refusal(&proof), DpopError::Algorithm, "{alg}");
    }
    let proof = world.forged(|header, _| {
        header.as_object_mut().unwrap().remove("alg");
    });
    assert_eq!(world.refusal(&proof), DpopError::Malformed);
}

#[test]
fn an_unsigned_proof_is_refused() {
    let world = World::new();
    let proof = world.proof();
    let (message, _) = proof.rsplit_once('.').unwrap();

    assert_eq!(world.refusal(&format!("{message}.")), DpopError::Signature);
    assert_eq!(world.refusal(message), DpopError::Malformed);
}

#[test]
fn a_key_with_its_private_half_is_refused() {
    let world = World::new();

    let proof = world.forged(|header, _| header["jwk"]["d"] = json!("AAAA"));

    assert_eq!(world.refusal(&proof), DpopError::Key);
}

#[test]
fn only_a_whole_p256_point_is_a_key() {
    let world = World::new();
    let zero = BASE64URL_NOPAD.encode(&[0; 32]);

    let changes: [(&str, Value, DpopError); 7] = [
        ("crv", json!("P-384"), DpopError::Key),
        ("kty", json!("oct"), DpopError::Key),
        ("x", json!("AAAA"), DpopError::Key),
        ("x", json!("not base64"), DpopError::Key),
        ("y", json!(null), DpopError::Key),
        ("k", json!("AAAA"), DpopError::Key),
        // The point is not on the curve, which shows when the signature is verified.
        ("x", json!(zero), DpopError::Signature),
    ];
    for (member, value, refusal) in changes {
        let proof = world.forged(|header, _| header["jwk"][member] = value);
        assert_eq!(world.refusal(&proof), refusal, "{member}");
    }
}

#[test]
fn a_token_of_another_type_is_no_proof() {
    let world = World::new();

    for typ in ["JWT", "at+jwt", "dpop+jwt ", ""] {
        let proof = world.forged(|header, _| header["typ"] = json!(typ));
        assert_eq!(world.refusal(&proof), DpopError::Type);
    }
}

#[test]
fn a_header_or_a_claim_that_we_never_write_is_refused() {
    let world = World::new();

    for name in ["crit", "jku", "x5u", "b64", "kid"] {
        let proof = world.forged(|header, _| header[name] = json!("x"));
        assert_eq!(world.refusal(&proof), DpopError::Malformed, "{name}");
    }
    let proof = world.forged(|_, claims| claims["sub"] = json!("admin"));
    assert_eq!(world.refusal(&proof), DpopError::Malformed);
}

#[test]
fn a_claim_that_is_missing_is_refused() {
    let world = World::new();

    for name in ["jti", "htm", "htu", "iat", "bh"] {
        let proof = world.forged(|_, claims| {
            claims.as_object_mut().unwrap().remove(name);
        });
        assert_eq!(world.refusal(&proof), DpopError::Malformed, "{name}");
    }
}

#[test]
fn a_name_of_any_other_length_is_refused() {
    let world = World::new();

    for jti in ["", "AAAA", &"A".repeat(23), "!!!!!!!!!!!!!!!!!!!!!!"] {
        let proof = world.forged(|_, claims| claims["jti"] = json!(jti));
        assert_eq!(world.refusal(&proof), DpopError::Malformed, "{jti}");
    }
}

#[test]
fn a_huge_header_is_refused_before_it_is_read() {
    let world = World::new();

    let proof = format!("{}{}", world.proof(), "A".repeat(MAX_PROOF_BYTES));

    assert_eq!(world.refusal(&proof), DpopError::TooLong);
    assert_eq!(world.refusal(&"A".repeat(10 << 20)), DpopError::TooLong);
}

#[test]
fn no_text_makes_the_verifier_panic_or_accept() {
    let world = World::new();
    let proof = world.proof();
    let random = FakeRandom::default();

    for index in 0..proof.len() {
        let mut bytes = proof.clone().into_bytes();
        let [noise] = crate::random::bytes::<1>(&random);
        let replacement = noise & 0x7f;
        if bytes[index] == replacement {
            continue;
        }
        bytes[index] = replacement;
        let text = String::from_utf8(bytes).unwrap();
        assert!(verify(&text, &world.expected()).is_err(), "{text}");
        assert!(verify(&proof[..index], &world.expected()).is_err());
    }
}
