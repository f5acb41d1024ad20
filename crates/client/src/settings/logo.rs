//! The company's logo, for the page on which people sign in.
//!
//! A logo is a still PNG image and nothing else: its type and its size are known before the web view
//! decodes it, and such an image runs nothing and loads nothing.

use super::{Fault, NamedFile, Settings};
use crate::Client;
use data_encoding::BASE64;
use serde::Serialize;

/// The maximum size of an image in bytes. The window gets it as text.
const MOST_BYTES: usize = 64 << 10;

/// The maximum width and height of an image in pixels.
const MOST_PIXELS: u32 = 1024;

/// The first bytes of every PNG image.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// An image, as an address that holds the image itself (`data:`).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Image(String);

/// The company's logo in the window.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Logo {
    /// For a light window.
    pub light: Image,
    /// For a dark window; if it is absent, the one for a light window stands on white there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub dark: Option<Image>,
}

impl Image {
    pub(super) fn of(file: &NamedFile) -> Result<Self, Fault> {
        let png = file.content.as_slice();
        match png.len() <= MOST_BYTES && is_still_png(png) {
            true => Ok(Self(format!(
                "data:image/png;base64,{}",
                BASE64.encode(png)
            ))),
            false => Err(Fault::NotAnImage),
        }
    }
}

impl Client {
    /// Whether the company has a logo.
    #[must_use]
    pub fn has_logo(&self) -> bool {
        self.settings().logo.is_some()
    }
}

impl Settings {
    /// The company's logo, if the settings name one.
    pub(crate) fn shown_logo(&self) -> Option<Logo> {
        let light = self.logo.clone()?;
        let dark = self.logo_dark.clone();
        Some(Logo { light, dark })
    }
}

/// Whether these bytes have the structure of one PNG image that does not move and is not too large. The pixels and the
/// checksums are the decoder's.
fn is_still_png(png: &[u8]) -> bool {
    let header = png.strip_prefix(SIGNATURE).and_then(chunk);
    let Some(Chunk {
        kind: b"IHDR",
        content,
        mut rest,
    }) = header
    else {
        return false;
    };
    if !has_right_size(content) {
        return false;
    }
    let mut has_pixels = false;
    while let Some(chunk) = chunk(rest) {
        match chunk.kind {
            b"IEND" => return has_pixels && chunk.rest.is_empty(),
            // A second header, and an animation.
            b"IHDR" | b"acTL" => return false,
            kind => has_pixels |= kind == b"IDAT",
        }
        rest = chunk.rest;
    }
    false
}

/// A part of a PNG image.
struct Chunk<'a> {
    kind: &'a [u8; 4],
    content: &'a [u8],
    /// What follows the part and its checksum.
    rest: &'a [u8],
}

fn chunk(png: &[u8]) -> Option<Chunk<'_>> {
    let (length, png) = png.split_first_chunk()?;
    let (kind, png) = png.split_first_chunk()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (content, png) = png.split_at_checked(length)?;
    let (_checksum, rest) = png.split_first_chunk::<4>()?;
    Some(Chunk {
        kind,
        content,
        rest,
    })
}

/// Whether the header of an image names a width and a height within the bounds.
fn has_right_size(header: &[u8]) -> bool {
    let (sides, _) = header.as_chunks::<4>();
    let within = |side: &[u8; 4]| (1..=MOST_PIXELS).contains(&u32::from_be_bytes(*side));
    matches!(sides, [width, height, ..] if within(width) && within(height))
}

#[cfg(test)]
mod tests;
