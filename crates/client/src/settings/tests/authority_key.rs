//! The file of an authority that also holds a private key.

use super::*;

#[test]
fn an_authority_beside_its_private_key_is_noticed() {
    let key = |kind| {
        format!("-----BEGIN {kind}PRIVATE KEY-----\r\nAAEC\r\n-----END {kind}PRIVATE KEY-----\r\n")
    };
    let has_key = |pem: &str| with_authority(pem).authority.unwrap().has_private_key();

    assert!(!has_key(&authority()));
    for kind in ["", "RSA ", "EC ", "ENCRYPTED "] {
        assert!(has_key(&format!("{}{}", authority(), key(kind))), "{kind}");
        assert!(has_key(&format!("{}{}", key(kind), authority())), "{kind}");
    }
}
