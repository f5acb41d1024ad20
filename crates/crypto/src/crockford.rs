//! Crockford's base32, for codes that people read from paper and type: digits and capitals without
//! I, L, O and U.
//!
//! Unlike the alphabet of RFC 4648, it tolerates misread characters: a typed `O` means `0`, `I` and
//! `L` mean `1`. <https://www.crockford.com/base32.html>

use chiave_protocol::{Secret, limits::CODE_BYTES, typed::letters_and_digits};
use zeroize::Zeroizing;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The number of characters between two hyphens.
const GROUP: usize = 4;

/// One character, so five bits, of each random byte.
pub(crate) fn text_of(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len()));
    // 256 is a multiple of 32, so all characters are equally likely.
    let characters = bytes.iter().map(|byte| ALPHABET[usize::from(byte % 32)]);
    text.extend(characters.map(char::from));
    text
}

/// Reads what a person typed: `characters` of the alphabet. Ignores case, width, and characters that
/// are neither letter nor digit; corrects misread letters.
pub(crate) fn parse(typed: &str, characters: usize) -> Option<Zeroizing<String>> {
    if typed.len() > CODE_BYTES {
        return None;
    }
    let mut text = Zeroizing::new(String::with_capacity(characters + 1));
    for typed in letters_and_digits(typed).chars().take(characters + 1) {
        text.push(canonical(typed)?);
    }
    (text.len() == characters).then_some(text)
}

/// The text in groups of four characters.
pub(crate) fn grouped(text: &str) -> Secret {
    let mut shown = String::with_capacity(text.len() + text.len() / GROUP);
    for (index, character) in text.chars().enumerate() {
        if index > 0 && index % GROUP == 0 {
            shown.push('-');
        }
        shown.push(character);
    }
    Secret::new(shown)
}

fn canonical(typed: char) -> Option<char> {
    let upper = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let byte = u8::try_from(upper).ok()?;
    ALPHABET.contains(&byte).then_some(upper)
}
