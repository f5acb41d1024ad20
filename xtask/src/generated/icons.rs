//! `icons/`: every size of the two drawings.

use std::path::Path;

use super::Files;
use crate::{
    Result,
    workspace::{command, output, root},
};

/// The application's icon: file name and edge in pixels. The names are those that the bundler
/// and the desktops look for.
const APP: &[(&str, u32)] = &[
    ("32x32.png", 32),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("icon.png", 512),
];

/// The bare mark, for places too small for the square: tray and title.
const MARK: &[(&str, u32)] = &[("mark-16.png", 16), ("mark-32.png", 32)];

/// The sizes inside the Windows icon; from 256 on it needs no other.
const WINDOWS: &[u32] = &[16, 24, 32, 48, 64, 256];

pub fn make() -> Result<Files> {
    let mut files = Files::new();
    for (drawing, sizes) in [("app-icon", APP), ("mark", MARK)] {
        for (name, edge) in sizes {
            files.insert(Path::new("icons").join(name), png(drawing, *edge)?);
        }
    }
    let images = WINDOWS
        .iter()
        .map(|edge| Ok((*edge, png("app-icon", *edge)?)));
    files.insert(
        "icons/icon.ico".into(),
        ico(&images.collect::<Result<Vec<_>>>()?)?,
    );
    Ok(files)
}

fn png(drawing: &str, edge: u32) -> Result<Vec<u8>> {
    let edge = edge.to_string();
    let source = root().join(format!("icons/{drawing}.svg"));
    output(command("rsvg-convert", &["--width", &edge, "--height", &edge]).arg(source))
}

/// An ICO file of PNG images, as Windows reads since Vista: a header, an entry for each, the images.
fn ico(images: &[(u32, Vec<u8>)]) -> Result<Vec<u8>> {
    const HEADER: usize = 6;
    const ENTRY: usize = 16;
    let mut file = vec![0, 0, 1, 0];
    file.extend(u16::try_from(images.len())?.to_le_bytes());
    let mut offset = HEADER + ENTRY * images.len();
    for (edge, png) in images {
        // 0 stands for 256; no palette; one plane of 32 bits.
        let side = u8::try_from(*edge).unwrap_or(0);
        file.extend([side, side, 0, 0, 1, 0, 32, 0]);
        file.extend(u32::try_from(png.len())?.to_le_bytes());
        file.extend(u32::try_from(offset)?.to_le_bytes());
        offset += png.len();
    }
    images.iter().for_each(|(_, png)| file.extend(png));
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_of_an_icon_points_at_its_image() {
        let file = ico(&[(16, b"small".to_vec()), (256, b"large one".to_vec())]).unwrap();

        let at = |entry: usize, field: usize| {
            let start = 6 + 16 * entry + field;
            u32::from_le_bytes(file[start..start + 4].try_into().unwrap()) as usize
        };
        assert_eq!(&file[at(0, 12)..][..at(0, 8)], b"small");
        assert_eq!(&file[at(1, 12)..][..at(1, 8)], b"large one");
        assert_eq!(file[6 + 16], 0, "256 is written as 0");
    }
}
