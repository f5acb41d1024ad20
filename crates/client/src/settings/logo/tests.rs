//! Logos: right, wrong and forged.

use super::*;
use std::path::PathBuf;

/// A part of a PNG image, with a checksum that nobody looks at.
fn part(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length, kind, content, &[0; 4]].concat()
}

fn header(width: u32, height: u32) -> Vec<u8> {
    let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
    part(b"IHDR", &[sides.as_slice(), &[8, 6, 0, 0, 0]].concat())
}

fn png(parts: &[Vec<u8>]) -> Vec<u8> {
    [SIGNATURE, &parts.concat()].concat()
}

/// An image whose data has so many bytes.
fn image(width: u32, height: u32, bytes: usize) -> Vec<u8> {
    let data = part(b"IDAT", &vec![0; bytes]);
    png(&[header(width, height), data, part(b"IEND", &[])])
}

fn read(content: Vec<u8>) -> Result<Image, Fault> {
    let path = PathBuf::from("/etc/chiave/policy.d/logo.png");
    Image::of(&NamedFile::new(path, content.into()))
}

#[test]
fn a_logo_is_an_address_that_holds_the_image() {
    let content = image(320, 80, 10);

    let logo = read(content.clone()).unwrap();

    let address = serde_json::json!(logo);
    let base64 = address.as_str().unwrap();
    let base64 = base64.strip_prefix("data:image/png;base64,").unwrap();
    assert_eq!(BASE64.decode(base64.as_bytes()).unwrap(), content);
}

#[test]
fn a_logo_has_at_most_1024_pixels_a_side() {
    for (width, height) in [(1, 1), (1024, 1024), (1024, 1)] {
        assert!(read(image(width, height, 1)).is_ok(), "{width} {height}");
    }
    for (width, height) in [(0, 1), (1, 0), (1025, 1), (1, 1025), (u32::MAX, u32::MAX)] {
        let read = read(image(width, height, 1));
        assert_eq!(read, Err(Fault::NotAnImage), "{width} {height}");
    }
}

#[test]
fn a_logo_has_at_most_64_kib() {
    let rest = image(1, 1, 0).len();

    assert!(read(image(1, 1, MOST_BYTES - rest)).is_ok());
    let larger = read(image(1, 1, MOST_BYTES - rest + 1));
    assert_eq!(larger, Err(Fault::NotAnImage));
}

#[test]
fn a_logo_stands_still() {
    let (pixels, end) = (part(b"IDAT", &[0]), part(b"IEND", &[]));
    let moving = png(&[header(9, 9), part(b"acTL", &[0; 8]), pixels, end]);

    assert_eq!(read(moving), Err(Fault::NotAnImage));
}

#[test]
fn a_logo_has_pixels_and_one_size() {
    let (pixels, end) = (|| part(b"IDAT", &[0]), || part(b"IEND", &[]));
    let empty = png(&[header(9, 9), end()]);
    let two = png(&[header(9, 9), header(60_000, 60_000), pixels(), end()]);

    for wrong in [empty, two] {
        assert_eq!(read(wrong), Err(Fault::NotAnImage));
    }
}

#[test]
fn what_is_no_whole_image_is_no_logo() {
    let whole = image(320, 80, 10);
    let drawn = br#"<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>"#;
    let mut longer = whole.clone();
    longer.extend(b"<script>");
    let headless = png(&[part(b"IDAT", &[0; 13]), part(b"IEND", &[])]);
    let short = png(&[part(b"IHDR", &[0, 0, 0, 1]), part(b"IEND", &[])]);

    for length in 0..whole.len() {
        let cut = whole[..length].to_vec();
        assert_eq!(read(cut), Err(Fault::NotAnImage), "{length}");
    }
    for other in [drawn.to_vec(), longer, headless, short] {
        assert_eq!(read(other), Err(Fault::NotAnImage));
    }
}
