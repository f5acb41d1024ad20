//! The bytes of a file as text, in whatever encoding a spreadsheet wrote it.

use super::super::problem::Problem;
use chiave_words::Cli;

/// How a file was encoded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    /// What Windows in western Europe calls ANSI; Latin-1 is a part of it. Guessed, and told.
    Windows1252,
}

/// Windows-1252 from 0x80 to 0x9F; elsewhere a byte is the character of its number. `\0` stands for
/// the five bytes that mean nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Decodes a file: UTF-16 where its mark or its zero bytes say so, else UTF-8, else Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), Problem> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
                Err(_) => windows_1252(bytes),
            }
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Encoding), Problem> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() => Ok((text, Encoding::Utf16)),
        _ => Err(unreadable()),
    }
}

fn windows_1252(bytes: &[u8]) -> Result<(String, Encoding), Problem> {
    let character = |byte: &u8| match byte {
        0x80..=0x9f => Some(WINDOWS_1252[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        other => Some(char::from(*other)),
    };
    let text: Option<String> = bytes.iter().map(character).collect();
    text.map(|text| (text, Encoding::Windows1252))
        .ok_or_else(unreadable)
}

fn unreadable() -> Problem {
    Problem::said(Cli::CliImportEncoding, &[])
}
