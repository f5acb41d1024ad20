//! Pictures: what is left of one without its compressed pixels.
//!
//! In a megabyte of compressed pixels some fifteen runs of six digits stand alone by chance. With a
//! thousand codes in use, one of them is a code in every hundred megabytes or so.

/// What every PNG begins with (PNG specification, section 5.2).
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks of a PNG but those with its pixels; `None` where `bytes` are no PNG.
pub fn without(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut kept = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        // Length, kind, data, checksum.
        let end = usize::try_from(u32::from_be_bytes(*length))
            .ok()?
            .saturating_add(8);
        let (chunk, following) = after.split_at(end.min(after.len()));
        if !chunk.starts_with(b"IDAT") {
            kept.extend_from_slice(chunk);
        }
        rest = following;
    }
    kept.extend_from_slice(rest);
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length, &kind[..], data, b"csum"].concat()
    }

    #[test]
    fn pixels_go_and_everything_else_stays() {
        let parts = [
            SIGNATURE.to_vec(),
            chunk(b"tEXt", b"says 048213"),
            chunk(b"IDAT", b" 111111 "),
            chunk(b"IEND", b""),
            b"behind 222222".to_vec(),
        ];

        let kept = String::from_utf8(without(&parts.concat()).unwrap()).unwrap();

        assert!(kept.contains("048213") && kept.contains("222222"), "{kept}");
        assert!(!kept.contains("111111"), "{kept}");
    }

    #[test]
    fn what_is_no_picture_is_left_alone() {
        assert!(without(b"IDAT 048213").is_none());
    }
}
