//! A QR code as an SVG path, so the interface needs neither a library nor an image.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The width of the quiet zone around the code in modules (ISO/IEC 18004, section 5.3.8).
const QUIET: usize = 4;

/// The number of modules on each side, including the quiet zone, and the path of the dark modules,
/// each 1 by 1.
///
/// Returns `None` if the text is too long for a QR code.
pub(crate) fn path(text: &str) -> Option<(u32, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        for (x, length) in runs(row) {
            // Writing to a string does not fail.
            let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
        }
    }
    Some((u32::try_from(width + 2 * QUIET).ok()?, path))
}

/// The start and the length of each run of dark modules.
fn runs(row: &[Color]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut x = 0;
    std::iter::from_fn(move || {
        x += row[x..].iter().position(|color| *color == Color::Dark)?;
        let start = x;
        x += row[x..]
            .iter()
            .take_while(|color| **color == Color::Dark)
            .count();
        Some((start, x - start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_covers_exactly_the_dark_modules() {
        let text = "otpauth://totp/Chiave:anna?secret=JBSWY3DPEHPK3PXP&issuer=Chiave";
        let dark = QrCode::with_error_correction_level(text, EcLevel::M)
            .unwrap()
            .to_colors()
            .iter()
            .filter(|color| **color == Color::Dark)
            .count();

        let (size, path) = path(text).unwrap();

        let covered: usize = path
            .split('h')
            .skip(1)
            .step_by(2)
            .map(|run| run.split('v').next().unwrap().parse::<usize>().unwrap())
            .sum();
        assert_eq!(covered, dark);
        assert!(size > 2 * QUIET as u32);
        assert!(
            path.starts_with("M4 4h7v1h-7z"),
            "a finder pattern begins the first row"
        );
    }

    #[test]
    fn a_text_that_does_not_fit_gives_no_code() {
        assert!(path(&"A".repeat(8000)).is_none());
    }
}
