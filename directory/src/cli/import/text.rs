//! Decodes the bytes of a file, in any encoding that a spreadsheet writes.

use super::super::problem::Problem;
use chiave_words::Cli;

/// The encoding of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    /// Windows-1252, which Windows in western Europe calls ANSI and which includes Latin-1. The
    /// encoding is a guess, so the import reports it.
    Windows1252,
}

/// The text of a file.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
}

/// The characters of Windows-1252 from 0x80 to 0x9F; every other byte is the character of its
/// number. `\0` marks the five bytes without a meaning.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Decodes a file: UTF-16 if a byte-order mark or zero bytes say so, otherwise UTF-8, otherwise
/// Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Problem> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Decoded {
                    text: text.to_owned(),
                    encoding: Encoding::Utf8,
                }),
                Err(_) => windows_1252(bytes),
            }
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded, Problem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() => Ok(Decoded {
            text,
            encoding: Encoding::Utf16,
        }),
        _ => Err(unreadable()),
    }
}

fn windows_1252(bytes: &[u8]) -> Result<Decoded, Problem> {
    let character = |byte: &u8| match byte {
        0x80..=0x9f => Some(WINDOWS_1252[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        other => Some(char::from(*other)),
    };
    let text: Option<String> = bytes.iter().map(character).collect();
    Ok(Decoded {
        text: text.ok_or_else(unreadable)?,
        encoding: Encoding::Windows1252,
    })
}

fn unreadable() -> Problem {
    Problem::said(Cli::CliImportEncoding, &[])
}
