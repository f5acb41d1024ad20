//! The text of a property list, made ready for the parser of property lists. The parser leaves out
//! CDATA sections and entities that it does not know, and reads UTF-8 only.

use super::NotImported;

/// How a signed profile begins: with the tag of an ASN.1 sequence.
const SEQUENCE: u8 = 0x30;

/// How a signed profile begins that was written as text.
const PEM: &str = "-----BEGIN ";

const CDATA: &str = "<![CDATA[";

/// The entities that XML declares itself.
const ENTITIES: [&str; 5] = ["amp", "apos", "gt", "lt", "quot"];

/// The text of a property list, in which CDATA sections are plain text.
///
/// # Errors
///
/// [`NotImported::Entity`] if a part of the text would be left out. [`NotImported::SignedDer`],
/// [`NotImported::SignedPem`] or [`NotImported::NoPropertyList`] if there is no such text.
pub(super) fn plain(profile: &[u8]) -> Result<String, NotImported> {
    let text = decoded(profile).ok_or(match profile.first() {
        Some(&SEQUENCE) => NotImported::SignedDer,
        _ => NotImported::NoPropertyList,
    })?;
    let start = text.trim_start();
    if start.starts_with(PEM) {
        return Err(NotImported::SignedPem);
    }
    match start.starts_with('<') {
        true => markup(start),
        false => Ok(text),
    }
}

/// UTF-8, UTF-16 with a byte order mark, or ISO-8859-1 that declares itself.
fn decoded(profile: &[u8]) -> Option<String> {
    match profile {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        // Each byte is the number of its character.
        _ if is_latin_1(profile) => Some(profile.iter().copied().map(char::from).collect()),
        _ => String::from_utf8(profile.to_vec()).ok(),
    }
}

/// Whether the first line of the XML says ISO-8859-1.
fn is_latin_1(profile: &[u8]) -> bool {
    let profile = profile.trim_ascii_start();
    let end = profile.windows(2).position(|it| it == b"?>");
    let first = &profile[..end.unwrap_or_default()];
    let first = String::from_utf8_lossy(first).to_ascii_lowercase();
    let encoding = first
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("encoding"));
    let named = encoding.map(|(_, rest)| rest.trim_start_matches([' ', '=', '"', '\'']));
    named.is_some_and(|it| it.starts_with("iso-8859-1\"") || it.starts_with("iso-8859-1'"))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().copied().map(unit).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

fn markup(text: &str) -> Result<String, NotImported> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(section) = rest.strip_prefix(CDATA) {
            let (section, after) = section
                .split_once("]]>")
                .ok_or(NotImported::NoPropertyList)?;
            add_escaped(&mut plain, section);
            rest = after;
        } else {
            let (part, after) = rest.split_at(unchanged(rest)?);
            plain.push_str(part);
            rest = after;
        }
    }
    plain.push_str(rest);
    Ok(plain)
}

/// The length of the comment, instruction, declaration, reference or beginning of a tag with which
/// the text begins.
fn unchanged(text: &str) -> Result<usize, NotImported> {
    let until = |start: &str, end: &str| {
        let at = text[start.len()..].find(end);
        at.map(|at| start.len() + at + end.len())
            .ok_or(NotImported::NoPropertyList)
    };
    if text.starts_with("<!--") {
        until("<!--", "-->")
    } else if text.starts_with("<?") {
        until("<?", "?>")
    } else if text.starts_with("<!") {
        let length = until("<!", ">")?;
        // Declarations inside a document type can give any meaning to an entity.
        let declares = text[..length].contains('[');
        (!declares).then_some(length).ok_or(NotImported::Entity)
    } else if let Some(reference) = text.strip_prefix('&') {
        let (name, _) = reference.split_once(';').ok_or(NotImported::Entity)?;
        let known = name.starts_with('#') || ENTITIES.contains(&name);
        known
            .then_some("&;".len() + name.len())
            .ok_or(NotImported::Entity)
    } else {
        Ok("<".len())
    }
}

fn add_escaped(plain: &mut String, section: &str) {
    for character in section.chars() {
        match character {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            other => plain.push(other),
        }
    }
}
