//! Certificates: what is left of a PEM file without its public certificates.
//!
//! A certificate holds two dates, each of twelve digits or more, as ASCII inside its base64. Codes of
//! six digits are drawn so often in one run that one of them is part of such a date now and then.

/// What a PEM file begins with (RFC 7468, section 2).
const PEM: &[u8] = b"-----BEGIN ";

/// The lines around a certificate (RFC 7468, section 5.1).
const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";
const END: &[u8] = b"-----END CERTIFICATE-----";

/// A PEM file without its certificates; `None` where `bytes` are no PEM file, or hold none. A
/// certificate that does not end stays.
pub fn without(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(PEM) {
        return None;
    }
    let mut kept = Vec::new();
    let mut rest = bytes;
    let mut found = false;
    while let Some((before, after)) = cut(rest) {
        kept.extend_from_slice(before);
        rest = after;
        found = true;
    }
    kept.extend_from_slice(rest);
    found.then_some(kept)
}

/// What stands before and behind the first certificate of `bytes`.
fn cut(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let begin = position(bytes, BEGIN)?;
    let (before, from) = bytes.split_at(begin);
    let end = position(from, END)? + END.len();
    Some((before, from.get(end..)?))
}

fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|it| it == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_go_and_keys_stay() {
        let file = b"-----BEGIN CERTIFICATE-----\nMDQ4MjEz\n-----END CERTIFICATE-----\n\
            -----BEGIN PRIVATE KEY-----\nMDQ4MjEz\n-----END PRIVATE KEY-----\n\
            -----BEGIN CERTIFICATE-----\nMDQ4MjEz\n-----END CERTIFICATE-----\ntwo";

        let kept = String::from_utf8(without(file).unwrap()).unwrap();

        assert_eq!(
            kept,
            "\n-----BEGIN PRIVATE KEY-----\nMDQ4MjEz\n-----END PRIVATE KEY-----\n\ntwo"
        );
    }

    #[test]
    fn a_certificate_without_an_end_is_left_alone() {
        assert!(without(b"-----BEGIN CERTIFICATE-----\nMDQ4MjEz").is_none());
    }
}
