//! Keyed and plain hashes over several fields, without ambiguity.
//!
//! Every use has its own label, so a value made for one purpose is invalid for any other. Every
//! field is preceded by its length, so `("ab", "c")` and `("a", "bc")` differ.

use aws_lc_rs::{digest, hmac};

/// The length of SHA-256 and of HMAC-SHA-256 in bytes.
pub(crate) const LEN: usize = 32;

/// HMAC-SHA-256 of the labelled fields.
pub(crate) fn mac(key: &[u8; LEN], label: &str, fields: &[&[u8]]) -> [u8; LEN] {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    let mut context = hmac::Context::with_key(&key);
    feed(label, fields, |bytes| context.update(bytes));
    array(context.sign().as_ref())
}

/// SHA-256 of the labelled fields.
pub(crate) fn hash(label: &str, fields: &[&[u8]]) -> [u8; LEN] {
    let mut context = digest::Context::new(&digest::SHA256);
    feed(label, fields, |bytes| context.update(bytes));
    array(context.finish().as_ref())
}

/// SHA-256 of bytes without a label, where a standard requires that.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; LEN] {
    array(digest::digest(&digest::SHA256, bytes).as_ref())
}

fn feed(label: &str, fields: &[&[u8]], mut update: impl FnMut(&[u8])) {
    for field in std::iter::once(&label.as_bytes()).chain(fields) {
        update(&(field.len() as u64).to_be_bytes());
        update(field);
    }
}

/// Both algorithms return 32 bytes, so nothing is truncated or padded.
fn array(bytes: &[u8]) -> [u8; LEN] {
    let mut array = [0; LEN];
    array.copy_from_slice(bytes);
    array
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_byte_from_one_field_to_the_next_changes_the_hash() {
        assert_ne!(hash("label", &[b"ab", b"c"]), hash("label", &[b"a", b"bc"]));
        assert_ne!(
            mac(&[1; 32], "label", &[b"ab", b"c"]),
            mac(&[1; 32], "label", &[b"a", b"bc"])
        );
    }

    #[test]
    fn the_same_fields_under_another_label_are_another_value() {
        assert_ne!(
            mac(&[1; 32], "code", &[b"ab"]),
            mac(&[1; 32], "nonce", &[b"ab"])
        );
    }
}
